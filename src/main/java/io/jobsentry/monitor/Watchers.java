package io.jobsentry.monitor;

import com.google.re2j.Pattern;
import io.jobsentry.core.Event;
import io.jobsentry.detect.PatternDetector;
import io.jobsentry.detect.ProgressMarker;
import io.jobsentry.model.Incarnation;
import io.jobsentry.output.Sink;
import io.jobsentry.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is looked for in the output of every incarnation. Detectors are made anew for each one: what
 * they saw in the last says nothing about the next.
 */
public record Watchers(List<Sought> patterns, Optional<Pattern> progress) {

  /** A pattern by name. */
  public record Sought(String name, Pattern pattern, Duration cooldown) {}

  public Watchers {
    patterns = List.copyOf(patterns);
  }

  Sink forIncarnation(Incarnation incarnation, Clock clock, Consumer<Event> events) {
    return new LineWatch(
        incarnation,
        patterns.stream()
            .map(s -> new PatternDetector(s.name(), s.pattern(), s.cooldown()))
            .toList(),
        progress.map(ProgressMarker::new),
        clock,
        events);
  }
}
