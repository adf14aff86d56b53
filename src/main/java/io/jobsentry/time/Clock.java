package io.jobsentry.time;

import io.jobsentry.model.Moment;
import java.time.Duration;
import java.time.Instant;

/** Tells the time. */
public interface Clock {

  Moment now();

  /** The machine's clocks. On Linux the second one stands still during suspend. */
  Clock SYSTEM = new SystemClock();

  /** Reads the machine's clocks. */
  final class SystemClock implements Clock {
    private final long origin = System.nanoTime();

    private SystemClock() {}

    @Override
    public Moment now() {
      return new Moment(Instant.now(), Duration.ofNanos(System.nanoTime() - origin));
    }
  }
}
