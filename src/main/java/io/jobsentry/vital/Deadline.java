package io.jobsentry.vital;

import io.jobsentry.time.Clock;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Until when an answer is waited for, all its parts together. */
record Deadline(Clock clock, Duration at) {

  static Deadline in(Duration time, Clock clock) {
    return new Deadline(clock, clock.now().uptime().plus(time));
  }

  boolean passed() {
    return clock.now().uptime().compareTo(at) >= 0;
  }

  /** For calls that take 0 as for ever. */
  int millisLeft() throws SocketTimeoutException {
    long left = at.minus(clock.now().uptime()).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    return (int) Math.min(left, Integer.MAX_VALUE);
  }
}
