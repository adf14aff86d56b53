package io.jobsentry.frames;

import io.jobsentry.frames.SourceFrame.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As many lines around a failing one as are allowed, as they may be shown.
 *
 * @param first the number of the first of them
 * @param notes what was left out
 */
record Cut(int first, List<Line> lines, List<String> notes) {

  /**
   * @param from the first line that is wished for
   * @param to the last one
   * @param failing between these
   */
  static Cut of(SourceText text, int from, int to, int failing, FrameLimits limits) {
    int first = failing;
    int last = failing;
    int room = limits.characters() - width(text, failing, limits);
    boolean up = true;
    boolean down = true;
    while (up || down) {
      // By turns, so that both sides get as much.
      up = up && first > from && last - first + 1 < limits.lines();
      if (up) {
        room -= width(text, first - 1, limits);
        up = room >= 0;
        first -= up ? 1 : 0;
      }
      down = down && last < to && last - first + 1 < limits.lines();
      if (down) {
        room -= width(text, last + 1, limits);
        down = room >= 0;
        last += down ? 1 : 0;
      }
    }
    var lines = new ArrayList<Line>();
    for (int number = first; number <= last; number++) {
      lines.add(line(text, number, number == failing, limits));
    }
    return new Cut(first, lines, notes(text, from, to, first, last, limits));
  }

  private static List<String> notes(
      SourceText text, int from, int to, int first, int last, FrameLimits limits) {
    var notes = new ArrayList<String>();
    leftOut(from, first - 1).ifPresent(notes::add);
    leftOut(last + 1, to).ifPresent(notes::add);
    long cut = 0;
    for (int number = first; number <= last; number++) {
      cut += text.line(number).length() > limits.width() ? 1 : 0;
    }
    if (cut > 0) {
      notes.add("lines are cut after " + limits.width() + " characters");
    }
    return notes;
  }

  private static Optional<String> leftOut(int from, int to) {
    if (from > to) {
      return Optional.empty();
    }
    return Optional.of(
        from == to
            ? "line " + from + " is left out"
            : "lines " + from + " to " + to + " are left out");
  }

  private static int width(SourceText text, int number, FrameLimits limits) {
    return Math.min(text.line(number).length(), limits.width()) + 1;
  }

  static Line line(SourceText text, int number, boolean failing, FrameLimits limits) {
    String line = text.line(number);
    boolean long_ = line.length() > limits.width();
    int end = limits.width();
    if (long_ && Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return new Line(number, Shown.of(long_ ? line.substring(0, end) + "…" : line), failing);
  }
}
