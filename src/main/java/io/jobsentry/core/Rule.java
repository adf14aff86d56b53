package io.jobsentry.core;

import java.util.Map;
import java.util.function.Predicate;

/**
 * A known answer to a known failure.
 *
 * @param detector the name of the detector whose notices it is for
 * @param message which of their messages
 */
public record Rule(String name, String detector, Predicate<String> message, Remedy remedy) {

  /** What a rule does. */
  public sealed interface Remedy {
    /** Stops the job and starts it again. */
    record Restart() implements Remedy {}

    /**
     * Starts it again with these variables; {@code half} and {@code double} scale what is there.
     */
    record RestartWithEnv(Map<String, String> set) implements Remedy {}

    record Pause() implements Remedy {}

    /** Stops the job and ends the run. */
    record Abort() implements Remedy {}

    /** Writes it down and leaves the job alone. */
    record Observe() implements Remedy {}
  }

  public boolean answers(Notice notice) {
    return detector.equals(notice.detector()) && message.test(notice.message());
  }
}
