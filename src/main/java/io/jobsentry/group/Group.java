package io.jobsentry.group;

import io.jobsentry.fingerprint.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All incidents of one failure, and what was decided about it.
 *
 * @param times how many incidents there are
 * @param latest the id of the last one, which says most about it as it is now
 * @param resolved the decision that holds, even where the failure has come again since
 * @param muted the decision that held last, even where its time is over
 */
public record Group(
    Fingerprint id,
    long times,
    Instant first,
    Instant last,
    String latest,
    String detector,
    String title,
    String place,
    Optional<Decision.Resolved> resolved,
    Optional<Decision.Muted> muted) {

  /** Without an occurrence for so long, a failure counts as quiet. */
  public static final Duration QUIET_AFTER = Duration.ofDays(1);

  /** How it stands. */
  public enum State {
    OPEN,
    /** Open, and not seen for a while. */
    QUIET,
    RESOLVED
  }

  public State state(Instant now, Duration quietAfter) {
    if (resolved.isPresent() && !regressed()) {
      return State.RESOLVED;
    }
    return Duration.between(last, now).compareTo(quietAfter) < 0 ? State.OPEN : State.QUIET;
  }

  /** Whether it came again after it had been resolved. */
  public boolean regressed() {
    return resolved.filter(it -> last.isAfter(it.at())).isPresent();
  }

  public boolean muted(Instant now) {
    return muted.filter(it -> it.holds(now)).isPresent();
  }
}
