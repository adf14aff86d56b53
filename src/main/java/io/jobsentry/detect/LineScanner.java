package io.jobsentry.detect;

import io.jobsentry.text.Ansi;
import java.util.Arrays;

/**
 * Finds the lines in a stream of bytes that may matter to some pattern, without making a line of
 * anything else. The result is the same however the stream is cut into chunks. Not safe for several
 * threads.
 *
 * <p>A line ends at a newline or a carriage return: each state of a progress line is a line. An
 * empty line is none. Of a line longer than {@link #WINDOW} bytes, windows of that length are
 * looked at as if each were a line; they overlap by {@link #OVERLAP}, and the line's offset is that
 * of each.
 */
final class LineScanner {
  static final int WINDOW = 1 << 16;
  static final int OVERLAP = 1 << 12;

  /** How much is looked through for special bytes, and then for literals, while it is in reach. */
  private static final int BLOCK = 1 << 14;

  private final Sweep sweep;
  private final Candidates candidates;
  private final SpecialBytes special;
  private final PatternSet everyLine;
  private final PatternSet found;
  private byte[] carry = new byte[1 << 10];
  private int carried;

  /** Where the line starts that is being read, and where the next byte lies. */
  private long lineStart;

  private long position;

  /** Some windows of the line that is being read have been looked at. */
  private boolean windowed;

  /** The line that literals are being found in. */
  private int from;

  private int to = -1;

  /** Takes the lines that may matter. */
  interface Candidates {
    /**
     * A line that holds a literal of each of the patterns, or that has to be looked at anyway.
     *
     * @param bytes lent for the length of the call; without escape sequences
     * @param offset of the line in the stream
     * @param again whether it is not the first window of a line; one before it need not have been
     *     handed over
     */
    void line(byte[] bytes, int from, int to, long offset, PatternSet patterns, boolean again);
  }

  /**
   * @param everyLine the patterns that have to look at every line; may change between two chunks
   * @param anyCase whether some literal has no case
   */
  LineScanner(
      long offset,
      Prefilter prefilter,
      PatternSet everyLine,
      boolean anyCase,
      Candidates candidates) {
    this.lineStart = offset;
    this.position = offset;
    this.sweep = new Sweep(prefilter);
    this.everyLine = everyLine;
    this.found = new PatternSet(everyLine.size());
    this.special = new SpecialBytes(anyCase);
    this.candidates = candidates;
  }

  /**
   * The next bytes.
   *
   * @param idle whether nothing in them can matter
   */
  void bytes(byte[] chunk, int length, boolean idle) {
    int start = 0;
    if (position > lineStart) {
      int end = LineEnds.next(chunk, 0, length);
      keep(chunk, 0, end, idle);
      if (end == length) {
        return;
      }
      endLine(idle);
      position++;
      lineStart = position;
      start = end + 1;
    }
    int end = LineEnds.lineStart(chunk, start, length);
    if (end > start) {
      if (!idle) {
        wholeLines(chunk, start, end, position - start);
      }
      position += end - start;
      lineStart = position;
      start = end;
    }
    keep(chunk, start, length, idle);
  }

  /** Takes what is held for a line: nothing more will come. */
  void flush(boolean idle) {
    if (position > lineStart) {
      endLine(idle);
      lineStart = position;
    }
  }

  /** What is held is a line, and the next byte has another offset. */
  void jump(long offset, boolean idle) {
    flush(idle);
    position = offset;
    lineStart = offset;
  }

  private void keep(byte[] chunk, int start, int end, boolean idle) {
    int next = start;
    while (next < end) {
      if (carried == WINDOW) {
        lookAtCarry(idle);
        windowed = true;
        System.arraycopy(carry, WINDOW - OVERLAP, carry, 0, OVERLAP);
        carried = OVERLAP;
      }
      int fits = Math.min(end - next, WINDOW - carried);
      if (carried + fits > carry.length) {
        carry = Arrays.copyOf(carry, Math.min(WINDOW, Math.max(carried + fits, 2 * carry.length)));
      }
      System.arraycopy(chunk, next, carry, carried, fits);
      carried += fits;
      next += fits;
    }
    position += end - start;
  }

  private void endLine(boolean idle) {
    lookAtCarry(idle);
    carried = 0;
    windowed = false;
  }

  private void lookAtCarry(boolean idle) {
    if (!idle) {
      single(carry, 0, carried, lineStart, windowed);
    }
  }

  /**
   * @param base the offset in the stream of the chunk's first byte
   */
  private void wholeLines(byte[] chunk, int start, int end, long base) {
    int next = start;
    while (next < end) {
      int stop = Math.min(end, next + BLOCK);
      stop = Math.min(end, LineEnds.next(chunk, stop - 1, end) + 1);
      if (everyLine.isEmpty()) {
        block(chunk, next, stop, base);
      } else {
        eachLine(chunk, next, stop, base);
      }
      next = stop;
    }
  }

  private void block(byte[] chunk, int start, int end, long base) {
    int next = start;
    while (next < end) {
      int odd = special.next(chunk, next, end);
      int stop = odd == end ? end : LineEnds.lineStart(chunk, next, odd);
      ordinary(chunk, next, stop, base);
      if (odd == end) {
        return;
      }
      int lineEnd = LineEnds.next(chunk, odd, end);
      line(chunk, stop, lineEnd, base);
      next = lineEnd + 1;
    }
  }

  private void eachLine(byte[] chunk, int start, int end, long base) {
    int next = start;
    while (next < end) {
      int lineEnd = LineEnds.next(chunk, next, end);
      line(chunk, next, lineEnd, base);
      next = lineEnd + 1;
    }
  }

  /** Whole lines without special bytes. */
  private void ordinary(byte[] chunk, int start, int end, long base) {
    to = -1;
    sweep.scan(
        chunk,
        start,
        end,
        (pattern, place) -> {
          if (place >= to) {
            pass(chunk, base);
            from = LineEnds.lineStart(chunk, start, place);
            to = LineEnds.next(chunk, place, end);
          }
          found.add(pattern);
        });
    pass(chunk, base);
  }

  private void pass(byte[] chunk, long base) {
    if (to >= 0) {
      if (to - from > WINDOW) {
        line(chunk, from, to, base);
      } else {
        candidates.line(chunk, from, to, base + from, found, false);
      }
      found.clear();
      to = -1;
    }
  }

  /** One line of a chunk, of whatever kind and length. */
  private void line(byte[] chunk, int start, int end, long base) {
    if (end - start <= WINDOW) {
      single(chunk, start, end, base + start, false);
      return;
    }
    found.clear();
    int window = start;
    while (true) {
      int stop = Math.min(end, window + WINDOW);
      single(chunk, window, stop, base + start, window > start);
      if (stop == end) {
        return;
      }
      window = stop - OVERLAP;
    }
  }

  /** A line, or a window of one, by itself. */
  private void single(byte[] bytes, int start, int end, long offset, boolean again) {
    if (start == end) {
      return;
    }
    found.clear();
    found.addAll(everyLine);
    if (special.next(bytes, start, end) == end) {
      sweep.scan(bytes, start, end, (pattern, _) -> found.add(pattern));
      if (!found.isEmpty()) {
        candidates.line(bytes, start, end, offset, found, again);
      }
    } else {
      byte[] plain = Ansi.strip(Arrays.copyOfRange(bytes, start, end));
      byte[] read = LookAlikes.replaced(plain);
      sweep.scan(read, 0, read.length, (pattern, _) -> found.add(pattern));
      if (!found.isEmpty()) {
        candidates.line(plain, 0, plain.length, offset, found, again);
      }
    }
    found.clear();
  }
}
