package io.jobsentry.detect;

import io.jobsentry.trace.Assembler;
import io.jobsentry.trace.TextLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A piece of the stream: what came before a chunk, and the chunk. Both are only lent. */
final class Window {
  private final long start;
  private final byte[] before;
  private final int held;
  private final byte[] chunk;
  private final int size;

  /**
   * @param start where its first byte lies
   * @param held how much of what came before there is
   */
  Window(long start, byte[] before, int held, byte[] chunk, int length) {
    this.start = start;
    this.before = before;
    this.held = held;
    this.chunk = chunk;
    this.size = held + length;
  }

  long start() {
    return start;
  }

  private byte at(int i) {
    return i < held ? before[i] : chunk[i - held];
  }

  /** Where the line after one starts; -1 when that one has no end yet. */
  long lineEnd(long lineStart, boolean last) {
    int i = (int) (lineStart - start);
    int end = i;
    while (end < size && !isEnd(at(end))) {
      end++;
    }
    if (end == size) {
      return last && i < end ? start + end : -1;
    }
    if (at(end) == '\r') {
      if (end + 1 == size) {
        // Whether it belongs to a line end is seen in what comes.
        return last ? start + end + 1 : -1;
      }
      return start + end + (at(end + 1) == '\n' ? 2 : 1);
    }
    return start + end + 1;
  }

  /** The text of a line without its end; none of one that is too long. */
  String line(long lineStart, long lineEnd) {
    int from = (int) (lineStart - start);
    int to = (int) (lineEnd - start);
    while (to > from && isEnd(at(to - 1))) {
      to--;
    }
    int length = to - from;
    if (length > TraceScan.LONGEST_LINE) {
      return "";
    }
    if (from >= held) {
      return new String(chunk, from - held, length, StandardCharsets.UTF_8);
    }
    byte[] text = new byte[length];
    int old = Math.min(length, held - from);
    System.arraycopy(before, from, text, 0, old);
    System.arraycopy(chunk, 0, text, old, length - old);
    return new String(text, StandardCharsets.UTF_8);
  }

  /**
   * As many lines before one as matter.
   *
   * @param earliest the start of a line; none before it is taken
   */
  List<TextLine> linesBefore(long lineStart, long earliest) {
    int least = (int) (Math.max(Math.max(earliest, start), lineStart - TraceScan.REACH) - start);
    int end = (int) (lineStart - start);
    var lines = new ArrayDeque<TextLine>();
    for (int i = end - 1; i >= least && lines.size() < Assembler.BEFORE; i--) {
      if (start + i == earliest || (i > 0 && startsLine(i))) {
        lines.addFirst(new TextLine(start + i, start + end, line(start + i, start + end)));
        end = i;
      }
    }
    return new ArrayList<>(lines);
  }

  private boolean startsLine(int i) {
    return isEnd(at(i - 1)) && !(at(i - 1) == '\r' && at(i) == '\n');
  }

  private static boolean isEnd(byte b) {
    return b == '\n' || b == '\r';
  }
}
