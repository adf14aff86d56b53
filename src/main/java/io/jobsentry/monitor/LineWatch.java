package io.jobsentry.monitor;

import io.jobsentry.core.Event;
import io.jobsentry.core.Notice;
import io.jobsentry.detect.Scan;
import io.jobsentry.detect.TraceDetector;
import io.jobsentry.model.Incarnation;
import io.jobsentry.output.Sink;
import io.jobsentry.time.Clock;
import io.jobsentry.trace.Standing;
import io.jobsentry.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows an incarnation's output to what is looked for in it, on the tail's thread, and posts what
 * is seen. Where nothing is looked for, no byte is touched.
 */
final class LineWatch implements Sink {
  /** Between two values of the progress marker that are told: steps can come by the thousand. */
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);

  private final Incarnation incarnation;
  private final Clock clock;
  private final Consumer<Event> events;
  private final Supplier<Watchers.Ready> sought;
  private final List<TraceDetector> traceDetectors;
  private final FailingSources failing = new FailingSources();
  private @Nullable Reading reading;
  private double highest = Double.NEGATIVE_INFINITY;
  private double told = Double.NEGATIVE_INFINITY;
  private Optional<Duration> toldAt = Optional.empty();

  /** Under way since the first byte. */
  private record Reading(Scan scan, boolean idle) {}

  /**
   * @param sought what is looked for, asked for when there is something to look at
   */
  LineWatch(
      Incarnation incarnation,
      Supplier<Watchers.Ready> sought,
      List<TraceDetector> traceDetectors,
      Clock clock,
      Consumer<Event> events) {
    this.sought = sought;
    this.traceDetectors = traceDetectors;
    this.incarnation = incarnation;
    this.clock = clock;
    this.events = events;
  }

  /**
   * @param offset of the first byte that will come: an earlier sentry may have read up to there
   */
  private Reading reading(long offset) {
    Reading known = reading;
    if (known == null) {
      Watchers.Ready ready = sought.get();
      var scan =
          new Scan(
              ready.lookout(),
              offset,
              signal -> notice(ready.meanings().of(incarnation, signal)),
              value -> highest = Math.max(highest, value),
              trace -> traced(trace, ready.meanings()));
      known = new Reading(scan, ready.lookout().isEmpty());
      reading = known;
    }
    return known;
  }

  @Override
  public void bytes(long offset, byte[] buffer, int length) {
    Reading now = reading(offset);
    if (now.idle()) {
      return;
    }
    Duration uptime = clock.now().uptime();
    now.scan().bytes(buffer, length, uptime);
    failing.untold(uptime).ifPresent(this::tellFailing);
    if (highest > told
        && toldAt.filter(at -> uptime.minus(at).compareTo(PROGRESS_EVERY) < 0).isEmpty()) {
      tellProgress(uptime);
    }
  }

  @Override
  public void gap(long from, long to) {
    reading(to).scan().jump(to, clock.now().uptime());
  }

  @Override
  public void quiet() {
    Duration uptime = clock.now().uptime();
    Reading now = reading;
    if (now != null) {
      now.scan().quiet();
    }
    failing.untold(uptime).ifPresent(this::tellFailing);
    tellProgress(uptime);
  }

  @Override
  public void drained() {
    Duration uptime = clock.now().uptime();
    Reading now = reading;
    if (now != null) {
      now.scan().flush(uptime);
    }
    failing.rest(uptime).ifPresent(this::tellFailing);
    tellProgress(uptime);
  }

  private void traced(Trace trace, Meanings meanings) {
    if (trace.standing() == Standing.FAILURE) {
      failing.add(trace.source());
    }
    Duration uptime = clock.now().uptime();
    for (TraceDetector detector : traceDetectors) {
      detector
          .saw(trace, uptime)
          .ifPresent(signal -> notice(meanings.of(incarnation, signal, trace)));
    }
  }

  private void notice(Notice notice) {
    events.accept(new Event.Noticed(notice));
  }

  private void tellFailing(List<String> sources) {
    events.accept(new Event.Failing(incarnation, sources));
  }

  private void tellProgress(Duration uptime) {
    if (highest > told) {
      told = highest;
      toldAt = Optional.of(uptime);
      events.accept(new Event.Progressed(incarnation, highest));
    }
  }
}
