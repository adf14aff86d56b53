package io.jobsentry.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file one after the other, without holding more than one in memory. */
final class Lines {
  private static final int BUFFER = 1 << 18;

  private Lines() {}

  /** Whoever is shown the lines. */
  interface Taker {
    /**
     * @param bytes where it stands, until the next one
     * @param number counted from 1
     * @param ended whether it has a line end, which only the last may lack
     */
    void line(byte[] bytes, int from, int to, int number, boolean ended) throws IOException;
  }

  static void each(InputStream in, Taker taker) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int number = 0;
    int start = 0;
    int size = 0;
    while (true) {
      int read = in.read(buffer, size, buffer.length - size);
      if (read < 0) {
        break;
      }
      int end = size;
      size += read;
      while (true) {
        while (end < size && buffer[end] != '\n') {
          end++;
        }
        if (end == size) {
          break;
        }
        taker.line(buffer, start, end, ++number, true);
        start = ++end;
      }
      if (start > 0) {
        System.arraycopy(buffer, start, buffer, 0, size - start);
        size -= start;
        start = 0;
      }
      if (size == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
    }
    if (size > 0) {
      taker.line(buffer, 0, size, ++number, false);
    }
  }
}
