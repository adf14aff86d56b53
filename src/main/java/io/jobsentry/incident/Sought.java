package io.jobsentry.incident;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Words that are sought in lines of JSON, in any case, before a line is made a text: most need not
 * be. What it lets through has still to be looked at.
 */
final class Sought {
  private final List<byte[]> words;

  Sought(List<String> words) {
    this.words =
        words.stream()
            .map(it -> it.toLowerCase(Locale.ROOT))
            .filter(it -> it.chars().allMatch(c -> c < 0x80))
            .map(it -> it.getBytes(StandardCharsets.US_ASCII))
            .toList();
  }

  /** Whether all may stand in a part of some bytes. */
  boolean mayStandIn(byte[] text, int from, int to) {
    for (byte[] word : words) {
      if (!mayStand(word, text, from, to)) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayStand(byte[] word, byte[] text, int from, int to) {
    if (word.length == 0) {
      return true;
    }
    byte first = word[0];
    int last = to - word.length;
    for (int at = from; at < to; at++) {
      byte b = text[at];
      // A letter may be written as an escape, and one of another alphabet may be ASCII in lower
      // case.
      if (b < 0 || b == '\\' || (small(b) == first && at <= last && stands(word, text, at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean stands(byte[] word, byte[] text, int at) {
    int i = 0;
    while (i < word.length && small(text[at + i]) == word[i]) {
      i++;
    }
    return i == word.length;
  }

  private static int small(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }
}
