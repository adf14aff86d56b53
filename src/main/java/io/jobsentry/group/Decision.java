package io.jobsentry.group;

import io.jobsentry.fingerprint.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/** What somebody decided about a group. It holds until something else is decided. */
public sealed interface Decision {
  Fingerprint group();

  Instant at();

  /** In the words of whoever decided; may be empty. */
  String why();

  /** The failure is not expected to come again. */
  record Resolved(Fingerprint group, Instant at, By by, String why) implements Decision {}

  /** It is not resolved after all. */
  record Reopened(Fingerprint group, Instant at, String why) implements Decision {}

  /**
   * Nobody wants to hear of it.
   *
   * @param until when; empty is for good
   */
  record Muted(Fingerprint group, Instant at, Optional<Instant> until, String why)
      implements Decision {

    boolean holds(Instant now) {
      return until.filter(it -> !now.isBefore(it)).isEmpty();
    }
  }

  /** It may be heard of again. */
  record Unmuted(Fingerprint group, Instant at, String why) implements Decision {}
}
