package io.jobsentry.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The last lines of a text. No line is cut: half a secret would not be seen to be one.
 *
 * @param omitted the bytes before it
 */
record Tail(String text, long omitted) {

  /** Of a file that somebody may be writing into. */
  static Tail of(Path file, int most) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it is no file");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long from = Math.max(0, channel.size() - most);
      ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
        // As much as there is.
      }
      return of(Arrays.copyOf(bytes.array(), bytes.position()), from);
    }
  }

  private static Tail of(byte[] bytes, long before) {
    int start = 0;
    while (before > 0 && start < bytes.length && (start == 0 || bytes[start - 1] != '\n')) {
      start++;
    }
    return new Tail(
        new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8), before + start);
  }

  /** Keeps the last of what goes through it. */
  static final class Keeper extends OutputStream {
    private final int most;
    private final byte[] kept;
    private int length;
    private long gone;

    Keeper(int most) {
      this.most = most;
      this.kept = new byte[2 * most];
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      for (int done = 0; done < count; ) {
        if (length == kept.length) {
          System.arraycopy(kept, most, kept, 0, most);
          length = most;
          gone += most;
        }
        int now = Math.min(count - done, kept.length - length);
        System.arraycopy(bytes, from + done, kept, length, now);
        length += now;
        done += now;
      }
    }

    /**
     * @param before how many bytes stand before what was written
     */
    Tail tail(long before) {
      int from = Math.max(0, length - most);
      return of(Arrays.copyOfRange(kept, from, length), before + gone + from);
    }
  }
}
