package io.jobsentry.policy;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * The delays before the restarts of one run. The first retry comes at once; later ones wait a
 * random part of a ceiling that doubles up to a cap, so that a thousand jobs that fell together do
 * not come back together. The randomness is a function of the run's seed and the restart's number:
 * the same question has the same answer before the run, during it, and after a crash of sentry.
 */
public record Schedule(RestartSettings settings, long seed) {
  /** How long a machine that could not start the job is left alone before the next try. */
  private static final Duration BREATHER = Duration.ofSeconds(2);

  private static final Duration LONGEST_BREATHER = Duration.ofMinutes(1);

  /** The wait before the {@code attempt}th restart in a row without progress, counted from 1. */
  public Duration delay(int attempt) {
    return switch (settings.backoff()) {
      case FIXED -> settings.cooldown();
      case EXPONENTIAL -> attempt <= 1 ? Duration.ZERO : jittered(attempt);
    };
  }

  /**
   * The wait after the machine could not start the job, so often in a row: it doubles, and a
   * machine that has recovered is not kept waiting for long.
   *
   * @param refused counted from 1
   */
  public Duration breather(int refused) {
    long cap = Math.min(settings.maxDelay().toMillis(), LONGEST_BREATHER.toMillis());
    long first = BREATHER.toMillis();
    return Duration.ofMillis(Math.max(first, Math.min(cap, first << Math.min(refused - 1, 20))));
  }

  /** The longest that the {@code attempt}th restart can wait, whatever the seed. */
  public Duration ceiling(int attempt) {
    return switch (settings.backoff()) {
      case FIXED -> settings.cooldown();
      case EXPONENTIAL -> {
        if (attempt <= 1) {
          yield Duration.ZERO;
        }
        // Beyond 2^40 every base has met its cap; the shift must not wrap.
        long factor = 1L << Math.min(attempt - 2, 40);
        long cap = settings.maxDelay().toMillis();
        long base = settings.cooldown().toMillis();
        yield Duration.ofMillis(base > cap / factor ? cap : base * factor);
      }
    };
  }

  private Duration jittered(int attempt) {
    long ceiling = ceiling(attempt).toMillis();
    var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + attempt);
    return Duration.ofMillis(ceiling == 0 ? 0 : random.nextLong(ceiling + 1));
  }
}
