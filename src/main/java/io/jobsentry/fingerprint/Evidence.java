package io.jobsentry.fingerprint;

import io.jobsentry.model.JobExit;
import io.jobsentry.trace.Trace;
import java.util.List;

/** What a failure is recognised by. */
public sealed interface Evidence {

  /** A stack trace: the best that there can be. */
  record Traced(Trace trace) implements Evidence {}

  /**
   * A line by which a known failure announced itself.
   *
   * @param id of the catalogue
   * @param line as it was printed
   */
  record KnownFailure(String id, String line) implements Evidence {}

  /**
   * The job ended, and nothing better is known.
   *
   * @param lastWords the last lines that it printed
   */
  record Ended(JobExit exit, List<String> lastWords) implements Evidence {
    public Ended {
      lastWords = List.copyOf(lastWords);
    }
  }

  /** A detector said something: of a pattern, a stall, a metric or a probe. */
  record Detected(String detector, String message) implements Evidence {}
}
