package io.jobsentry.core;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the job stands.
 *
 * <pre>
 *   Idle ─▶ Launching ─▶ Up ─▶ Clearing ─▶ Waiting ─▶ Launching …
 *              │          │        │
 *              └──────────┴────────┴──▶ Held (paused) · Over
 * </pre>
 */
public sealed interface Phase {

  /** A run has begun and has not ended. */
  sealed interface Underway extends Phase {}

  /** No run has begun. */
  record Idle() implements Phase {}

  /** The next incarnation starts when the wait is over. */
  record Waiting(Incarnation next, Moment since, Duration delay, String why) implements Underway {
    public Duration due() {
      return since.uptime().plus(delay);
    }
  }

  /** The start is journalled; whether it has happened is for the machine to say. */
  record Launching(Incarnation incarnation, Moment since) implements Underway {}

  record Up(Incarnation incarnation, JobIdentity identity, Moment since) implements Underway {}

  /**
   * The incarnation is going away: it was told to, or its own process ended and what it left behind
   * is looked for.
   *
   * @param step the step of the plan whose signal was sent last; -1 before the first
   * @param lookAt the uptime at which the processes are counted again
   * @param patience how long until the look after that one
   */
  record Clearing(
      Incarnation incarnation,
      StopOrder order,
      int step,
      Moment stepSince,
      Optional<Ending> ending,
      Duration lookAt,
      Duration patience)
      implements Underway {

    Clearing atStep(int next, Moment since) {
      return new Clearing(incarnation, order, next, since, ending, lookAt, patience);
    }

    Clearing endedWith(Ending how) {
      return new Clearing(incarnation, order, step, stepSince, Optional.of(how), lookAt, patience);
    }

    Clearing lookedAt(Duration next, Duration untilTheOneAfter) {
      return new Clearing(incarnation, order, step, stepSince, ending, next, untilTheOneAfter);
    }
  }

  /** Paused: nothing of the job is alive, and nothing starts until somebody says so. */
  record Held() implements Underway {}

  record Over(Conclusion conclusion) implements Phase {}

  /** How and when an incarnation ended. */
  record Ending(Incarnation incarnation, JobExit exit, Instant at) {}
}
