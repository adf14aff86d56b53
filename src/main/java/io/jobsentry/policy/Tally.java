package io.jobsentry.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the budget has seen: restarts since the last progress, equal failures in a row, and when the
 * recent restarts were. It survives restarts of sentry as part of the state.
 *
 * @param withoutProgress restarts since the job last made progress
 * @param lastFailure the latest failure in words
 * @param identical how often {@code lastFailure} came in a row
 * @param refused how often in a row the machine could not start the job, which no budget counts
 * @param recent when restarts of any kind happened, oldest first, for the sliding window
 */
public record Tally(
    int withoutProgress,
    Optional<String> lastFailure,
    int identical,
    int refused,
    List<Instant> recent) {
  public static final Tally EMPTY = new Tally(0, Optional.empty(), 0, List.of());

  public Tally(
      int withoutProgress, Optional<String> lastFailure, int identical, List<Instant> recent) {
    this(withoutProgress, lastFailure, identical, 0, recent);
  }

  public Tally {
    recent = List.copyOf(recent);
  }

  public Tally withFailure(String failure) {
    boolean same = lastFailure.isPresent() && lastFailure.get().equals(failure);
    return new Tally(
        withoutProgress, Optional.of(failure), same ? identical + 1 : 1, refused, recent);
  }

  /** The machine could not start the job. */
  public Tally withRefusal() {
    return new Tally(withoutProgress, lastFailure, identical, refused + 1, recent);
  }

  /** The job was started. */
  public Tally started() {
    return refused == 0 ? this : new Tally(withoutProgress, lastFailure, identical, 0, recent);
  }

  /** Counts a restart; stamps that can no longer be in the window are dropped. */
  public Tally withRestart(Instant at, Duration window) {
    var stamps = new ArrayList<>(within(at, window));
    stamps.add(at);
    return new Tally(withoutProgress + 1, lastFailure, identical, refused, stamps);
  }

  /** The job has proven itself: what it failed with before no longer counts. */
  public Tally afresh() {
    return new Tally(0, Optional.empty(), 0, refused, recent);
  }

  /**
   * Restarts within the window. A stamp from the future, left by a clock set back, counts as now.
   */
  public List<Instant> within(Instant now, Duration window) {
    return recent.stream()
        .map(at -> at.isAfter(now) ? now : at)
        .filter(at -> Duration.between(at, now).compareTo(window) < 0)
        .toList();
  }
}
