package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one incarnation's output from an offset on, wherever they lie: in archives or in the
 * live file. Safe while somebody archives the same incarnation.
 *
 * <h2>How a reader never sees a hole</h2>
 *
 * The head file names the first offset that is still in the live file. An archive is complete
 * before the head moves past it, and the head moves before the hole is punched. So bytes read from
 * the live file are good if the head, read <em>after</em> them, is not past their start; otherwise
 * they are read again from the archive.
 */
final class SegmentSource implements AutoCloseable {
  private final Layout layout;
  private final Incarnation incarnation;
  private final Path live;
  private final Path headFile;
  private long position;
  private long chunk;
  private @Nullable FileChannel channel;
  private @Nullable InputStream archive;
  private long archiveEnd;

  /** As of the last listing; there may be more by now. */
  private List<Archive> archives = List.of();

  SegmentSource(Layout layout, Incarnation incarnation, long position) {
    this.layout = layout;
    this.incarnation = incarnation;
    this.live = layout.segment(incarnation);
    this.headFile = headFile(layout, incarnation);
    this.position = position;
    this.chunk = position;
  }

  /** Holds the first offset that the live file still has. */
  static Path headFile(Layout layout, Incarnation incarnation) {
    return layout.logs().resolve("job-%05d.head".formatted(incarnation.number()));
  }

  static long head(Layout layout, Incarnation incarnation) throws IOException {
    return OffsetFile.read(headFile(layout, incarnation)).orElse(0);
  }

  /** Where the next read starts, unless there is a gap. */
  long position() {
    return position;
  }

  /** Where the bytes of the last read start. */
  long chunk() {
    return chunk;
  }

  /** The end of the live file as of now; 0 when there is none. */
  long size() throws IOException {
    FileChannel file = live();
    return file == null ? 0 : file.size();
  }

  void seek(long offset) throws IOException {
    closeArchive();
    position = offset;
  }

  /**
   * Reads on.
   *
   * @return the number of bytes, 0 when there are none for now
   */
  int read(byte[] buffer) throws IOException {
    while (true) {
      if (archive != null) {
        int read = readArchive(archive, buffer);
        if (read > 0) {
          return advance(read);
        }
        continue;
      }
      FileChannel file = live();
      long head = OffsetFile.read(headFile).orElse(0);
      if (file != null && position >= head) {
        int read = file.read(ByteBuffer.wrap(buffer), position);
        if (read <= 0) {
          return 0;
        }
        if (OffsetFile.read(headFile).orElse(0) <= position) {
          return advance(read);
        }
      } else if (!openArchive(file == null ? Long.MAX_VALUE : head)) {
        return 0;
      }
    }
  }

  private int advance(int read) {
    chunk = position;
    position += read;
    return read;
  }

  private int readArchive(InputStream stream, byte[] buffer) throws IOException {
    int wanted = (int) Math.min(buffer.length, archiveEnd - position);
    int read;
    try {
      read = wanted == 0 ? -1 : stream.read(buffer, 0, wanted);
    } catch (java.util.zip.ZipException | java.io.EOFException _) {
      // Damaged from here on: what it held is a gap, and the story goes on behind it.
      read = -1;
    }
    if (read <= 0) {
      closeArchive();
      position = archiveEnd;
      return 0;
    }
    return read;
  }

  /** Opens what comes next before the head; moves over what is gone. */
  private boolean openArchive(long head) throws IOException {
    Optional<Archive> next = next();
    if (next.isEmpty()) {
      archives = Archive.of(layout, incarnation);
      next = next();
    }
    if (next.isEmpty() || next.get().start() >= head) {
      if (head == Long.MAX_VALUE) {
        return false;
      }
      position = head;
      return true;
    }
    position = Math.max(position, next.get().start());
    archiveEnd = next.get().end();
    try {
      archive = next.get().open(position);
    } catch (NoSuchFileException _) {
      // Shed between the listing and now: the next round sees the gap.
      archives = List.of();
      return true;
    } catch (java.util.zip.ZipException | java.io.EOFException _) {
      position = archiveEnd;
    }
    return true;
  }

  private Optional<Archive> next() {
    return archives.stream().filter(a -> a.end() > position).findFirst();
  }

  private @Nullable FileChannel live() throws IOException {
    if (channel == null) {
      try {
        channel = FileChannel.open(live, StandardOpenOption.READ);
      } catch (NoSuchFileException _) {
        return null;
      }
    }
    return channel;
  }

  private void closeArchive() throws IOException {
    if (archive != null) {
      archive.close();
      archive = null;
    }
  }

  @Override
  public void close() throws IOException {
    closeArchive();
    if (channel != null) {
      channel.close();
    }
  }
}
