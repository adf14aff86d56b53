package io.jobsentry.model;

import java.util.Optional;

/** How one incarnation of the job ended. */
public sealed interface JobExit {

  /** It ended by itself with a code. */
  record Code(int code) implements JobExit {}

  /**
   * A signal ended it.
   *
   * @param shortage what there was too little of, where it is known that the kernel killed it for
   *     want of memory
   */
  record Killed(int signal, boolean core, Optional<String> shortage) implements JobExit {
    public Killed(int signal, boolean core) {
      this(signal, core, Optional.empty());
    }
  }

  /**
   * It is gone and nobody saw how, because what would have written the status was gone before it:
   * the machine went down, or somebody killed the stub.
   */
  record Lost(String why) implements JobExit {}

  default boolean success() {
    return this instanceof Code(int code) && code == 0;
  }

  /** What there was too little of, where the kernel killed it for want of memory. */
  default Optional<String> shortage() {
    return this instanceof Killed(_, _, var shortage) ? shortage : Optional.empty();
  }

  /** The status as a shell would give it: the code, 128+n for signal n, 1 where it is lost. */
  default int shellStatus() {
    return switch (this) {
      case Code(int code) -> code;
      case Killed(int signal, _, _) -> 128 + signal;
      case Lost _ -> 1;
    };
  }

  /** The ending in words that follow "the job …". */
  default String words() {
    return switch (this) {
      case Code(int code) -> "exited with " + code;
      case Killed(int signal, boolean core, var shortage) ->
          "was killed by "
              + PosixSignal.nameOf(signal)
              + (core ? " (core dumped)" : "")
              + shortage.map(of -> ": out of memory (" + of + ")").orElse("");
      case Lost(String why) -> "ended unseen (" + why + ")";
    };
  }
}
