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
 * The literals of many patterns, made ready to be looked for in raw bytes by a {@link Sweep}.
 *
 * <p>A sweep looks at every second, third or fourth place only. Each literal has as many
 * neighbouring pieces in the tables of {@link Pieces}, so that one of them is met wherever it
 * stands; of a long literal they are the rarest. Safe for several threads.
 */
final class Prefilter {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BUCKETS = 1 << 14;

  /** Two pieces that are no farther apart lie within eight bytes. */
  private static final int LONGEST_STRIDE = 4;

  private final Pieces pieces;

  /** Where in the entries each bucket starts, and where the last one ends. */
  private final int[] buckets = new int[BUCKETS + 1];

  /** A literal and which of its bytes it is that has been met: by the hash of the piece there. */
  private final int[] entries;

  /** Only while it is being made: what stands in which bucket. */
  private long[] entered = new long[1 << 12];

  private int count;
  private final byte[][] literals;
  private final boolean[] anyCase;

  /** The first eight bytes of each literal, as far as {@link #masks} tells that they matter. */
  private final long[] heads;

  private final long[] masks;
  private final int[][] owners;

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
    pieces = new Pieces(Math.clamp(shortest - 1, 2, LONGEST_STRIDE), shortest > 2 ? 4 : 3);
    int size = texts.size();
    literals = texts.toArray(new byte[0][]);
    anyCase = new boolean[size];
    heads = new long[size];
    masks = new long[size];
    owners = new int[size][];
    for (int number = 0; number < size; number++) {
      anyCase[number] = withoutCase.get(number);
      owners[number] = new int[patterns.get(number).size()];
      for (int i = 0; i < owners[number].length; i++) {
        owners[number][i] = patterns.get(number).get(i);
      }
      enterHead(number);
      enter(number);
    }
    entries = fillBuckets();
  }

  private void enter(int number) {
    byte[] literal = literals[number];
    boolean isLong = literal.length >= Long.BYTES + pieces.stride() - 1 && !anyCase[number];
    int first = rarest(literal, isLong ? Long.BYTES : pieces.width());
    for (int start = first; start < first + pieces.stride(); start++) {
      enter(number, start, 0, 0, isLong);
      if (isLong) {
        pieces.addLong(literal, start);
      }
    }
  }

  private int[] fillBuckets() {
    Arrays.sort(entered, 0, count);
    var all = new int[count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || entered[i] != entered[i - 1]) {
        all[size++] = (int) entered[i];
        buckets[(int) (entered[i] >>> 32) + 1] = size;
      }
    }
    entered = new long[0];
    for (int i = 1; i <= BUCKETS; i++) {
      buckets[i] = Math.max(buckets[i], buckets[i - 1]);
    }
    return Arrays.copyOf(all, size);
  }

  /** Keeps the first bytes of a literal as one number. */
  private void enterHead(int number) {
    byte[] literal = literals[number];
    for (int i = Math.min(literal.length, Long.BYTES) - 1; i >= 0; i--) {
      boolean letter = anyCase[number] && literal[i] >= 'a' && literal[i] <= 'z';
      int mask = letter ? 0xdf : 0xff;
      masks[number] = masks[number] << Byte.SIZE | mask;
      heads[number] = heads[number] << Byte.SIZE | (literal[i] & mask);
    }
  }

  /** Where the first of the pieces starts, one before the literal if it is short. */
  private int rarest(byte[] literal, int length) {
    int places = literal.length - length + 1;
    if (places < pieces.stride()) {
      return -1;
    }
    var commonness = new double[places];
    for (int start = 0; start < places; start++) {
      commonness[start] = Commonness.of(literal, start, start + pieces.width());
    }
    int rarest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int start = 0; start + pieces.stride() <= places; start++) {
      double all = 0;
      for (int i = 0; i < pieces.stride(); i++) {
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
  private void enter(int number, int start, int index, int piece, boolean isLong) {
    if (index == pieces.width()) {
      int hash = isLong ? pieces.addHead(piece) : pieces.addWhole(piece);
      if (count == entered.length) {
        entered = Arrays.copyOf(entered, 2 * count);
      }
      entered[count++] = (long) (hash & (BUCKETS - 1)) << 32 | (long) number << 8 | (start + 1);
      return;
    }
    int at = start + index;
    byte[] literal = literals[number];
    boolean within = at >= 0 && at < literal.length;
    int least = within ? literal[at] & 0xff : 0;
    int most = within ? least : 0xff;
    for (int b = least; b <= most; b++) {
      enter(number, start, index + 1, piece | b << (8 * index), isLong);
    }
    if (within && anyCase[number] && least >= 'a' && least <= 'z') {
      enter(number, start, index + 1, piece | (least ^ 0x20) << (8 * index), isLong);
    }
  }

  /** Whether nothing is looked for. */
  boolean isEmpty() {
    return literals.length == 0;
  }

  Pieces pieces() {
    return pieces;
  }

  /** Tells of the literals within the bytes that have the piece with that hash at the place. */
  void compare(byte[] bytes, int from, int to, int place, int hash, Hits hits) {
    int bucket = hash & (BUCKETS - 1);
    for (int i = buckets[bucket]; i < buckets[bucket + 1]; i++) {
      int number = entries[i] >>> 8;
      int start = place - ((entries[i] & 0xff) - 1);
      if (start >= from && mayStart(bytes, start, number)) {
        compare(bytes, to, start, number, hits);
      }
    }
  }

  /** Looks at eight bytes, in which nearly all that does not stand there differs. */
  private boolean mayStart(byte[] bytes, int start, int number) {
    return start > bytes.length - Long.BYTES
        || ((long) LONG.get(bytes, start) & masks[number]) == heads[number];
  }

  private void compare(byte[] bytes, int to, int start, int number, Hits hits) {
    if (start + literals[number].length <= to && stands(bytes, start, number)) {
      for (int owner : owners[number]) {
        hits.hit(owner, start);
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
