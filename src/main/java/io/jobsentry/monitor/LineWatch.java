package io.jobsentry.monitor;

import io.jobsentry.core.Event;
import io.jobsentry.core.Notice;
import io.jobsentry.detect.PatternDetector;
import io.jobsentry.detect.ProgressMarker;
import io.jobsentry.model.Incarnation;
import io.jobsentry.output.Line;
import io.jobsentry.output.LineSplitter;
import io.jobsentry.output.Sink;
import io.jobsentry.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads an incarnation's lines with its detectors, on the tail's thread, and posts what they see.
 * Where nothing is looked for, no line is ever made.
 */
final class LineWatch implements Sink {
  /** Between two values of the progress marker that are told: steps can come by the thousand. */
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);

  private final Incarnation incarnation;
  private final List<PatternDetector> detectors;
  private final Optional<ProgressMarker> marker;
  private final Clock clock;
  private final Consumer<Event> events;
  private final LineSplitter splitter;
  private double highest = Double.NEGATIVE_INFINITY;
  private double told = Double.NEGATIVE_INFINITY;
  private Optional<Duration> toldAt = Optional.empty();
  private boolean begun;

  LineWatch(
      Incarnation incarnation,
      List<PatternDetector> detectors,
      Optional<ProgressMarker> marker,
      Clock clock,
      Consumer<Event> events) {
    this.incarnation = incarnation;
    this.detectors = detectors;
    this.marker = marker;
    this.clock = clock;
    this.events = events;
    this.splitter = new LineSplitter(incarnation, 0, this::line);
  }

  @Override
  public void bytes(long offset, byte[] buffer, int length) {
    if (!begun) {
      // An earlier sentry may have read up to here.
      begun = true;
      splitter.jump(offset);
    }
    if (!detectors.isEmpty() || marker.isPresent()) {
      splitter.bytes(buffer, length);
    }
  }

  @Override
  public void gap(long from, long to) {
    splitter.jump(to);
  }

  @Override
  public void quiet() {
    tellProgress();
  }

  @Override
  public void drained() {
    splitter.flush();
    tellProgress();
  }

  private void line(Line line) {
    String text = line.plain();
    Duration uptime = clock.now().uptime();
    for (PatternDetector detector : detectors) {
      detector
          .look(text, uptime)
          .ifPresent(
              message ->
                  events.accept(
                      new Event.Noticed(
                          new Notice(incarnation, detector.name(), message, line.offset()))));
    }
    marker.ifPresent(
        reader -> reader.read(text).ifPresent(value -> highest = Math.max(highest, value)));
    if (highest > told
        && toldAt.filter(at -> uptime.minus(at).compareTo(PROGRESS_EVERY) < 0).isEmpty()) {
      tellProgress();
    }
  }

  private void tellProgress() {
    if (highest > told) {
      told = highest;
      toldAt = Optional.of(clock.now().uptime());
      events.accept(new Event.Progressed(incarnation, highest));
    }
  }
}
