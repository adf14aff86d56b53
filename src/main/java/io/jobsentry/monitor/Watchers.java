package io.jobsentry.monitor;

import com.google.re2j.Pattern;
import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Signature;
import io.jobsentry.core.Event;
import io.jobsentry.detect.Gauge;
import io.jobsentry.detect.LineTimes;
import io.jobsentry.detect.Lookout;
import io.jobsentry.detect.MetricWanted;
import io.jobsentry.detect.Patience;
import io.jobsentry.detect.Sought;
import io.jobsentry.detect.StallWanted;
import io.jobsentry.detect.TraceWanted;
import io.jobsentry.model.Incarnation;
import io.jobsentry.output.Sink;
import io.jobsentry.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the output of every incarnation. What was seen in the last says nothing
 * about the next.
 */
public final class Watchers {
  /** The least time between two notices of the same known failure. */
  private static final Duration KNOWN_COOLDOWN = Duration.ofSeconds(60);

  private final List<Sought> patterns;
  private final List<TraceWanted> traces;
  private final List<StallWanted> stalls;
  private final List<MetricWanted> metrics;
  private final Optional<Pattern> progress;

  /** What was learned of the job's pace holds for its next incarnation too. */
  private final Map<String, Patience> paces = new HashMap<>();

  private final Supplier<List<Signature>> known;
  private @Nullable Ready ready;

  /** By all that was read. */
  static final long LATEST = Long.MAX_VALUE;

  /** What is made of all that is looked for. */
  record Ready(Lookout lookout, Meanings meanings, List<Reader> gauges) {}

  /** For whom a gauge reads. */
  sealed interface Reader {
    /** The count of restarts. */
    record Progress() implements Reader {}

    /** A stall detector, by its number. */
    record Stall(int number) implements Reader {}

    /** A metric detector, by its number. */
    record Metric(int number) implements Reader {}
  }

  /**
   * @param patterns what the user looks for; what is found is an alarm
   * @param known what is known of failures, asked for once; what is found says why, if the job
   *     fails
   * @param traces under which names stack traces are told
   * @param stalls which standstills are told
   * @param metrics which numbers are watched
   */
  public Watchers(
      List<Sought> patterns,
      Supplier<List<Signature>> known,
      List<TraceWanted> traces,
      List<StallWanted> stalls,
      List<MetricWanted> metrics,
      Optional<Pattern> progress) {
    this.patterns = List.copyOf(patterns);
    this.traces = List.copyOf(traces);
    this.stalls = List.copyOf(stalls);
    this.metrics = List.copyOf(metrics);
    this.progress = progress;
    this.known = known;
  }

  /** Where no values are watched. */
  public Watchers(
      List<Sought> patterns,
      Supplier<List<Signature>> known,
      List<TraceWanted> traces,
      Optional<Pattern> progress) {
    this(patterns, known, traces, List.of(), List.of(), progress);
  }

  /** Made when it is asked for first: that takes a moment, for which no start of a job waits. */
  private synchronized Ready ready() {
    Ready made = ready;
    if (made == null) {
      List<Signature> signatures = known.get();
      Stream<Sought> sought =
          Stream.concat(patterns.stream(), Catalogue.sought(signatures, KNOWN_COOLDOWN).stream());
      var gauges = new ArrayList<Gauge>();
      var readers = new ArrayList<Reader>();
      progress.ifPresent(
          pattern -> {
            gauges.add(Gauge.ofRegex(pattern));
            readers.add(new Reader.Progress());
          });
      for (int i = 0; i < stalls.size(); i++) {
        if (stalls.get(i).gauge().isPresent()) {
          gauges.add(stalls.get(i).gauge().get());
          readers.add(new Reader.Stall(i));
        }
      }
      for (int i = 0; i < metrics.size(); i++) {
        gauges.add(metrics.get(i).gauge());
        readers.add(new Reader.Metric(i));
      }
      made =
          new Ready(
              new Lookout(sought.toList(), gauges, !traces.isEmpty()),
              new Meanings(signatures),
              List.copyOf(readers));
      ready = made;
    }
    return made;
  }

  public List<Sought> patterns() {
    return patterns;
  }

  public List<TraceWanted> traces() {
    return traces;
  }

  public List<StallWanted> stalls() {
    return stalls;
  }

  public List<MetricWanted> metrics() {
    return metrics;
  }

  public Optional<Pattern> progress() {
    return progress;
  }

  private Pulse pulse(StallWanted stall, Incarnation incarnation, Consumer<Event> events) {
    if (!stall.learned()) {
      return new Pulse(incarnation, stall, Optional.empty(), events);
    }
    Patience pace = paces.computeIfAbsent(stall.name(), _ -> new Patience(stall.limit()));
    pace.restarted();
    return new Pulse(incarnation, stall, Optional.of(pace), events);
  }

  /**
   * The last incarnation's sink is done with.
   *
   * @param trouble is told when looking fails
   */
  Sink forIncarnation(
      Incarnation incarnation, Clock clock, Consumer<Event> events, Consumer<String> trouble) {
    return new Fence(
        () -> watch(incarnation, clock, null, (event, _) -> events.accept(event)), trouble);
  }

  /** Is told what is seen in an old log. */
  public interface Told {
    /**
     * @param place by which byte of the output it was known; beyond its end for what sums up
     */
    void told(Event event, long place);
  }

  /**
   * For an output that was written earlier.
   *
   * @param now as far as it has been read
   * @param times when each of its lines was written
   */
  public Sink forLog(Incarnation incarnation, Clock now, LineTimes times, Told told) {
    return watch(incarnation, now, times, told);
  }

  private Sink watch(Incarnation incarnation, Clock clock, @Nullable LineTimes times, Told told) {
    Consumer<Event> summing = event -> told.told(event, LATEST);
    return new LineWatch(
        incarnation,
        this::ready,
        traces.stream().map(TraceWanted::detector).toList(),
        stalls.stream().map(stall -> pulse(stall, incarnation, summing)).toList(),
        metrics,
        clock,
        times,
        told);
  }
}
