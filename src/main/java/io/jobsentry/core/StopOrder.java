package io.jobsentry.core;

import io.jobsentry.model.StopPlan;

/**
 * Why and how an incarnation is being cleared away, and what its end means.
 *
 * @param why the reason, for people
 */
public record StopOrder(String why, StopPlan plan, Then then) {

  /** What follows once nothing of the incarnation is left, if the run is still to go on. */
  public enum Then {
    /** The ending is judged by the restart policy, as a failure or as what its status says. */
    JUDGE,
    /** A rule asked for the restart: the budget counts it as a failure whatever the status. */
    JUDGE_AS_FAILURE,
    /** The operator asked for the restart: the budget does not count it. */
    START,
    /** The run is over: a rule found that going on makes no sense. */
    ABORT
  }
}
