package io.jobsentry.detect;

import java.util.Arrays;

/**
 * The two characters beyond ASCII that are an ASCII letter to an expression that ignores case: the
 * long s and the Kelvin sign. A line that holds one is read with the letter in its place.
 */
final class LookAlikes {
  private static final byte[] LONG_S = {(byte) 0xc5, (byte) 0xbf};
  private static final byte[] KELVIN = {(byte) 0xe2, (byte) 0x84, (byte) 0xaa};

  private LookAlikes() {}

  static boolean contains(int character) {
    return character == 0x17f || character == 0x212a;
  }

  /** Whether one of them starts at a place. */
  static boolean at(byte[] bytes, int place, int end) {
    return startsWith(LONG_S, bytes, place, end) || startsWith(KELVIN, bytes, place, end);
  }

  /** The text with letters in their place; the same array when there are none. */
  static byte[] replaced(byte[] text) {
    int from = 0;
    while (from < text.length && !at(text, from, text.length)) {
      from++;
    }
    if (from == text.length) {
      return text;
    }
    byte[] replaced = text.clone();
    int to = from;
    while (from < text.length) {
      if (startsWith(LONG_S, text, from, text.length)) {
        replaced[to++] = 's';
        from += LONG_S.length;
      } else if (startsWith(KELVIN, text, from, text.length)) {
        replaced[to++] = 'k';
        from += KELVIN.length;
      } else {
        replaced[to++] = text[from++];
      }
    }
    return Arrays.copyOf(replaced, to);
  }

  private static boolean startsWith(byte[] start, byte[] bytes, int place, int end) {
    return place + start.length <= end
        && Arrays.equals(start, 0, start.length, bytes, place, place + start.length);
  }
}
