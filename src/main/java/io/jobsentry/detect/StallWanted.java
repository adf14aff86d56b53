package io.jobsentry.detect;

import java.time.Duration;
import java.util.Optional;

/**
 * That a standstill of the job is to be told, and what is none.
 *
 * @param gauge what shows that it gets on; without one, any output does
 * @param limit how long it may stand still
 * @param learned whether that only holds until its own pace has shown better
 */
public record StallWanted(
    String name, Optional<Gauge> gauge, Course course, Duration limit, boolean learned) {

  /** Which way a value has to go. */
  public enum Course {
    ANY,
    UP,
    DOWN
  }
}
