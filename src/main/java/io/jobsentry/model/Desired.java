package io.jobsentry.model;

/** What the operator wants, which is kept apart from what is observed. */
public enum Desired {
  RUNNING,
  PAUSED,
  STOPPED
}
