package io.jobsentry.detect;

/**
 * Finds the places in raw bytes where a literal of a {@link Prefilter} stands. Not safe for several
 * threads.
 */
final class Sweep {
  /** So many bytes are gone through before what was found in them is compared. */
  private static final int BLOCK = 1 << 13;

  private final Prefilter prefilter;
  private final Pieces pieces;
  private final int[] places;

  Sweep(Prefilter prefilter) {
    this.prefilter = prefilter;
    this.pieces = prefilter.pieces();
    this.places = new int[pieces.reach(0, BLOCK) / pieces.stride() + 1];
  }

  /**
   * Tells of every literal that lies within the bytes. What is told of one place never belongs to a
   * line before that of a place that was told earlier.
   */
  void scan(byte[] bytes, int from, int to, Prefilter.Hits hits) {
    if (prefilter.isEmpty()) {
      return;
    }
    int quickEnd = pieces.quickEnd(bytes, to);
    int next = from;
    while (next < quickEnd) {
      int stop = Math.min(quickEnd, next + BLOCK);
      int count = pieces.likely(bytes, next, stop, places);
      for (int i = 0; i < count; i++) {
        compare(bytes, from, to, places[i], hits);
      }
      next = pieces.reach(next, stop);
    }
    for (int place = next; place < to; place += pieces.stride()) {
      if (pieces.mayStandAt(bytes, place)) {
        compare(bytes, from, to, place, hits);
      }
    }
  }

  private void compare(byte[] bytes, int from, int to, int place, Prefilter.Hits hits) {
    prefilter.compare(bytes, from, to, place, pieces.hashAt(bytes, place), hits);
  }
}
