package io.jobsentry.core;

import java.time.Duration;
import java.util.Optional;

/**
 * The latest sign of progress that a stall detector saw.
 *
 * @param at the uptime
 * @param offset how far the output had been read
 * @param value what the job had counted up to; empty where any output is progress
 * @param patience how long it may stand still from here on, as its own pace has shown; without it,
 *     as long as the charter says
 */
public record Advance(Duration at, long offset, String value, Optional<Duration> patience) {
  private static final int PART = 20;
  private static final Duration MOST = Duration.ofSeconds(1);

  /**
   * How far apart two advances may be of which only the first is told: a job may make thousands a
   * second. No stall is called before this has passed on top of its limit.
   */
  public static Duration slack(Duration limit) {
    Duration part = limit.dividedBy(PART);
    return part.compareTo(MOST) < 0 ? part : MOST;
  }
}
