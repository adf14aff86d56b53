package io.jobsentry.process;

import io.jobsentry.model.JobExit;
import java.util.Optional;

/**
 * How a run ended, with what the machine adds to it.
 *
 * @param exit as the stub saw it, with the reason where the machine gives one
 * @param killed what the kernel killed of the run for want of memory, in words
 */
public record Autopsy(JobExit exit, Optional<String> killed) {

  /** Nothing is added. */
  static Autopsy plain(JobExit exit) {
    return new Autopsy(exit, Optional.empty());
  }
}
