package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The pieces of text that wake the reader, also as they stand within quotes. How many there are
 * does not matter much: a line is looked through once.
 */
final class Triggers {
  private static final int BUCKETS = 1 << 12;

  private final Set<String> literals = new LinkedHashSet<>();

  /** The literals by their first two characters; empty where there are none. */
  private final String[][] byStart = new String[BUCKETS][];

  Triggers(Collection<Grammar> grammars) {
    for (Grammar grammar : grammars) {
      for (String trigger : grammar.triggers()) {
        literals.add(trigger);
        literals.add(trigger.replace("\t", "\\t").replace("\"", "\\\""));
      }
    }
    var buckets = new ArrayList<List<String>>(Collections.nCopies(BUCKETS, List.of()));
    for (String literal : literals) {
      int bucket = bucket(literal.charAt(0), literal.charAt(1));
      var grown = new ArrayList<>(buckets.get(bucket));
      grown.add(literal);
      buckets.set(bucket, grown);
    }
    Arrays.setAll(byStart, i -> buckets.get(i).toArray(String[]::new));
  }

  Set<String> all() {
    return Collections.unmodifiableSet(literals);
  }

  boolean in(String line) {
    for (int i = 0; i + 1 < line.length(); i++) {
      String[] some = byStart[bucket(line.charAt(i), line.charAt(i + 1))];
      for (String literal : some) {
        if (line.startsWith(literal, i)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int bucket(char first, char second) {
    return (first * 67 + second) & (BUCKETS - 1);
  }
}
