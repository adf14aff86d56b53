package io.jobsentry.vital;

import java.time.Duration;
import java.util.Optional;

/** One question to the job, asked once. */
interface Check {

  /**
   * @return what is wrong; nothing when the job is healthy
   * @throws InterruptedException when nobody waits for the answer any more
   */
  Optional<String> problem(Duration timeout) throws InterruptedException;
}
