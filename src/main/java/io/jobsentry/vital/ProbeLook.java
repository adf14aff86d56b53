package io.jobsentry.vital;

import io.jobsentry.model.Moment;
import java.time.Duration;
import java.util.Optional;

/** Asks one incarnation again and again. */
final class ProbeLook implements Look {
  private final ProbeWanted wanted;
  private final Check check;
  private final Health health;

  /**
   * @param began when the incarnation was first seen
   */
  ProbeLook(ProbeWanted wanted, Check check, Duration began) {
    this.wanted = wanted;
    this.check = check;
    health =
        new Health(
            wanted.failures(), wanted.successes(), began.plus(wanted.grace()), wanted.cooldown());
  }

  @Override
  public Optional<Finding> at(Moment now) throws InterruptedException {
    Optional<String> problem = check.problem(wanted.timeout());
    return switch (health.answered(now.uptime(), problem.isEmpty())) {
      case NONE -> Optional.empty();
      case UNHEALTHY ->
          Optional.of(
              new Finding.Alarm(wanted.probe().words() + ": " + problem.orElseThrow() + times()));
      case HEALTHY_AGAIN -> Optional.of(new Finding.Relief(wanted.probe().words() + ": healthy"));
    };
  }

  private String times() {
    return health.failed() == 1 ? "" : ", " + health.failed() + " times in a row";
  }
}
