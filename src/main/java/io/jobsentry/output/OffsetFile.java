package io.jobsentry.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One offset in a file of its own, as 20 digits and a newline. It is overwritten in place by one
 * small write, which a killed process cannot tear and which needs no space on a disk that has
 * filled up since the file was made.
 */
final class OffsetFile implements AutoCloseable {
  private static final int LENGTH = 21;

  private final Path path;
  private @Nullable FileChannel channel;

  OffsetFile(Path path) {
    this.path = path;
  }

  /** What was written last; nothing when there is no such file or no offset in it. */
  static OptionalLong read(Path path) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (NoSuchFileException _) {
      return OptionalLong.empty();
    }
    if (bytes.length != LENGTH || bytes[LENGTH - 1] != '\n') {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      value = value * 10 + digit;
    }
    return OptionalLong.of(value);
  }

  void write(long offset, boolean durable) throws IOException {
    FileChannel file = channel;
    if (file == null) {
      Path folder = path.getParent();
      if (folder != null) {
        Private.makeFolders(folder);
      }
      file = Private.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel = file;
    }
    var bytes = ByteBuffer.wrap("%020d\n".formatted(offset).getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      file.write(bytes, bytes.position());
    }
    if (file.size() != LENGTH) {
      file.truncate(LENGTH);
    }
    if (durable) {
      file.force(false);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
