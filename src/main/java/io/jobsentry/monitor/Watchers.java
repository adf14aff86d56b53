package io.jobsentry.monitor;

import com.google.re2j.Pattern;
import io.jobsentry.core.Event;
import io.jobsentry.detect.Lookout;
import io.jobsentry.detect.Sought;
import io.jobsentry.detect.TraceWanted;
import io.jobsentry.model.Incarnation;
import io.jobsentry.output.Sink;
import io.jobsentry.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is looked for in the output of every incarnation. What was seen in the last says nothing
 * about the next.
 */
public final class Watchers {
  private final List<Sought> patterns;
  private final List<TraceWanted> traces;
  private final Optional<Pattern> progress;
  private final Lookout lookout;

  /**
   * @param traces under which names stack traces are told
   */
  public Watchers(List<Sought> patterns, List<TraceWanted> traces, Optional<Pattern> progress) {
    this.patterns = List.copyOf(patterns);
    this.traces = List.copyOf(traces);
    this.progress = progress;
    this.lookout = new Lookout(patterns, progress, !traces.isEmpty());
  }

  public List<Sought> patterns() {
    return patterns;
  }

  public Optional<Pattern> progress() {
    return progress;
  }

  Sink forIncarnation(Incarnation incarnation, Clock clock, Consumer<Event> events) {
    return new LineWatch(
        incarnation, lookout, traces.stream().map(TraceWanted::detector).toList(), clock, events);
  }
}
