package io.jobsentry.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds the places in raw bytes where a literal of any of many patterns stands.
 *
 * <p>Only every second, third or fourth place is looked at: the bytes there are looked up in a
 * table of bits. Each literal has as many neighbouring pieces in the table, so that one of them is
 * met wherever it stands; of a long literal they are the rarest. What the table lets through is
 * compared with the literals themselves.
 */
final class Prefilter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int TABLE_BITS = 18;
  private static final int BUCKETS = 1 << 14;

  /** So many places are looked at in one go. */
  private static final int AT_ONCE = 4;

  /** Two pieces that are no farther apart lie within eight bytes. */
  private static final int LONGEST_STRIDE = 4;

  private final int stride;
  private final int width;
  private final int mask;
  private final long[] table = new long[1 << (TABLE_BITS - 6)];

  /** The pieces of those literals for which a longer piece says no more. */
  private final long[] shorts = new long[1 << (TABLE_BITS - 6)];

  /** What stands in the others where their pieces start: eight bytes. */
  private final long[] longs = new long[1 << (TABLE_BITS - 6)];

  private final int[][] buckets = new int[BUCKETS][];

  /** Only while it is being made: what stands in which bucket. */
  private long[] entries = new long[1 << 12];

  private int entered;
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
    // By their texts, the second for those without a case: records are slow to hash at a start.
    var exact = new HashMap<String, Integer>();
    var caseless = new HashMap<String, Integer>();
    var texts = new ArrayList<byte[]>();
    var withoutCase = new ArrayList<Boolean>();
    var patterns = new ArrayList<List<Integer>>();
    int shortest = Integer.MAX_VALUE;
    for (int i = 0; i < needs.size(); i++) {
      for (Literal literal : needs.get(i)) {
        var numbers = literal.anyCase() ? caseless : exact;
        Integer known = numbers.putIfAbsent(literal.text(), texts.size());
        if (known == null) {
          byte[] bytes = literal.bytes();
          shortest = Math.min(shortest, bytes.length);
          texts.add(bytes);
          withoutCase.add(literal.anyCase());
          patterns.add(new ArrayList<>());
        }
        patterns.get(known == null ? texts.size() - 1 : known).add(i);
      }
    }
    // Then a piece reaches beyond a literal by one byte at most.
    stride = Math.clamp(shortest - 1, 2, LONGEST_STRIDE);
    width = shortest > 2 ? 4 : 3;
    mask = width == 4 ? -1 : 0xffffff;
    int count = texts.size();
    empty = count == 0;
    literals = texts.toArray(new byte[0][]);
    anyCase = new boolean[count];
    owners = new int[count][];
    for (int number = 0; number < count; number++) {
      anyCase[number] = withoutCase.get(number);
      owners[number] = new int[patterns.get(number).size()];
      for (int i = 0; i < owners[number].length; i++) {
        owners[number][i] = patterns.get(number).get(i);
      }
      enter(number);
    }
    fillBuckets();
  }

  private void enter(int number) {
    byte[] literal = literals[number];
    boolean isLong = literal.length >= Long.BYTES + stride - 1 && !anyCase[number];
    int first = rarest(literal, isLong ? Long.BYTES : width);
    for (int start = first; start < first + stride; start++) {
      pieces(number, start, 0, 0, isLong ? table : shorts);
      if (isLong) {
        set(longs, hash((long) LONG.get(literal, start)));
      }
    }
  }

  private void fillBuckets() {
    Arrays.fill(buckets, new int[0]);
    Arrays.sort(entries, 0, entered);
    int from = 0;
    while (from < entered) {
      int bucket = (int) (entries[from] >>> 32);
      var some = new int[entered - from < 8 ? entered - from : 8];
      int size = 0;
      int to = from;
      for (; to < entered && (int) (entries[to] >>> 32) == bucket; to++) {
        if (to > from && entries[to] == entries[to - 1]) {
          continue;
        }
        if (size == some.length) {
          some = Arrays.copyOf(some, 2 * size);
        }
        some[size++] = (int) entries[to];
      }
      buckets[bucket] = Arrays.copyOf(some, size);
      from = to;
    }
    entries = new long[0];
  }

  /** Where the first of the pieces starts, one before the literal if it is short. */
  private int rarest(byte[] literal, int length) {
    int places = literal.length - length + 1;
    if (places < stride) {
      return -1;
    }
    var commonness = new double[places];
    for (int start = 0; start < places; start++) {
      commonness[start] = Commonness.of(literal, start, start + width);
    }
    int rarest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int start = 0; start + stride <= places; start++) {
      double all = 0;
      for (int i = 0; i < stride; i++) {
        all += commonness[start + i];
      }
      if (all < least) {
        least = all;
        rarest = start;
      }
    }
    return rarest;
  }

  /** Enters a piece with every byte that can be there, in the literal and beyond it. */
  private void pieces(int number, int start, int index, int piece, long[] also) {
    if (index == width) {
      int hash = hash(piece);
      set(table, hash);
      set(also, hash);
      if (entered == entries.length) {
        entries = Arrays.copyOf(entries, 2 * entered);
      }
      entries[entered++] = (long) (hash & (BUCKETS - 1)) << 32 | (long) number << 8 | (start + 1);
      return;
    }
    int at = start + index;
    byte[] literal = literals[number];
    boolean within = at >= 0 && at < literal.length;
    int least = within ? literal[at] & 0xff : 0;
    int most = within ? least : 0xff;
    for (int b = least; b <= most; b++) {
      pieces(number, start, index + 1, piece | b << (8 * index), also);
    }
    if (within && anyCase[number] && least >= 'a' && least <= 'z') {
      pieces(number, start, index + 1, piece | (least ^ 0x20) << (8 * index), also);
    }
  }

  private static int hash(int piece) {
    return (piece * 0x9e3779b1) >>> (32 - TABLE_BITS);
  }

  private static int hash(long piece) {
    return (int) ((piece * 0x9e3779b97f4a7c15L) >>> (64 - TABLE_BITS));
  }

  private static void set(long[] bits, int hash) {
    bits[hash >>> 6] |= 1L << hash;
  }

  private static boolean has(long[] bits, int hash) {
    return (bits[hash >>> 6] >>> hash & 1) != 0;
  }

  /**
   * Tells of every literal that lies within the bytes. What is told of one place never belongs to a
   * line before that of a place that was told earlier.
   */
  void scan(byte[] bytes, int from, int to, Hits hits) {
    if (empty) {
      return;
    }
    int place = from;
    while (place < to) {
      place = next(bytes, place, to);
      int stop = Math.min(to, place + AT_ONCE * stride);
      for (; place < stop; place += stride) {
        int hash = hash(piece(bytes, place) & mask);
        if (has(table, hash) && (has(shorts, hash) || longerPiece(bytes, place))) {
          compare(bytes, from, to, place, buckets[hash & (BUCKETS - 1)], hits);
        }
      }
    }
  }

  /** A place up to which the table lets nothing through. */
  private int next(byte[] bytes, int from, int to) {
    long[] bits = table;
    int significant = mask;
    int step = stride;
    int shift = Byte.SIZE * step;
    int end = Math.min(to, bytes.length - 2 * step - Long.BYTES + 1);
    int place = from;
    for (; place < end; place += AT_ONCE * step) {
      long two = (long) LONG.get(bytes, place);
      long more = (long) LONG.get(bytes, place + 2 * step);
      int a = hash((int) two & significant);
      int b = hash((int) (two >>> shift) & significant);
      int c = hash((int) more & significant);
      int d = hash((int) (more >>> shift) & significant);
      long any =
          bits[a >>> 6] >>> a | bits[b >>> 6] >>> b | bits[c >>> 6] >>> c | bits[d >>> 6] >>> d;
      if ((any & 1) != 0) {
        return place;
      }
    }
    return place;
  }

  private boolean longerPiece(byte[] bytes, int place) {
    return place > bytes.length - Long.BYTES || has(longs, hash((long) LONG.get(bytes, place)));
  }

  private int piece(byte[] bytes, int place) {
    return place <= bytes.length - Integer.BYTES
        ? (int) INT.get(bytes, place)
        : lastPiece(bytes, place);
  }

  private int lastPiece(byte[] bytes, int place) {
    int piece = 0;
    for (int i = 0; i < width && place + i < bytes.length; i++) {
      piece |= (bytes[place + i] & 0xff) << (8 * i);
    }
    return piece;
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
