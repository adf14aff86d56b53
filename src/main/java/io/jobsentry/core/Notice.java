package io.jobsentry.core;

import io.jobsentry.model.Incarnation;

/**
 * Something that a detector saw.
 *
 * @param offset where in the incarnation's output
 */
public record Notice(
    Incarnation incarnation, String detector, String message, long offset, Weight weight) {

  /** What follows from it when no rule answers it. */
  public enum Weight {
    /** The job has failed, whatever else it does. */
    ALARM,
    /** If the job fails, this may be why. */
    EVIDENCE,
    /** It follows from something else, and is no reason by itself. */
    ECHO
  }

  /** An alarm. */
  public Notice(Incarnation incarnation, String detector, String message, long offset) {
    this(incarnation, detector, message, offset, Weight.ALARM);
  }
}
