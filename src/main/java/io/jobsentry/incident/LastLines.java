package io.jobsentry.incident;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lines of a file, the last one first, so that whoever wants the latest need not read the rest.
 * Memory is bounded by the longest line.
 */
final class LastLines implements AutoCloseable {
  private static final int PIECE = 1 << 16;

  private final FileChannel file;

  /** Where in the file the text begins. */
  private long start;

  private byte[] text = {};

  /** Behind this, all of the text has been handed out. */
  private int end;

  private int from;
  private int to;

  LastLines(Path path) throws IOException {
    this.file = FileChannel.open(path, StandardOpenOption.READ);
    this.start = file.size();
  }

  /** Goes to the line before; false where there is none. */
  boolean next() throws IOException {
    while (true) {
      to = end > 0 && text[end - 1] == '\n' ? end - 1 : end;
      from = to;
      while (from > 0 && text[from - 1] != '\n') {
        from--;
      }
      if (from > 0 || start == 0) {
        boolean more = end > 0;
        end = from;
        return more;
      }
      readOn();
    }
  }

  private void readOn() throws IOException {
    // A line that is longer than a piece is not looked through once for each piece.
    int more = (int) Math.min(start, Math.max(PIECE, end));
    byte[] longer = new byte[more + end];
    System.arraycopy(text, 0, longer, more, end);
    ByteBuffer into = ByteBuffer.wrap(longer, 0, more);
    while (into.hasRemaining()) {
      if (file.read(into, start - more + into.position()) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
    start -= more;
    text = longer;
    end += more;
  }

  /** Whether the line may hold all of what is sought. */
  boolean mayHold(Sought sought) {
    return sought.mayStandIn(text, from, to);
  }

  /** The line. */
  String line() {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
