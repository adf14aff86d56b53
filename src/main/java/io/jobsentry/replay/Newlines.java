package io.jobsentry.replay;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Counts and finds line ends, eight bytes at a time. */
final class Newlines {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0a0a0a0a0a0a0a0aL;
  private static final long LOW = 0x7f7f7f7f7f7f7f7fL;

  private Newlines() {}

  static int count(byte[] bytes, int from, int to) {
    int found = 0;
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long other = (long) LONG.get(bytes, i) ^ EACH;
      // A byte that is zero here is a newline, and only its top bit stays clear.
      long without = ((other & LOW) + LOW) | other | LOW;
      found += Long.bitCount(~without);
    }
    for (; i < to; i++) {
      found += bytes[i] == '\n' ? 1 : 0;
    }
    return found;
  }

  /** Behind the last newline; {@code from} if there is none. */
  static int lastEnd(byte[] bytes, int from, int to) {
    int i = to;
    while (i > from && bytes[i - 1] != '\n') {
      i--;
    }
    return i;
  }
}
