package io.jobsentry.cli;

import io.jobsentry.model.JobExit;
import io.jobsentry.model.PosixSignal;
import java.util.Locale;
import java.util.Optional;

/** How a job ended, as people write it: a status as a shell gives it, or the name of a signal. */
final class ExitWord {
  private static final int SIGNALS = 128;
  private static final int LAST_SIGNAL = 64;

  private ExitWord() {}

  static JobExit parse(String word) throws RefusalException {
    String upper = word.toUpperCase(Locale.ROOT);
    String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
    Optional<PosixSignal> signal =
        java.util.Arrays.stream(PosixSignal.values())
            .filter(s -> s.name().equals(name))
            .findFirst();
    if (signal.isPresent()) {
      return new JobExit.Killed(signal.get().number(), false);
    }
    if (word.matches("[0-9]{1,3}") && Integer.parseInt(word) <= 255) {
      int status = Integer.parseInt(word);
      return status > SIGNALS && status <= SIGNALS + LAST_SIGNAL
          ? new JobExit.Killed(status - SIGNALS, false)
          : new JobExit.Code(status);
    }
    throw RefusalException.usage(
        "`--exit " + word + "` is no way to end",
        "it is a status from 0 to 255, 128+n for signal n, or a signal such as `KILL`");
  }
}
