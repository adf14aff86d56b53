package io.jobsentry.core;

/**
 * An order from outside, by the name under which its answer is waited for.
 *
 * @param by who gave it, in words
 */
public record Command(String id, Verb verb, String by) {

  public enum Verb {
    STOP,
    PAUSE,
    RESUME,
    RESTART,
    RESET
  }
}
