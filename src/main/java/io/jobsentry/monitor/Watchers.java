package io.jobsentry.monitor;

import com.google.re2j.Pattern;
import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Signature;
import io.jobsentry.core.Event;
import io.jobsentry.detect.Lookout;
import io.jobsentry.detect.Sought;
import io.jobsentry.detect.TraceWanted;
import io.jobsentry.model.Incarnation;
import io.jobsentry.output.Sink;
import io.jobsentry.time.Clock;
import java.time.Duration;
import java.util.List;
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
  private final Optional<Pattern> progress;
  private final Supplier<List<Signature>> known;
  private @Nullable Ready ready;

  /** What is made of all that is looked for. */
  record Ready(Lookout lookout, Meanings meanings) {}

  /**
   * @param patterns what the user looks for; what is found is an alarm
   * @param known what is known of failures, asked for once; what is found says why, if the job
   *     fails
   * @param traces under which names stack traces are told
   */
  public Watchers(
      List<Sought> patterns,
      Supplier<List<Signature>> known,
      List<TraceWanted> traces,
      Optional<Pattern> progress) {
    this.patterns = List.copyOf(patterns);
    this.traces = List.copyOf(traces);
    this.progress = progress;
    this.known = known;
  }

  /** Made when it is asked for first: that takes a moment, for which no start of a job waits. */
  private synchronized Ready ready() {
    Ready made = ready;
    if (made == null) {
      List<Signature> signatures = known.get();
      Stream<Sought> sought =
          Stream.concat(patterns.stream(), Catalogue.sought(signatures, KNOWN_COOLDOWN).stream());
      made =
          new Ready(
              new Lookout(sought.toList(), progress, !traces.isEmpty()), new Meanings(signatures));
      ready = made;
    }
    return made;
  }

  public List<Sought> patterns() {
    return patterns;
  }

  public Optional<Pattern> progress() {
    return progress;
  }

  Sink forIncarnation(Incarnation incarnation, Clock clock, Consumer<Event> events) {
    return new LineWatch(
        incarnation,
        this::ready,
        traces.stream().map(TraceWanted::detector).toList(),
        clock,
        events);
  }
}
