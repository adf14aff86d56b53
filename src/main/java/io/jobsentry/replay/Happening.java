package io.jobsentry.replay;

import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that sentry would have done while the log was written: an incident, the answer of a
 * rule, or both.
 *
 * @param place where it was seen
 * @param at when, if the log tells the time
 * @param incarnation which run of the job it would have been
 * @param detector who saw it
 * @param cause what was seen
 * @param facts everything that would have been written down about it
 */
public record Happening(
    Place place,
    Optional<Instant> at,
    int incarnation,
    String detector,
    String cause,
    List<Fact> facts) {

  /**
   * @param log as the user calls it
   * @param line counted from 1
   * @param offset of the line in its log
   */
  public record Place(String log, long line, long offset) {}

  public Happening {
    facts = List.copyOf(facts);
  }

  private <F extends Fact> Optional<F> first(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** The incident that it opened. */
  public Optional<Fact.IncidentOpened> incident() {
    return first(Fact.IncidentOpened.class);
  }

  /** The rule that answered it. */
  public Optional<Fact.RuleChosen> rule() {
    return first(Fact.RuleChosen.class);
  }

  public Optional<Fact.VerdictGiven> verdict() {
    return first(Fact.VerdictGiven.class);
  }

  /** How long the job would have waited for its next start. */
  public Optional<Duration> restartAfter() {
    return first(Fact.RestartPlanned.class).map(Fact.RestartPlanned::delay);
  }

  /** How the run would have ended. */
  public Optional<Conclusion> conclusion() {
    return first(Fact.RunEnded.class).map(Fact.RunEnded::conclusion);
  }

  /** Whether anybody would have heard of it. */
  boolean matters() {
    return incident().isPresent() || rule().isPresent() || conclusion().isPresent();
  }
}
