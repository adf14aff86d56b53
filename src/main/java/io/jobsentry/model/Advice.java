package io.jobsentry.model;

/** What to do first when a signature turns out to be the cause. */
public enum Advice implements Word {
  RETRY,
  /** With what the change that is known to help says. */
  RETRY_WITH_CHANGE,
  /** Have the code or the config looked at. */
  AGENT,
  STOP
}
