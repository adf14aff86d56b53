package io.jobsentry.trace;

/** How something thrown belongs to a trace. */
public enum Link {
  /** It is what the trace reports. */
  THROWN,
  /** What was named before it was thrown because of it. */
  CAUSE,
  /** What was named before it was thrown while it was being handled. */
  CONTEXT,
  /** It came up while what was named before it was on its way. */
  SUPPRESSED,
  /** What was named before it is a group, and it is one of it. */
  MEMBER
}
