package io.jobsentry.vital;

import java.time.Duration;
import java.util.Optional;

/** Makes of single answers whether the job is healthy, with a threshold either way. */
final class Health {
  private final int failures;
  private final int successes;
  private final Duration graceUntil;
  private final Duration cooldown;
  private int failed;
  private int succeeded;
  private boolean everHealthy;
  private boolean told;
  private Optional<Duration> toldAt = Optional.empty();

  /** What an answer changes. */
  enum Change {
    NONE,
    UNHEALTHY,
    HEALTHY_AGAIN
  }

  /**
   * @param graceUntil until when a job that was never healthy may fail
   * @param cooldown the least time between two times that it is told to be unhealthy
   */
  Health(int failures, int successes, Duration graceUntil, Duration cooldown) {
    this.failures = failures;
    this.successes = successes;
    this.graceUntil = graceUntil;
    this.cooldown = cooldown;
  }

  Change answered(Duration uptime, boolean healthy) {
    return healthy ? succeeded() : failed(uptime);
  }

  /** How many answers in a row were bad. */
  int failed() {
    return failed;
  }

  private Change succeeded() {
    everHealthy = true;
    failed = 0;
    succeeded++;
    if (!told || succeeded < successes) {
      return Change.NONE;
    }
    told = false;
    return Change.HEALTHY_AGAIN;
  }

  private Change failed(Duration uptime) {
    succeeded = 0;
    if (!everHealthy && uptime.compareTo(graceUntil) < 0) {
      return Change.NONE;
    }
    failed++;
    boolean cooling = toldAt.filter(at -> uptime.minus(at).compareTo(cooldown) < 0).isPresent();
    if (told || failed < failures || cooling) {
      return Change.NONE;
    }
    told = true;
    toldAt = Optional.of(uptime);
    return Change.UNHEALTHY;
  }
}
