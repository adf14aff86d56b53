package io.jobsentry.redact;

import java.util.Arrays;

/** One look at one line: the bytes, and what has been found in it so far. */
final class Look {
  private static final int NEVER = Integer.MIN_VALUE / 2;
  final byte[] bytes;
  final int from;
  final int to;

  /** Hits before this place lie in what an assignment has taken already. */
  int taken;

  /** Where the name starts that was looked at last. */
  int lastName = NEVER;

  /** Where the last word ended that promises a secret, such as `token`. */
  int secretWord = NEVER;

  /** Where the last word ended that promises something harmless, such as `commit`. */
  int harmlessWord = NEVER;

  /** Names of providers and programs that the line has named so far, as bits of {@link Context}. */
  long contexts;

  /** The end of the last marker: what lies before is none of a rule's business. */
  int markerEnd = NEVER;

  private int[] markers = new int[0];
  private int markerCount;
  private final Spans spans = new Spans();
  final Runs runs = new Runs();

  /** Where what has not been looked at before starts. */
  int fresh;

  /** Whether no key that begins in this line ends in it. */
  boolean endless;

  /** The block that begins in this line and does not end in it. */
  KeyBlock opened = KeyBlock.OUTSIDE;

  Look(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.taken = from;
    this.fresh = from;
  }

  /** The byte at a place, or -1 outside of the line. */
  int at(int place) {
    return place >= from && place < to ? bytes[place] & 0xff : -1;
  }

  String text(int start, int end) {
    return new String(bytes, start, end - start, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  void marker(int start, int end) {
    if (markerCount + 2 > markers.length) {
      markers = Arrays.copyOf(markers, Math.max(16, 2 * markers.length));
    }
    markers[markerCount++] = start;
    markers[markerCount++] = end;
    markerEnd = end;
  }

  /** Enters a secret. Markers at its edges are left out. */
  void found(int start, int end, Kind kind, int rank, boolean wantsQuotes) {
    if (end > start) {
      spans.add(start, end, kind, rank, wantsQuotes);
    }
  }

  void found(int start, int end, Kind kind, int rank) {
    found(start, end, kind, rank, false);
  }

  /** What was found, in order and without overlaps. */
  Spans spans() {
    if (!spans.isEmpty()) {
      spans.settle(markers, markerCount);
    }
    return spans;
  }
}
