package io.jobsentry.core;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Known;
import java.util.Optional;

/**
 * Something that a detector saw.
 *
 * @param offset where in the incarnation's output
 * @param end where what was seen ends, if it is more than the one line
 * @param known what is known of such failures
 */
public record Notice(
    Incarnation incarnation,
    String detector,
    String message,
    long offset,
    long end,
    Weight weight,
    Optional<Known> known) {

  /** What follows from it when no rule answers it. The heavier come first. */
  public enum Weight {
    /** The job has failed, whatever else it does. */
    ALARM,
    /** If the job fails, this is why. */
    EVIDENCE,
    /** If the job fails and nothing says more, this may be why. */
    HINT,
    /** It follows from something else, and is no reason by itself. */
    ECHO
  }

  /** Something of which nothing more is known. */
  public Notice(
      Incarnation incarnation, String detector, String message, long offset, Weight weight) {
    this(incarnation, detector, message, offset, weight, Optional.empty());
  }

  /** Something in one line. */
  public Notice(
      Incarnation incarnation,
      String detector,
      String message,
      long offset,
      Weight weight,
      Optional<Known> known) {
    this(incarnation, detector, message, offset, offset, weight, known);
  }

  /** An alarm. */
  public Notice(Incarnation incarnation, String detector, String message, long offset) {
    this(incarnation, detector, message, offset, Weight.ALARM);
  }

  /** The same in other words. */
  Notice saying(String words) {
    return new Notice(incarnation, detector, words, offset, end, weight, known);
  }

  /** Whether another is about a line of this one, which says more. */
  boolean covers(Notice other) {
    return offset <= other.offset
        && other.offset < end
        && end > other.end
        && other.weight != Weight.ALARM;
  }
}
