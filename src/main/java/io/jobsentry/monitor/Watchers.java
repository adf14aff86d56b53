package io.jobsentry.monitor;

import com.google.re2j.Pattern;
import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Role;
import io.jobsentry.catalogue.Signature;
import io.jobsentry.core.Event;
import io.jobsentry.core.Notice;
import io.jobsentry.detect.Lookout;
import io.jobsentry.detect.Sought;
import io.jobsentry.detect.TraceWanted;
import io.jobsentry.model.Incarnation;
import io.jobsentry.output.Sink;
import io.jobsentry.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
  private final Lookout lookout;
  private final Map<String, Notice.Weight> weights;

  /**
   * @param patterns what the user looks for; what is found is an alarm
   * @param known what is known of failures; what is found says why, if the job fails
   * @param traces under which names stack traces are told
   */
  public Watchers(
      List<Sought> patterns,
      List<Signature> known,
      List<TraceWanted> traces,
      Optional<Pattern> progress) {
    this.patterns = List.copyOf(patterns);
    this.traces = List.copyOf(traces);
    this.progress = progress;
    this.weights = weights(known);
    this.lookout =
        new Lookout(
            Stream.concat(patterns.stream(), Catalogue.sought(known, KNOWN_COOLDOWN).stream())
                .toList(),
            progress,
            !traces.isEmpty());
  }

  private static Map<String, Notice.Weight> weights(List<Signature> known) {
    var weights = new HashMap<String, Notice.Weight>();
    for (Signature signature : known) {
      weights.put(
          signature.detector(),
          signature.role() == Role.ROOT ? Notice.Weight.EVIDENCE : Notice.Weight.ECHO);
    }
    return weights;
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
        lookout,
        weights,
        traces.stream().map(TraceWanted::detector).toList(),
        clock,
        events);
  }
}
