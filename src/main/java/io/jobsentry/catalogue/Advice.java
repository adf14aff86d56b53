package io.jobsentry.catalogue;

/** What to do first when a signature turns out to be the cause. */
public enum Advice implements Word {
  RETRY,
  /** With what {@link Signature#change} says. */
  RETRY_WITH_CHANGE,
  /** Have the code or the config looked at. */
  AGENT,
  STOP
}
