package io.jobsentry.disk;

import io.jobsentry.posix.Posix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** The machine's disk. */
public final class RealDisk implements Disk {
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  @Override
  public boolean exists(Path file) {
    return Files.exists(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  @Override
  public List<String> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public void makeFolders(Path folder) throws IOException {
    Files.createDirectories(folder, FOLDER);
  }

  @Override
  public void replace(Path file, byte[] content, boolean durable) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    // One left behind by a crash may have other rights than ours.
    Files.deleteIfExists(fresh);
    try {
      write(fresh, content, durable);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // On a full disk, half a file is room that others need.
      Files.deleteIfExists(fresh);
      throw e;
    }
    if (durable) {
      syncFolder(file);
    }
  }

  private static void write(Path fresh, byte[] content, boolean durable) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      if (durable) {
        channel.force(true);
      }
    }
  }

  @Override
  public Appender append(Path file) throws IOException {
    boolean fresh = !Files.exists(file);
    FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), FILE);
    if (fresh) {
      syncFolder(file);
    }
    return new ChannelAppender(file, channel);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    syncFolder(to);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** A new name is only there for good once its folder is synced. */
  private static void syncFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static final class ChannelAppender implements Appender {
    /** What is set aside at once, and renewed when half of it is used. */
    private static final long AHEAD = 1 << 17;

    private final Path file;
    private final FileChannel channel;
    private long size;
    private long reservedTo;

    ChannelAppender(Path file, FileChannel channel) throws IOException {
      this.file = file;
      this.channel = channel;
      this.size = channel.size();
      channel.position(size);
      reserve();
    }

    /** Room for what comes, so that a disk that fills up meanwhile does not matter at once. */
    private void reserve() {
      if (reservedTo - size >= AHEAD / 2) {
        return;
      }
      try {
        reservedTo = Posix.reserve(file, size, AHEAD) ? size + AHEAD : Long.MAX_VALUE;
      } catch (IOException _) {
        // No room to spare: it is tried again with the next write, which says so if it fails.
        reservedTo = 0;
      }
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void append(byte[] bytes, boolean durable) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        // What is there counts, even when the rest fails: the caller must see that it is to be cut.
        size += channel.write(buffer);
      }
      reserve();
      if (durable) {
        channel.force(false);
      }
    }

    @Override
    public void cutTo(long wanted) throws IOException {
      channel.truncate(wanted);
      channel.position(wanted);
      // Bytes that were cut off must not come back behind others that are written now.
      channel.force(true);
      size = wanted;
      // The cut has given back what was set aside behind it.
      reservedTo = 0;
      reserve();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
