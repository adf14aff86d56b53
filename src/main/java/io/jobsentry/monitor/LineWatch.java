package io.jobsentry.monitor;

import io.jobsentry.core.Event;
import io.jobsentry.core.Notice;
import io.jobsentry.detect.LineTimes;
import io.jobsentry.detect.Numeral;
import io.jobsentry.detect.Scan;
import io.jobsentry.detect.Signal;
import io.jobsentry.detect.TraceDetector;
import io.jobsentry.model.Incarnation;
import io.jobsentry.output.Sink;
import io.jobsentry.time.Clock;
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
  private final Watchers.Told events;
  private final @Nullable LineTimes times;
  private final Supplier<Watchers.Ready> sought;
  private final List<TraceDetector> traceDetectors;
  private final List<Pulse> pulses;
  private final FailingSources failing = new FailingSources();
  private @Nullable Reading reading;
  private double highest = Double.NEGATIVE_INFINITY;
  private double toldHighest = Double.NEGATIVE_INFINITY;
  private Optional<Duration> toldAt = Optional.empty();

  /** Under way since the first byte. */
  private record Reading(Scan scan, boolean idle) {}

  /**
   * @param sought what is looked for, asked for when there is something to look at
   * @param pulses tell that the job gets on
   * @param times when lines were written; without it, they are as old as what brings them
   */
  LineWatch(
      Incarnation incarnation,
      Supplier<Watchers.Ready> sought,
      List<TraceDetector> traceDetectors,
      List<Pulse> pulses,
      Clock clock,
      @Nullable LineTimes times,
      Watchers.Told events) {
    this.times = times;
    this.sought = sought;
    this.traceDetectors = traceDetectors;
    this.pulses = List.copyOf(pulses);
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
      known = new Reading(scan(ready, offset), ready.lookout().isEmpty());
      reading = known;
    }
    return known;
  }

  private Scan scan(Watchers.Ready ready, long offset) {
    Consumer<Signal> found =
        signal -> notice(ready.meanings().of(incarnation, signal), signal.offset());
    Scan.Readings read = (gauge, value, at) -> read(ready.gauges().get(gauge), value, at);
    Consumer<Trace> traced = trace -> traced(trace, ready.meanings());
    return times == null
        ? new Scan(ready.lookout(), offset, found, read, traced)
        : Scan.later(ready.lookout(), offset, found, read, traced, times);
  }

  @Override
  public void bytes(long offset, byte[] buffer, int length) {
    Reading now = reading(offset);
    if (now.idle() && pulses.isEmpty()) {
      return;
    }
    Duration uptime = clock.now().uptime();
    if (!now.idle()) {
      now.scan().bytes(buffer, length, uptime);
    }
    pulses.forEach(pulse -> pulse.output(offset + length, uptime));
    failing.untold(uptime).ifPresent(this::tellFailing);
    if (highest > toldHighest
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
    pulses.forEach(Pulse::quiet);
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

  private void read(Watchers.Reader reader, String value, long offset) {
    switch (reader) {
      case Watchers.Reader.Progress() ->
          Numeral.read(value).ifPresent(number -> highest = Math.max(highest, number));
      case Watchers.Reader.Stall(int number) ->
          pulses.get(number).read(value, offset, when(offset));
    }
  }

  private void traced(Trace trace, Meanings meanings) {
    if (Meanings.weight(trace) == Notice.Weight.EVIDENCE) {
      failing.add(trace.source());
    }
    Duration uptime = when(trace.end() - 1);
    for (TraceDetector detector : traceDetectors) {
      detector
          .saw(trace, uptime)
          .ifPresent(signal -> notice(meanings.of(incarnation, signal, trace), trace.end() - 1));
    }
  }

  private Duration when(long place) {
    return times == null ? clock.now().uptime() : times.of(place);
  }

  private void notice(Notice notice, long place) {
    events.told(new Event.Noticed(notice), place);
  }

  private void tellFailing(List<String> sources) {
    events.told(new Event.Failing(incarnation, sources), Watchers.LATEST);
  }

  private void tellProgress(Duration uptime) {
    if (highest > toldHighest) {
      toldHighest = highest;
      toldAt = Optional.of(uptime);
      events.told(new Event.Progressed(incarnation, highest), Watchers.LATEST);
    }
  }
}
