package io.jobsentry.output;

/** A text that was to be a regular expression is none; the message says why. */
public final class BadExpressionException extends Exception {
  private static final long serialVersionUID = 1;

  BadExpressionException(String why) {
    super(why);
  }
}
