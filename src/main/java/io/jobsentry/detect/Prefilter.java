package io.jobsentry.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the places in raw bytes where a literal of any of many patterns stands.
 *
 * <p>Only every second place is looked at: three bytes there, without regard to case, are looked up
 * in a table of bits. Each literal has two neighbouring triples in the table, so that one of them
 * is met wherever it stands; of a long literal they are the rarest. What the table lets through is
 * compared with the literals themselves.
 */
final class Prefilter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int FOLD = 0x202020;
  private static final int TABLE_BITS = 17;
  private static final int BUCKETS = 1 << 12;
  private static final int WIDTH = 3;
  private static final int STRIDE = 2;

  private final long[] table = new long[1 << (TABLE_BITS - 6)];
  private final int[][] buckets = new int[BUCKETS][];
  private final byte[][] literals;
  private final boolean[] anyCase;
  private final int[][] owners;
  private final boolean empty;

  /** Is told where a literal is found. */
  @FunctionalInterface
  interface Hits {
    /**
     * @param pattern its number
     * @param place where the literal starts
     */
    void hit(int pattern, int place);
  }

  /**
   * @param needs for each pattern the literals one of which it needs; none for one that is not
   *     looked for here
   */
  Prefilter(List<Set<Literal>> needs) {
    Map<Literal, List<Integer>> patterns = new LinkedHashMap<>();
    for (int i = 0; i < needs.size(); i++) {
      for (Literal literal : needs.get(i)) {
        patterns.computeIfAbsent(literal, _ -> new ArrayList<>()).add(i);
      }
    }
    int count = patterns.size();
    empty = count == 0;
    literals = new byte[count][];
    anyCase = new boolean[count];
    owners = new int[count][];
    List<Set<Integer>> entries = new ArrayList<>();
    for (int i = 0; i < BUCKETS; i++) {
      entries.add(new HashSet<>());
    }
    int number = 0;
    for (var entry : patterns.entrySet()) {
      literals[number] = entry.getKey().bytes();
      anyCase[number] = entry.getKey().anyCase();
      owners[number] = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
      enter(number, entries);
      number++;
    }
    for (int i = 0; i < BUCKETS; i++) {
      buckets[i] = entries.get(i).stream().mapToInt(Integer::intValue).sorted().toArray();
    }
  }

  private void enter(int number, List<Set<Integer>> entries) {
    byte[] literal = literals[number];
    int first = rarest(literal);
    for (int start = first; start < first + STRIDE; start++) {
      triples(literal, start, 0, 0, number << 8 | (start + 1), entries);
    }
  }

  /** Where the first of two triples starts, one before the literal if it is short. */
  private static int rarest(byte[] literal) {
    if (literal.length < WIDTH + STRIDE - 1) {
      return -1;
    }
    int rarest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int start = 0; start + WIDTH + STRIDE - 1 <= literal.length; start++) {
      double middle = Commonness.of(literal[start + 1]) * Commonness.of(literal[start + 2]);
      double both =
          middle * (Commonness.of(literal[start]) + Commonness.of(literal[start + WIDTH]));
      if (both < least) {
        least = both;
        rarest = start;
      }
    }
    return rarest;
  }

  /** Enters a triple; where it reaches beyond the literal, with every byte that can be there. */
  private void triples(
      byte[] literal, int start, int index, int triple, int entry, List<Set<Integer>> entries) {
    if (index == WIDTH) {
      int hash = hash(triple);
      table[hash >>> 6] |= 1L << hash;
      entries.get(hash & (BUCKETS - 1)).add(entry);
      return;
    }
    int at = start + index;
    if (at >= 0 && at < literal.length) {
      int b = ((literal[at] & 0xff) | 0x20) << (8 * index);
      triples(literal, start, index + 1, triple | b, entry, entries);
    } else {
      for (int any = 0x20; any < 0x100; any = (any + 1) | 0x20) {
        triples(literal, start, index + 1, triple | any << (8 * index), entry, entries);
      }
    }
  }

  private static int hash(int triple) {
    return (triple * 0x9e3779b1) >>> (32 - TABLE_BITS);
  }

  /**
   * Tells of every literal that lies within the bytes. What is told of one place never belongs to a
   * line before that of a place that was told earlier.
   */
  void scan(byte[] bytes, int from, int to, Hits hits) {
    if (empty) {
      return;
    }
    int fast = Math.min(to, bytes.length - 3);
    int place = from;
    while (place < to) {
      place = next(bytes, place, fast);
      if (place >= to) {
        return;
      }
      int triple =
          place < fast ? (int) INT.get(bytes, place) | FOLD : slowTriple(bytes, place) | FOLD;
      int hash = hash(triple & 0xffffff);
      if ((table[hash >>> 6] >>> hash & 1) != 0) {
        compare(bytes, from, to, place, buckets[hash & (BUCKETS - 1)], hits);
      }
      place += STRIDE;
    }
  }

  /** The next place that the table lets through, or the first that is too near to the end. */
  private int next(byte[] bytes, int from, int to) {
    long[] bits = table;
    for (int place = from; place < to; place += STRIDE) {
      int hash = hash(((int) INT.get(bytes, place) | FOLD) & 0xffffff);
      if ((bits[hash >>> 6] >>> hash & 1) != 0) {
        return place;
      }
    }
    return from >= to ? from : to + ((to - from) & 1);
  }

  private static int slowTriple(byte[] bytes, int place) {
    int triple = 0;
    for (int i = 0; i < WIDTH && place + i < bytes.length; i++) {
      triple |= (bytes[place + i] & 0xff) << (8 * i);
    }
    return triple;
  }

  private void compare(byte[] bytes, int from, int to, int place, int[] entries, Hits hits) {
    for (int entry : entries) {
      int number = entry >>> 8;
      int start = place - ((entry & 0xff) - 1);
      byte[] literal = literals[number];
      if (start >= from && start + literal.length <= to && stands(bytes, start, number)) {
        for (int owner : owners[number]) {
          hits.hit(owner, start);
        }
      }
    }
  }

  private boolean stands(byte[] bytes, int start, int number) {
    byte[] literal = literals[number];
    if (!anyCase[number]) {
      return Arrays.equals(bytes, start, start + literal.length, literal, 0, literal.length);
    }
    for (int i = 0; i < literal.length; i++) {
      byte b = bytes[start + i];
      if (b != literal[i] && (b < 'A' || b > 'Z' || (b | 0x20) != literal[i])) {
        return false;
      }
    }
    return true;
  }
}
