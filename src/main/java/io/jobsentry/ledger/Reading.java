package io.jobsentry.ledger;

import java.nio.charset.StandardCharsets;

/** The cells of one line, not yet made into strings. */
final class Reading {
  private static final int MOST = 64;

  private byte[] bytes = {};
  private int to;
  private int count;

  /** Where each cell starts; behind the last, one past the end of the line. */
  private final int[] starts = new int[MOST + 1];

  static Reading of(byte[] bytes, int from, int to) {
    var reading = new Reading();
    reading.take(bytes, from, to);
    return reading;
  }

  void take(byte[] line, int from, int end) {
    take(line, from, end, MOST);
  }

  /**
   * @param wanted so many cells matter; what stands behind them is not looked at
   */
  void take(byte[] line, int from, int end, int wanted) {
    bytes = line;
    to = end;
    int cells = 1;
    starts[0] = from;
    for (int i = from; i < end && cells <= wanted; i++) {
      if (line[i] == '\t' && cells < MOST) {
        starts[cells++] = i + 1;
      }
    }
    if (cells > wanted) {
      count = wanted;
    } else {
      count = cells;
      starts[cells] = end + 1;
    }
  }

  int count() {
    return count;
  }

  int from(int cell) {
    return starts[cell];
  }

  int to(int cell) {
    return Math.min(starts[cell + 1] - 1, to);
  }

  byte[] bytes() {
    return bytes;
  }

  /** The text of a cell as it stands; empty where there is no such cell. */
  String text(int cell) {
    return cell < 0 || cell >= count
        ? ""
        : new String(bytes, from(cell), to(cell) - from(cell), StandardCharsets.UTF_8);
  }

  boolean is(int cell, String ascii) {
    if (cell < 0 || cell >= count || to(cell) - from(cell) != ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[from(cell) + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
