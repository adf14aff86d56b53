package io.jobsentry.trace;

/** What a trace says of the program. */
public enum Standing {
  FAILURE,
  /** The runtime says itself that it goes on as if nothing had been. */
  NOISE
}
