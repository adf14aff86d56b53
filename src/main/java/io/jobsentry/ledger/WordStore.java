package io.jobsentry.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Words that come again and again in a column, each made into a string once. */
final class WordStore {
  private static final int SIZE = 1024;
  private static final int LONGEST = 256;

  private final byte[][] bytes = new byte[SIZE][];
  private final String[] words = new String[SIZE];

  /**
   * @param escaped whether it may hold escapes
   */
  String word(Reading cells, int cell, boolean escaped) {
    if (cell < 0 || cell >= cells.count()) {
      return "";
    }
    byte[] from = cells.bytes();
    int start = cells.from(cell);
    int end = cells.to(cell);
    if (end - start > LONGEST) {
      return made(from, start, end, escaped);
    }
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + from[i];
    }
    int slot = (hash ^ (hash >>> 15)) & (SIZE - 1);
    byte[] known = bytes[slot];
    if (known == null || !Arrays.equals(known, 0, known.length, from, start, end)) {
      bytes[slot] = Arrays.copyOfRange(from, start, end);
      words[slot] = made(from, start, end, escaped);
    }
    return words[slot];
  }

  private static String made(byte[] from, int start, int end, boolean escaped) {
    String text = new String(from, start, end - start, StandardCharsets.UTF_8);
    return escaped ? Cells.unescape(text) : text;
  }
}
