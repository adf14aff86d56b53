package io.jobsentry.detect;

import java.time.Duration;

/** When lines were written, for whoever reads them later than that. */
@FunctionalInterface
public interface LineTimes {
  /**
   * The uptime of the line in which a place is.
   *
   * @param offset in the output
   */
  Duration of(long offset);
}
