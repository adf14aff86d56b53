package io.jobsentry.vital;

import io.jobsentry.text.SpanWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the use of a resource is told of.
 *
 * @param bound how much is too much
 * @param fullWithin how soon it may be used up, going by how it has risen lately
 * @param hold how long either has to last
 * @param cooldown the least time between two reports
 */
public record ResourceWanted(
    Resource resource,
    Optional<Bound> bound,
    Optional<Duration> fullWithin,
    Duration hold,
    Duration cooldown) {

  /** A detector of this. */
  public Visit visit(String name, Duration every) {
    return new Visit(
        name,
        every,
        words(every),
        resource.known(),
        patient -> new ResourceLook(this, Gauges.of(resource, patient)));
  }

  private String words(Duration every) {
    List<String> when = new ArrayList<>();
    bound.ifPresent(it -> when.add(resource.words(it)));
    fullWithin.ifPresent(it -> when.add(resource.end() + " within " + SpanWords.of(it)));
    return resource.name()
        + " "
        + String.join(" or ", when)
        + (hold.isZero() ? "" : " for " + SpanWords.of(hold))
        + ", every "
        + SpanWords.of(every);
  }
}
