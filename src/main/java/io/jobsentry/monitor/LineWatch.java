package io.jobsentry.monitor;

import io.jobsentry.core.Event;
import io.jobsentry.core.Notice;
import io.jobsentry.detect.Lookout;
import io.jobsentry.detect.Scan;
import io.jobsentry.detect.Signal;
import io.jobsentry.detect.TraceDetector;
import io.jobsentry.model.Incarnation;
import io.jobsentry.output.Sink;
import io.jobsentry.time.Clock;
import io.jobsentry.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shows an incarnation's output to what is looked for in it, on the tail's thread, and posts what
 * is seen. Where nothing is looked for, no byte is touched.
 */
final class LineWatch implements Sink {
  /** Between two values of the progress marker that are told: steps can come by the thousand. */
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);

  private final Incarnation incarnation;
  private final boolean idle;
  private final Clock clock;
  private final Consumer<Event> events;
  private final Scan scan;
  private final List<TraceDetector> traceDetectors;
  private final Map<String, Notice.Weight> weights;
  private double highest = Double.NEGATIVE_INFINITY;
  private double told = Double.NEGATIVE_INFINITY;
  private Optional<Duration> toldAt = Optional.empty();
  private boolean begun;

  /**
   * @param weights of detectors whose finds are no alarm
   */
  LineWatch(
      Incarnation incarnation,
      Lookout lookout,
      Map<String, Notice.Weight> weights,
      List<TraceDetector> traceDetectors,
      Clock clock,
      Consumer<Event> events) {
    this.weights = weights;
    this.traceDetectors = traceDetectors;
    this.incarnation = incarnation;
    this.idle = lookout.isEmpty();
    this.clock = clock;
    this.events = events;
    this.scan =
        new Scan(
            lookout, 0, this::found, value -> highest = Math.max(highest, value), this::traced);
  }

  @Override
  public void bytes(long offset, byte[] buffer, int length) {
    if (idle) {
      return;
    }
    Duration uptime = clock.now().uptime();
    if (!begun) {
      // An earlier sentry may have read up to here.
      begun = true;
      scan.jump(offset, uptime);
    }
    scan.bytes(buffer, length, uptime);
    if (highest > told
        && toldAt.filter(at -> uptime.minus(at).compareTo(PROGRESS_EVERY) < 0).isEmpty()) {
      tellProgress(uptime);
    }
  }

  @Override
  public void gap(long from, long to) {
    begun = true;
    scan.jump(to, clock.now().uptime());
  }

  @Override
  public void quiet() {
    scan.quiet();
    tellProgress(clock.now().uptime());
  }

  @Override
  public void drained() {
    Duration uptime = clock.now().uptime();
    scan.flush(uptime);
    tellProgress(uptime);
  }

  private void found(Signal signal) {
    notice(signal, weights.getOrDefault(signal.detector(), Notice.Weight.ALARM));
  }

  private void traced(Trace trace) {
    Duration uptime = clock.now().uptime();
    for (TraceDetector detector : traceDetectors) {
      detector.saw(trace, uptime).ifPresent(signal -> notice(signal, Notice.Weight.EVIDENCE));
    }
  }

  private void notice(Signal signal, Notice.Weight weight) {
    events.accept(
        new Event.Noticed(
            new Notice(incarnation, signal.detector(), signal.message(), signal.offset(), weight)));
  }

  private void tellProgress(Duration uptime) {
    if (highest > told) {
      told = highest;
      toldAt = Optional.of(uptime);
      events.accept(new Event.Progressed(incarnation, highest));
    }
  }
}
