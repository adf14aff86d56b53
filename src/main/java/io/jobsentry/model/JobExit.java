package io.jobsentry.model;

/** How one incarnation of the job ended. */
public sealed interface JobExit {

  /** It ended by itself with a code. */
  record Code(int code) implements JobExit {}

  /** A signal ended it. */
  record Killed(int signal, boolean core) implements JobExit {}

  /**
   * It is gone and nobody saw how, because what would have written the status was gone before it:
   * the machine went down, or somebody killed the stub.
   */
  record Lost(String why) implements JobExit {}

  default boolean success() {
    return this instanceof Code(int code) && code == 0;
  }

  /** The status as a shell would give it: the code, 128+n for signal n, 1 where it is lost. */
  default int shellStatus() {
    return switch (this) {
      case Code(int code) -> code;
      case Killed(int signal, boolean _) -> 128 + signal;
      case Lost _ -> 1;
    };
  }

  /** The ending in words that follow "the job …". */
  default String words() {
    return switch (this) {
      case Code(int code) -> "exited with " + code;
      case Killed(int signal, boolean core) ->
          "was killed by " + PosixSignal.nameOf(signal) + (core ? " (core dumped)" : "");
      case Lost(String why) -> "ended unseen (" + why + ")";
    };
  }
}
