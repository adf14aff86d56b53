package io.jobsentry.policy;

import java.time.Duration;

/**
 * The restart policy as configured.
 *
 * @param maxRestarts restarts without progress before giving up; 0 or less is without end
 * @param maxIdenticalFailures equal failures in a row before giving up; 0 is off
 * @param maxInWindow restarts of any kind within {@code window}; 0 is off
 * @param cooldown the base of the exponential delays, or the fixed delay
 * @param maxDelay the cap of the exponential delays
 * @param healthyAfter the uptime after which the count of restarts starts afresh
 * @param giveUpCode what the run exits with when the budget is spent
 */
public record RestartSettings(
    int maxRestarts,
    int maxIdenticalFailures,
    int maxInWindow,
    Duration window,
    Backoff backoff,
    Duration cooldown,
    Duration maxDelay,
    Duration healthyAfter,
    int giveUpCode) {

  /** How far back restarts matter; not at all when nothing counts them. */
  public Duration span() {
    return maxInWindow > 0 ? window : Duration.ZERO;
  }

  /** How delays grow. */
  public enum Backoff {
    FIXED,
    EXPONENTIAL
  }

  public static final RestartSettings STANDARD =
      new RestartSettings(
          10,
          5,
          0,
          Duration.ofHours(1),
          Backoff.EXPONENTIAL,
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          93);
}
