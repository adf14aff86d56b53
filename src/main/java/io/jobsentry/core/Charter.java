package io.jobsentry.core;

import io.jobsentry.model.JobExit;
import io.jobsentry.model.StopPlan;
import io.jobsentry.policy.RestartPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a run is held to: the config as far as decisions need it.
 *
 * @param stalls what tells of a job that stands still
 * @param environment what the job is started with, before rules put something over it
 * @param keepLeftovers whether processes that the job leaves behind when it finishes may live on
 * @param handsOff whether the job may not be signalled: it is watched, and let go when sentry
 *     leaves
 * @param heedsVerdicts whether the run ends when the verdict on a failure is to stop
 */
public record Charter(
    RestartPolicy policy,
    StopPlan stop,
    List<Rule> rules,
    List<ExitDetector> exits,
    List<StallDetector> stalls,
    Map<String, String> environment,
    boolean keepLeftovers,
    boolean handsOff,
    boolean heedsVerdicts) {

  /**
   * What tells of the end of an incarnation that nobody asked for.
   *
   * @param nonzeroOnly whether success is not told of
   */
  public record ExitDetector(String name, boolean nonzeroOnly) {
    /** What holds where nothing is said about exits. */
    public static final ExitDetector STANDARD = new ExitDetector("exit_code", true);

    boolean reports(JobExit exit) {
      return !(nonzeroOnly && exit.success());
    }
  }

  /**
   * What tells of a job that is up and does not get on.
   *
   * @param counts whether it looks for a value that changes; otherwise any output will do
   * @param limit how long it may stand still, where nothing better was learned from its pace
   * @param grace how long after its start nothing is said in any case
   * @param cooldown the least time between two reports
   */
  public record StallDetector(
      String name, boolean counts, Duration limit, Duration grace, Duration cooldown) {}

  /** One that tells of no stalls. */
  public Charter(
      RestartPolicy policy,
      StopPlan stop,
      List<Rule> rules,
      List<ExitDetector> exits,
      Map<String, String> environment,
      boolean keepLeftovers,
      boolean handsOff,
      boolean heedsVerdicts) {
    this(
        policy, stop, rules, exits, List.of(), environment, keepLeftovers, handsOff, heedsVerdicts);
  }

  public Charter {
    rules = List.copyOf(rules);
    exits = List.copyOf(exits);
    stalls = List.copyOf(stalls);
    environment = Map.copyOf(environment);
  }
}
