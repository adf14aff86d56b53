package io.jobsentry.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Some whole lines of a log; of a line that is longer than a piece, a part.
 *
 * @param log the number of the log that they stand in
 * @param bytes lent until the piece is given back
 * @param offset of the first byte, over all logs that belong together
 * @param inLog its offset in its own log
 * @param line the number of the first line in its log, counted from 1
 */
record Piece(int log, byte[] bytes, int length, long offset, long inLog, long line) {
  /** So much of a line is looked at for a stamp. */
  private static final int HEAD = 400;

  /** A record is only understood as a whole. */
  private static final int RECORD = 1 << 14;

  private static final int SAMPLE = 1 << 16;

  /** One in so many bytes may be a control character that is none of these. */
  private static final int ODD_SHARE = 20;

  private static final String PRINTED = "\t\n\r\u001b\b\f\u0007";

  long end() {
    return offset + length;
  }

  boolean has(long place) {
    return place >= offset && place < end();
  }

  /** The number of the line in which a place is. */
  long lineOf(long place) {
    int to = (int) (Math.clamp(place, offset, end()) - offset);
    return line + Newlines.count(bytes, 0, to);
  }

  /** Where the line starts that comes after the one at a place; the piece's end if none does. */
  long after(long place) {
    int i = (int) (Math.clamp(place, offset, end()) - offset);
    while (i < length && bytes[i] != '\n') {
      i++;
    }
    return offset + Math.min(length, i + 1);
  }

  /** Where the line starts that a place is in. */
  long lineStart(long place) {
    int i = (int) (Math.clamp(place, offset, end()) - offset);
    while (i > 0 && bytes[i - 1] != '\n') {
      i--;
    }
    return offset + i;
  }

  /** The beginning of the line that starts at a place. */
  String head(long place) {
    int from = (int) (place - offset);
    int most = Math.min(length, from + (from < length && bytes[from] == '{' ? RECORD : HEAD));
    int to = from;
    while (to < most && bytes[to] != '\n' && bytes[to] != '\r') {
      to++;
    }
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** Whether it is not for the most part what no program prints. */
  boolean isText() {
    int looked = Math.min(length, SAMPLE);
    int odd = 0;
    for (int i = 0; i < looked; i++) {
      odd += bytes[i] >= 0 && bytes[i] < ' ' && PRINTED.indexOf(bytes[i]) < 0 ? 1 : 0;
    }
    return odd * ODD_SHARE <= looked;
  }

  byte[] copy(long from, long to) {
    return Arrays.copyOfRange(bytes, (int) (from - offset), (int) (to - offset));
  }
}
