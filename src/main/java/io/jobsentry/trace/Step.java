package io.jobsentry.trace;

/** What a line is to a trace that is being read. */
public enum Step {
  /** It belongs to it, and so do all that were held. */
  TAKEN,
  /** It belongs to it, and is its end. */
  LAST,
  /** Later lines will tell. */
  HELD,
  /** The trace is over before it. */
  ENDED
}
