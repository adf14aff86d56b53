package io.jobsentry.detect;

import java.time.Duration;

/**
 * That stack traces are to be told, and under which name.
 *
 * @param cooldown the least time in which the same failure is told twice
 */
public record TraceWanted(String name, Duration cooldown) {
  /** What holds where nothing is said about traces. */
  public static final TraceWanted STANDARD = new TraceWanted("traceback", Duration.ofSeconds(60));

  public TraceDetector detector() {
    return new TraceDetector(name, cooldown);
  }
}
