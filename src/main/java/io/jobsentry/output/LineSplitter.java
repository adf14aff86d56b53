package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes lines of bytes. The lines are the same however the bytes were cut into chunks, and memory
 * is bounded however long a line is. Not safe for several threads.
 *
 * <p>A carriage return that is not part of a line end starts the line's text anew, as it does on a
 * terminal: the text that it replaced is handed to {@code redrawn} and is no line of its own.
 */
public final class LineSplitter {
  /** How much of a line is kept unless the caller says otherwise. */
  public static final int KEPT = 1 << 16;

  private final Incarnation incarnation;
  private final int cap;
  private final Consumer<Line> lines;
  private final Consumer<Line> redrawn;

  /** Where the line that is being read starts. */
  private long start;

  private long position;
  private byte[] held = new byte[512];
  private int kept;
  private long omitted;

  /** The last byte was a carriage return, and what follows decides what it means. */
  private boolean returned;

  /**
   * @param offset of the first byte that will come
   */
  public LineSplitter(Incarnation incarnation, long offset, Consumer<Line> lines) {
    this(incarnation, offset, KEPT, lines, _ -> {});
  }

  /**
   * @param cap how many bytes of a line's text are kept
   * @param redrawn gets the states of a progress line that were overwritten
   */
  public LineSplitter(
      Incarnation incarnation, long offset, int cap, Consumer<Line> lines, Consumer<Line> redrawn) {
    this.incarnation = incarnation;
    this.start = offset;
    this.position = offset;
    this.cap = cap;
    this.lines = lines;
    this.redrawn = redrawn;
  }

  public void bytes(byte[] buffer, int length) {
    int from = 0;
    while (from < length) {
      int end = from;
      while (end < length && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      if (end > from) {
        redraw();
        keep(buffer, from, end - from);
      }
      if (end == length) {
        break;
      }
      position++;
      if (buffer[end] == '\n') {
        returned = false;
        lines.accept(take(true));
        start = position;
      } else {
        returned = true;
      }
      from = end + 1;
    }
  }

  /** The beginning of a line whose end has not come yet. It stays held. */
  public Optional<Line> unfinished() {
    return position == start ? Optional.empty() : Optional.of(line(false));
  }

  /** Gives out what is held as a line: nothing more will come. */
  public void flush() {
    if (position > start) {
      returned = false;
      lines.accept(take(false));
      start = position;
    }
  }

  /** Some output is gone: what is held ends here, and the next byte has another offset. */
  public void jump(long offset) {
    flush();
    start = offset;
    position = offset;
  }

  private void redraw() {
    if (returned) {
      returned = false;
      if (kept > 0) {
        redrawn.accept(line(false));
      }
      kept = 0;
      omitted = 0;
    }
  }

  private void keep(byte[] buffer, int from, int length) {
    int fits = Math.min(length, cap - kept);
    if (kept + fits > held.length) {
      held = Arrays.copyOf(held, Math.min(cap, Math.max(kept + fits, held.length * 2)));
    }
    System.arraycopy(buffer, from, held, kept, fits);
    kept += fits;
    omitted += length - fits;
    position += length;
  }

  private Line take(boolean whole) {
    Line line = line(whole);
    kept = 0;
    omitted = 0;
    return line;
  }

  private Line line(boolean whole) {
    return new Line(
        incarnation, start, position - start, Arrays.copyOf(held, kept), omitted, whole);
  }
}
