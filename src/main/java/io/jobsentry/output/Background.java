package io.jobsentry.output;

import io.jobsentry.posix.Posix;
import io.jobsentry.posix.PosixException;

/** What nobody waits for, such as compressing: it gets the processor when others leave it. */
public final class Background {
  private Background() {}

  /** From now on this thread lets others go first, where threads can. */
  public static void enter() {
    try {
      Posix.stepBack();
    } catch (PosixException _) {
      // Then it takes its share.
    }
  }
}
