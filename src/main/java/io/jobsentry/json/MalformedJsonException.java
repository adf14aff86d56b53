package io.jobsentry.json;

/** A text that is not one JSON value. */
public final class MalformedJsonException extends Exception {
  public MalformedJsonException(String message) {
    super(message);
  }
}
