package io.jobsentry.doctor;

import java.util.Optional;

/**
 * What a check found.
 *
 * @param check its name
 * @param fact what is so, in one sentence
 * @param why why that matters; empty where all is well
 * @param remedy what to do about it; empty where nothing needs to be done
 * @param repair what {@code --fix} does about it
 */
public record Finding(
    String check, State state, String fact, String why, String remedy, Optional<Repair> repair) {

  /** How bad it is. */
  public enum State {
    OK,
    /** Worth knowing. */
    NOTE,
    /** Something does not work as well as it could, or soon will not. */
    WARNING,
    /** Something does not work. */
    FAILURE
  }

  static Finding ok(Check check, String fact) {
    return new Finding(check.name(), State.OK, fact, "", "", Optional.empty());
  }

  static Finding note(Check check, String fact, String why, String remedy) {
    return new Finding(check.name(), State.NOTE, fact, why, remedy, Optional.empty());
  }

  static Finding warning(Check check, String fact, String why, String remedy) {
    return new Finding(check.name(), State.WARNING, fact, why, remedy, Optional.empty());
  }

  static Finding failure(Check check, String fact, String why, String remedy) {
    return new Finding(check.name(), State.FAILURE, fact, why, remedy, Optional.empty());
  }

  /** The same, with what can be done about it; what that is, is the remedy. */
  Finding with(Repair repair) {
    return new Finding(check, state, fact, why, repair.promise(), Optional.of(repair));
  }
}
