package io.jobsentry.monitor;

import io.jobsentry.core.Notice;
import io.jobsentry.incident.LogExcerpt;
import io.jobsentry.incident.Stack;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.output.Line;
import io.jobsentry.output.LogView;
import io.jobsentry.trace.Assembler;
import io.jobsentry.trace.Frame;
import io.jobsentry.trace.TextLine;
import io.jobsentry.trace.Trace;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the output around the cause of a failure: the lines before and after it, and the
 * stack trace that it is in.
 */
record Surroundings(LogExcerpt excerpt, Optional<Trace> trace) {
  /** How far before the cause lines are looked for. */
  private static final long REACH = 1 << 18;

  /** Where the cause is, as far as anything in the output is it; otherwise its end. */
  static Surroundings of(
      Layout layout, Incarnation incarnation, Optional<Notice> cause, long output, int lines)
      throws IOException {
    long place = cause.map(Notice::offset).orElse(output);
    long end = cause.map(Notice::end).orElse(output);
    long start = Math.max(0, place - REACH);
    var reading = new Reading(start, place, end, lines);
    new LogView(layout)
        .readFrom(new LogView.Place(incarnation, start), (line, _) -> reading.line(line));
    return reading.done();
  }

  /** One pass over the lines around the place. */
  private static final class Reading {
    private final long start;
    private final long place;
    private final long end;
    private final int most;
    private final Deque<LogExcerpt.Line> before = new ArrayDeque<>();
    private final List<LogExcerpt.Line> from = new ArrayList<>();
    private final List<Trace> traces = new ArrayList<>();
    private final Assembler assembler = new Assembler(traces::add);
    private int after;

    private Reading(long start, long place, long end, int most) {
      this.start = start;
      this.place = place;
      this.end = end;
      this.most = most;
    }

    boolean line(Line line) {
      if (line.offset() == start && start > 0) {
        // Most likely the rest of one.
        return true;
      }
      String text = line.plain();
      assembler.line(new TextLine(line.offset(), line.end(), text));
      boolean cause = line.offset() == place || (line.offset() > place && line.offset() < end);
      var kept = new LogExcerpt.Line(line.offset(), text, cause);
      if (line.offset() < place) {
        before.add(kept);
        if (before.size() > most) {
          before.removeFirst();
        }
        return true;
      }
      if (!cause) {
        after++;
      }
      if (after > most) {
        return false;
      }
      from.add(kept);
      return true;
    }

    Surroundings done() {
      assembler.flush();
      var lines = new ArrayList<>(before);
      lines.addAll(from);
      Optional<Trace> trace =
          traces.stream().filter(it -> it.offset() <= place && place < it.end()).findFirst();
      return new Surroundings(new LogExcerpt(lines), trace);
    }
  }

  static Stack stack(Trace trace) {
    return new Stack(
        trace.language().id(),
        trace.type(),
        trace.message(),
        trace.own().map(Frame::toString),
        trace.lines(),
        trace.omitted());
  }
}
