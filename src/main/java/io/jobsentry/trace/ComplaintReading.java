package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** One line that says it all, and perhaps the shell's word after it. */
final class ComplaintReading implements Reading {
  private final Thrown thrown;
  private boolean said;

  ComplaintReading(Thrown thrown) {
    this.thrown = thrown;
  }

  /** What a plain shell adds when a program was ended by its own abort. */
  static boolean isAborted(String line) {
    return line.equals("Aborted") || line.equals("Aborted (core dumped)");
  }

  @Override
  public boolean knows(String line) {
    return isAborted(line);
  }

  @Override
  public Step next(String line) {
    if (!said) {
      said = true;
      return Step.TAKEN;
    }
    return isAborted(line) ? Step.LAST : Step.ENDED;
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    return Optional.of(Draft.of(List.of(thrown), true));
  }
}
