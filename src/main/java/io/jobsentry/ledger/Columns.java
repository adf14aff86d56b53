package io.jobsentry.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Which cell is which, by the header above it. Columns that are not known here are passed over.
 *
 * @param names those of the cells in order
 */
record Columns(List<String> names) {
  private static final String FIRST = "timestamp\tincident_id\t";

  /** Those of the earlier system, which are the first of ours. */
  static final Columns EARLIER = new Columns(Row.COLUMNS.subList(0, 8));

  Columns {
    names = List.copyOf(names);
  }

  static boolean heads(byte[] bytes, int from, int to) {
    if (to - from < FIRST.length() || bytes[from] != 't') {
      return false;
    }
    for (int i = 0; i < FIRST.length(); i++) {
      if (bytes[from + i] != FIRST.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static Columns of(byte[] bytes, int from, int to) {
    String line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return new Columns(List.of(line.split("\t", -1)));
  }

  /** The place of a column; -1 where there is none of that name. */
  int at(String name) {
    return names.indexOf(name);
  }

  /** Whether cells are escaped, and rows chained. */
  boolean ours() {
    return at("hash") >= 0;
  }
}
