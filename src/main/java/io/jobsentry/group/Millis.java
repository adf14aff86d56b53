package io.jobsentry.group;

import java.time.Instant;
import java.util.Optional;

/** Times as the database keeps them. */
final class Millis {
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Millis() {}

  /** Cut to the millisecond; empty for a time that no clock shows. */
  static Optional<Instant> of(Instant time) {
    return time.isBefore(FIRST) || time.isAfter(LAST)
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(time.toEpochMilli()));
  }
}
