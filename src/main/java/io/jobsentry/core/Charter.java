package io.jobsentry.core;

import io.jobsentry.model.StopPlan;
import io.jobsentry.policy.RestartPolicy;
import java.util.List;
import java.util.Map;

/**
 * What a run is held to: the config as far as decisions need it.
 *
 * @param environment what the job is started with, before rules put something over it
 * @param keepLeftovers whether processes that the job leaves behind when it finishes may live on
 * @param handsOff whether the job may not be signalled: it is watched, and let go when sentry
 *     leaves
 */
public record Charter(
    RestartPolicy policy,
    StopPlan stop,
    List<Rule> rules,
    Map<String, String> environment,
    boolean keepLeftovers,
    boolean handsOff) {
  public Charter {
    rules = List.copyOf(rules);
    environment = Map.copyOf(environment);
  }
}
