package io.jobsentry.doctor;

import java.io.IOException;

/**
 * Something that can be made good without asking anybody.
 *
 * @param promise what it will do, in words
 */
public record Repair(String promise, Scope scope, Cure cure) {

  /** When it may be done. */
  public enum Scope {
    /** Also while a supervisor works. */
    ANYTIME,
    /** Only when none does, and before its lock can be had. */
    BEFORE_THE_LOCK,
    /** Only while the supervisor's lock is held. */
    UNDER_THE_LOCK
  }

  /** The work. */
  @FunctionalInterface
  public interface Cure {
    /** Answers what was done, in one sentence. */
    String perform() throws IOException;
  }

  static Repair anytime(String promise, Cure cure) {
    return new Repair(promise, Scope.ANYTIME, cure);
  }

  static Repair beforeTheLock(String promise, Cure cure) {
    return new Repair(promise, Scope.BEFORE_THE_LOCK, cure);
  }

  static Repair underTheLock(String promise, Cure cure) {
    return new Repair(promise, Scope.UNDER_THE_LOCK, cure);
  }
}
