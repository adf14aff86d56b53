package io.jobsentry.model;

/** What the end of the job means. */
public enum Lifecycle {
  /** Exit 0 ends the run; anything else is a failure that the restart policy looks at. */
  RESTART_ON_FAILURE,
  /** The job runs once, and its status is the run's. */
  ONE_SHOT,
  /** A service: it should be up, so any exit leads to a restart. */
  RESTART_ALWAYS
}
