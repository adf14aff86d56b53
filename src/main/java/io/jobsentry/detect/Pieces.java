package io.jobsentry.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tables of bits that tell of a place in raw bytes, by what stands there, whether a literal may. A
 * piece is three or four bytes; where eight of them say more than that, eight are known as well.
 *
 * <p>Places are looked at in two steps, and neither of them branches on what it finds: ordinary
 * text has enough in common with literals that a processor would guess wrong several times a line,
 * which costs it more than all the rest.
 */
final class Pieces {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int TABLE_BITS = 18;

  /** So many places are looked at in one go. */
  private static final int AT_ONCE = 4;

  private final int stride;
  private final int width;
  private final int mask;

  /** All pieces. */
  private final long[] table = new long[1 << (TABLE_BITS - 6)];

  /** Those after which a literal may stand whatever follows. */
  private final long[] wholes = new long[1 << (TABLE_BITS - 6)];

  /** Eight bytes, of the other literals. */
  private final long[] longs = new long[1 << (TABLE_BITS - 6)];

  /**
   * @param stride how far apart the places are that are looked at, at most four: two of them lie
   *     within eight bytes
   * @param width bytes of a piece, three or four
   */
  Pieces(int stride, int width) {
    this.stride = stride;
    this.width = width;
    this.mask = width == 4 ? -1 : 0xffffff;
  }

  int stride() {
    return stride;
  }

  int width() {
    return width;
  }

  /** Enters a piece of a literal for which a longer piece says no more, and returns its hash. */
  int addWhole(int piece) {
    int hash = hash(piece);
    set(table, hash);
    set(wholes, hash);
    return hash;
  }

  /** Enters a piece that is the start of a long one, and returns its hash. */
  int addHead(int piece) {
    int hash = hash(piece);
    set(table, hash);
    return hash;
  }

  /** Enters eight bytes of a literal. */
  void addLong(byte[] literal, int start) {
    set(longs, hash((long) LONG.get(literal, start)));
  }

  /** Up to here all places can be looked at quickly. */
  int quickEnd(byte[] bytes, int to) {
    return Math.min(to, bytes.length - 2 * stride - Long.BYTES + 1);
  }

  /** How far a quick look gets that starts and ends there: to the end, or a few places beyond. */
  int reach(int from, int end) {
    int step = AT_ONCE * stride;
    return from + (end - from + step - 1) / step * step;
  }

  /**
   * Where a literal may stand, by a quick look.
   *
   * @param end not beyond {@link #quickEnd}
   * @param places has room for all that are looked at
   * @return how many they are
   */
  int likely(byte[] bytes, int from, int end, int[] places) {
    return narrow(bytes, places, collect(bytes, from, end, places));
  }

  private int collect(byte[] bytes, int from, int end, int[] places) {
    long[] bits = table;
    int significant = mask;
    int step = stride;
    int shift = Byte.SIZE * step;
    int count = 0;
    for (int place = from; place < end; place += AT_ONCE * step) {
      long two = (long) LONG.get(bytes, place);
      long more = (long) LONG.get(bytes, place + 2 * step);
      int a = hash((int) two & significant);
      int b = hash((int) (two >>> shift) & significant);
      int c = hash((int) more & significant);
      int d = hash((int) (more >>> shift) & significant);
      places[count] = place;
      count += (int) (bits[a >>> 6] >>> a) & 1;
      places[count] = place + step;
      count += (int) (bits[b >>> 6] >>> b) & 1;
      places[count] = place + 2 * step;
      count += (int) (bits[c >>> 6] >>> c) & 1;
      places[count] = place + 3 * step;
      count += (int) (bits[d >>> 6] >>> d) & 1;
    }
    return count;
  }

  private int narrow(byte[] bytes, int[] places, int count) {
    int safe = bytes.length - Long.BYTES;
    int left = 0;
    for (int i = 0; i < count; i++) {
      int place = places[i];
      if (place > safe) {
        places[left++] = place;
        continue;
      }
      long eight = (long) LONG.get(bytes, place);
      int a = hash((int) eight & mask);
      int b = hash(eight);
      places[left] = place;
      left += (int) (wholes[a >>> 6] >>> a | longs[b >>> 6] >>> b) & 1;
    }
    return left;
  }

  /** Whether a literal may stand at any place, also near the end of the bytes. */
  boolean mayStandAt(byte[] bytes, int place) {
    int hash = hashAt(bytes, place);
    return has(table, hash)
        && (has(wholes, hash)
            || place > bytes.length - Long.BYTES
            || has(longs, hash((long) LONG.get(bytes, place))));
  }

  /** The hash of the piece at a place. */
  int hashAt(byte[] bytes, int place) {
    int piece =
        place <= bytes.length - Integer.BYTES ? (int) INT.get(bytes, place) : last(bytes, place);
    return hash(piece & mask);
  }

  private int last(byte[] bytes, int place) {
    int piece = 0;
    for (int i = 0; i < width && place + i < bytes.length; i++) {
      piece |= (bytes[place + i] & 0xff) << (8 * i);
    }
    return piece;
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
}
