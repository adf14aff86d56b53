package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waiting for something to become true, with an end to the patience. */
final class Wait {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(5);

  private Wait() {}

  /** Something that may become true; looking at it may fail. */
  interface Condition {
    boolean holds() throws Exception;
  }

  static void until(String what, Condition condition) throws Exception {
    until(() -> what, condition);
  }

  static void until(Supplier<String> what, Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        fail("in vain for " + PATIENCE.toSeconds() + " s: " + what.get());
      }
      pause(LOOK);
    }
  }

  /** Lets time pass on purpose: the random instant of a kill, or the proof that nothing happens. */
  static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
