package io.jobsentry.journal;

/** A line of the journal that is whole but says nothing that this version understands. */
public final class UnreadableFactException extends Exception {
  public UnreadableFactException(String message) {
    super(message);
  }
}
