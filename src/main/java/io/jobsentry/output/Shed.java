package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import java.util.Optional;

/**
 * Output that was given up, so that sentry can say so.
 *
 * @param from the first offset that is gone
 * @param to exclusive
 */
public record Shed(Kind kind, Incarnation incarnation, long from, long to, Reason reason) {
  /** What was given up. */
  public enum Kind {
    ARCHIVE,
    /** The whole segment of an incarnation that has ended. */
    SEGMENT,
    /** The part of the live segment that had been read, without an archive of it. */
    LIVE_HEAD
  }

  /** Why. */
  public enum Reason {
    LOW_DISK,
    MAX_BYTES,
    KEEP_RUNS
  }

  /** Both as one, where the other goes on where this one ends. */
  Optional<Shed> with(Shed other) {
    boolean goesOn =
        kind == other.kind
            && incarnation.equals(other.incarnation)
            && reason == other.reason
            && to == other.from;
    return goesOn
        ? Optional.of(new Shed(kind, incarnation, from, other.to, reason))
        : Optional.empty();
  }

  public long bytes() {
    return to - from;
  }
}
