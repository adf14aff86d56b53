package io.jobsentry.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Where lines end: at newlines and carriage returns. */
final class LineEnds {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;
  private static final long RETURNS = 0x0d0d0d0d0d0d0d0dL;
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;

  private LineEnds() {}

  /** The first from a place on, or {@code end}. */
  static int next(byte[] bytes, int from, int end) {
    int i = from;
    while (i <= end - Long.BYTES && !isNear(bytes, i)) {
      i += Long.BYTES;
    }
    while (i < end && !isEnd(bytes[i])) {
      i++;
    }
    return i;
  }

  /** Where the line starts that a place belongs to, not before {@code from}. */
  static int lineStart(byte[] bytes, int from, int place) {
    int i = place;
    while (i >= from + Long.BYTES && !isNear(bytes, i - Long.BYTES)) {
      i -= Long.BYTES;
    }
    while (i > from && !isEnd(bytes[i - 1])) {
      i--;
    }
    return i;
  }

  private static boolean isEnd(byte b) {
    return b == '\n' || b == '\r';
  }

  /** Whether one of eight bytes is a line end. */
  private static boolean isNear(byte[] bytes, int place) {
    long eight = (long) LONG.get(bytes, place);
    // Zero where such a byte is; subtracting one then borrows from the top bit.
    long newlines = eight ^ NEWLINES;
    long returns = eight ^ RETURNS;
    long borrowed = ((newlines - ONES) & ~newlines) | ((returns - ONES) & ~returns);
    return (borrowed & TOPS) != 0;
  }
}
