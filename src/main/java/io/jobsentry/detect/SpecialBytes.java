package io.jobsentry.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds what keeps raw bytes from being compared with literals as they are: escape sequences, which
 * can stand in the middle of a word, and, where case does not matter, look-alikes of letters.
 */
final class SpecialBytes {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final byte ESCAPE = 0x1b;
  private static final long ESCAPES = 0x1b1b1b1b1b1b1b1bL;
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;

  private final boolean lookAlikes;
  private final long beyondAscii;

  SpecialBytes(boolean lookAlikes) {
    this.lookAlikes = lookAlikes;
    this.beyondAscii = lookAlikes ? TOPS : 0;
  }

  /** The first place of one, or {@code end}. */
  int next(byte[] bytes, int from, int end) {
    int i = from;
    while (true) {
      i = suspicious(bytes, i, end);
      int stop = Math.min(end, i + 2 * Long.BYTES);
      while (i < stop) {
        if (bytes[i] == ESCAPE || (lookAlikes && LookAlikes.at(bytes, i, end))) {
          return i;
        }
        i++;
      }
      if (i == end) {
        return end;
      }
    }
  }

  /** A place up to which there is nothing special. */
  private int suspicious(byte[] bytes, int from, int end) {
    int i = from;
    for (; i <= end - 2 * Long.BYTES; i += 2 * Long.BYTES) {
      if ((marks(bytes, i) | marks(bytes, i + Long.BYTES)) != 0) {
        return i;
      }
    }
    return i;
  }

  /** Not zero when one of eight bytes is an escape byte, or beyond ASCII where that matters. */
  private long marks(byte[] bytes, int place) {
    long eight = (long) LONG.get(bytes, place);
    long zeroWhereEscape = eight ^ ESCAPES;
    return ((zeroWhereEscape - ONES) & ~zeroWhereEscape & TOPS) | (eight & beyondAscii);
  }
}
