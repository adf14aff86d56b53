package io.jobsentry.vital;

import java.time.Duration;
import java.util.Optional;

/**
 * From the moment that something is wrong for long enough until it is right again. It is told of
 * once; what comes back before the cooldown is over is told of when it is, if it still lasts.
 */
final class Episode {
  private final Duration hold;
  private final Duration cooldown;
  private Optional<Duration> since = Optional.empty();
  private Optional<Duration> toldAt = Optional.empty();
  private boolean told;

  /** What a look changes. */
  enum Change {
    NONE,
    BEGAN,
    ENDED
  }

  /**
   * @param hold how long it has to last before it is told
   * @param cooldown the least time between two that are told
   */
  Episode(Duration hold, Duration cooldown) {
    this.hold = hold;
    this.cooldown = cooldown;
  }

  /**
   * @param wrong whether it is beyond the limit
   * @param right whether it is well within it; between the two, what was goes on
   */
  Change see(Duration uptime, boolean wrong, boolean right) {
    if (told) {
      if (!right) {
        return Change.NONE;
      }
      told = false;
      since = Optional.empty();
      return Change.ENDED;
    }
    if (!wrong) {
      since = Optional.empty();
      return Change.NONE;
    }
    since = since.or(() -> Optional.of(uptime));
    if (uptime.minus(since.get()).compareTo(hold) < 0 || cooling(uptime)) {
      return Change.NONE;
    }
    told = true;
    toldAt = Optional.of(uptime);
    return Change.BEGAN;
  }

  private boolean cooling(Duration uptime) {
    return toldAt.filter(at -> uptime.minus(at).compareTo(cooldown) < 0).isPresent();
  }
}
