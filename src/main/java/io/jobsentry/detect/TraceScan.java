package io.jobsentry.detect;

import io.jobsentry.trace.Assembler;
import io.jobsentry.trace.TextLine;
import io.jobsentry.trace.Trace;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads stack traces out of a stream of bytes. Lines are only made around the places where a
 * trigger was found: some before, and those after it for as long as a trace is open. Confined to
 * the thread that reads.
 */
final class TraceScan {
  /** How many bytes before a trigger's line are looked at, at most. */
  static final int REACH = 1 << 16;

  /** A line that is longer is no part of a trace; it counts as an empty one. */
  static final int LONGEST_LINE = 1 << 15;

  /** Of the output before a chunk: the region before a line that is not complete yet. */
  private static final int MOST_HELD = REACH + 2 * LONGEST_LINE;

  /** More than is needed, so that little chunks do not each move all of it. */
  private static final int CAPACITY = MOST_HELD + (1 << 16);

  private final Assembler assembler;

  /** What came before the chunk that is being read: at its end there is as much as matters. */
  private byte[] before = new byte[1 << 12];

  private int held;

  /** Where the next byte lies. */
  private long position;

  /** No line that starts before this is handed over any more. */
  private long next;

  private long[] triggered = new long[16];
  private int triggers;

  TraceScan(long offset, Consumer<Trace> traces) {
    this.assembler = new Assembler(traces);
    this.position = offset;
    this.next = offset;
  }

  Assembler assembler() {
    return assembler;
  }

  /** A trigger is in the line that starts there. Told in the order of the lines. */
  void trigger(long lineStart) {
    if (triggers == triggered.length) {
      triggered = Arrays.copyOf(triggered, 2 * triggers);
    }
    triggered[triggers++] = lineStart;
  }

  /** All triggers of the lines that end in these bytes have been told. */
  void bytes(byte[] chunk, int length) {
    if (triggers > 0 || !assembler.idle()) {
      read(new Window(position - held, before, held, chunk, length), false);
    }
    remember(chunk, length);
    position += length;
  }

  /** Nothing was printed for a while. */
  void quiet() {
    assembler.quiet();
  }

  /** Nothing more will come: a line without an end is a line. */
  void flush() {
    if (triggers > 0 || !assembler.idle()) {
      read(new Window(position - held, before, held, before, 0), true);
    }
    assembler.flush();
    next = position;
    held = 0;
  }

  /** The next byte has another offset. */
  void jump(long offset) {
    flush();
    position = offset;
    next = offset;
  }

  private void read(Window text, boolean last) {
    follow(text, last);
    int left = 0;
    for (int i = 0; i < triggers; i++) {
      long line = triggered[i];
      if (line < next || line < text.start()) {
        continue;
      }
      long end = text.lineEnd(line, last);
      if (end >= 0) {
        begin(text, line, end);
        follow(text, last);
      } else if (!last) {
        // Its end is not known yet.
        triggered[left++] = line;
      }
    }
    triggers = left;
  }

  /** Hands over a line with a trigger. If nothing comes of it, it counts as left out. */
  private void begin(Window text, long line, long end) {
    long earliest = next;
    var textLine = new TextLine(line, end, text.line(line, end));
    if (assembler.line(textLine, () -> text.linesBefore(line, earliest))) {
      next = end;
    }
  }

  /** Hands over lines for as long as a trace is open. */
  private void follow(Window text, boolean last) {
    while (!assembler.idle()) {
      long end = text.lineEnd(Math.max(next, text.start()), last);
      if (end < 0) {
        return;
      }
      assembler.line(new TextLine(next, end, text.line(next, end)));
      next = end;
    }
  }

  private void remember(byte[] chunk, int length) {
    int fresh = Math.min(length, MOST_HELD);
    int kept = Math.min(held, MOST_HELD - fresh);
    if (held + fresh > before.length) {
      byte[] to =
          kept + fresh > before.length ? new byte[Math.min(CAPACITY, 2 * (kept + fresh))] : before;
      System.arraycopy(before, held - kept, to, 0, kept);
      before = to;
      held = kept;
    }
    System.arraycopy(chunk, length - fresh, before, held, fresh);
    held += fresh;
  }
}
