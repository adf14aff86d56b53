package io.jobsentry.detect;

import io.jobsentry.trace.Assembler;
import io.jobsentry.trace.TextLine;
import io.jobsentry.trace.Trace;
import java.nio.charset.StandardCharsets;
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

  private final Assembler assembler;

  /** The end of what came before the chunk that is being read. */
  private byte[] before = new byte[0];

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
      var text = new Window(position - before.length, joined(chunk, length));
      read(text, false);
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
      read(new Window(position - before.length, before), true);
    }
    assembler.flush();
    next = position;
    before = new byte[0];
  }

  /** The next byte has another offset. */
  void jump(long offset) {
    flush();
    position = offset;
    next = offset;
  }

  private void read(Window text, boolean last) {
    if (!assembler.idle()) {
      hand(text, next, last);
    }
    int left = 0;
    for (int i = 0; i < triggers; i++) {
      long line = triggered[i];
      if (line >= next && line >= text.start) {
        next = text.back(line, next);
        hand(text, line, last);
      }
      if (line >= next && !last) {
        // Its end is not known yet.
        triggered[left++] = line;
      }
    }
    triggers = left;
  }

  /** Hands over lines, at least up to one that starts there, and on while a trace is open. */
  private void hand(Window text, long least, boolean last) {
    while (next <= least || !assembler.idle()) {
      long end = text.lineEnd(Math.max(next, text.start), last);
      if (end < 0) {
        return;
      }
      assembler.line(new TextLine(next, end, text.line(next, end)));
      next = end;
    }
  }

  private byte[] joined(byte[] chunk, int length) {
    byte[] all = Arrays.copyOf(before, before.length + length);
    System.arraycopy(chunk, 0, all, before.length, length);
    return all;
  }

  private void remember(byte[] chunk, int length) {
    int most = REACH + 2 * LONGEST_LINE;
    int kept = Math.min(before.length, Math.max(0, most - length));
    int fresh = Math.min(length, most);
    byte[] now = new byte[kept + fresh];
    System.arraycopy(before, before.length - kept, now, 0, kept);
    System.arraycopy(chunk, length - fresh, now, kept, fresh);
    before = now;
  }

  /** A piece of the stream. */
  private static final class Window {
    /** Where its first byte lies. */
    private final long start;

    private final byte[] bytes;

    Window(long start, byte[] bytes) {
      this.start = start;
      this.bytes = bytes;
    }

    /** Where the line after one starts; -1 when that one has no end yet. */
    long lineEnd(long lineStart, boolean last) {
      int i = (int) (lineStart - start);
      int end = LineEnds.next(bytes, i, bytes.length);
      if (end == bytes.length) {
        return last && i < end ? start + end : -1;
      }
      if (bytes[end] == '\r') {
        if (end + 1 == bytes.length) {
          // Whether it belongs to a line end is seen in what comes.
          return last ? start + end + 1 : -1;
        }
        return start + end + (bytes[end + 1] == '\n' ? 2 : 1);
      }
      return start + end + 1;
    }

    String line(long lineStart, long lineEnd) {
      int to = (int) (lineEnd - start);
      while (start + to > lineStart && to > 0 && isEnd(bytes[to - 1])) {
        to--;
      }
      if (start + to - lineStart > LONGEST_LINE) {
        return "";
      }
      int from = (int) (lineStart - start);
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /**
     * The start of as many lines before one as matter.
     *
     * @param earliest the start of a line; none before it is taken
     */
    long back(long lineStart, long earliest) {
      int least = (int) (Math.max(Math.max(earliest, start), lineStart - REACH) - start);
      int found = (int) (lineStart - start);
      int lines = 0;
      for (int i = found - 1; i >= least && lines < Assembler.BEFORE; i--) {
        if (start + i == earliest || (i > 0 && startsLine(i))) {
          found = i;
          lines++;
        }
      }
      return start + found;
    }

    private boolean startsLine(int i) {
      return isEnd(bytes[i - 1]) && !(bytes[i - 1] == '\r' && bytes[i] == '\n');
    }

    private static boolean isEnd(byte b) {
      return b == '\n' || b == '\r';
    }
  }
}
