package io.jobsentry.core;

/**
 * How a run ended.
 *
 * @param status what {@code sentry run} exits with
 */
public record Conclusion(Kind kind, int status, String reason) {

  public enum Kind {
    COMPLETED,
    STOPPED,
    ABORTED,
    GAVE_UP,
    UNREADY
  }
}
