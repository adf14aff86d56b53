package io.jobsentry.vital;

import io.jobsentry.model.Advice;
import io.jobsentry.model.Category;
import io.jobsentry.model.Known;
import io.jobsentry.text.SpanWords;
import io.jobsentry.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A probe and what is made of its answers.
 *
 * @param timeout how long an answer may take
 * @param failures how many in a row make the job unhealthy
 * @param successes how many in a row make it healthy again
 * @param grace how long after the start a job that was never healthy may fail
 * @param cooldown the least time between two reports
 */
public record ProbeWanted(
    Probe probe, Duration timeout, int failures, int successes, Duration grace, Duration cooldown) {

  private static final Known SILENT =
      new Known(
          "the job runs and does not answer", Category.TRANSIENT, Advice.RETRY, Optional.empty());

  public ProbeWanted {
    if (failures < 1 || successes < 1) {
      throw new IllegalArgumentException(failures + " failures, " + successes + " successes");
    }
  }

  /** A detector of this. */
  public Visit visit(String name, Duration every, Clock clock) {
    return new Visit(
        name,
        every,
        probe.words()
            + " every "
            + SpanWords.of(every)
            + ", "
            + failures
            + (failures == 1 ? " failure" : " failures in a row"),
        SILENT,
        _ -> new ProbeLook(this, probe.check(clock), clock.now().uptime()));
  }
}
