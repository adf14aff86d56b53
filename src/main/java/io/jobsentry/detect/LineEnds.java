package io.jobsentry.detect;

/** Where lines end: at newlines and carriage returns. */
final class LineEnds {
  private LineEnds() {}

  /** The first from a place on, or {@code end}. */
  static int next(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && bytes[i] != '\n' && bytes[i] != '\r') {
      i++;
    }
    return i;
  }

  /** Where the line starts that a place belongs to, not before {@code from}. */
  static int lineStart(byte[] bytes, int from, int place) {
    int i = place;
    while (i > from && bytes[i - 1] != '\n' && bytes[i - 1] != '\r') {
      i--;
    }
    return i;
  }
}
