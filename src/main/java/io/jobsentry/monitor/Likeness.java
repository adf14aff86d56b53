package io.jobsentry.monitor;

import io.jobsentry.catalogue.Signature;
import io.jobsentry.core.Fact;
import io.jobsentry.fingerprint.Evidence;
import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.fingerprint.Taken;
import io.jobsentry.model.JobExit;
import io.jobsentry.trace.Trace;
import java.util.Optional;

/**
 * What a failure has in common with others, as far as that is known without its stack trace.
 *
 * @param evidence what it is recognised by where there is no trace
 */
record Likeness(Evidence evidence) {

  /**
   * @param exit how the job ended, if it has
   */
  static Likeness of(Fact.IncidentOpened opened, Optional<JobExit> exit) {
    if (exit.isPresent() && opened.cause().equals(exit.get().words())) {
      return new Likeness(new Evidence.Ended(exit.get(), opened.lastWords()));
    }
    return new Likeness(
        Signature.idOf(opened.detector())
            .<Evidence>map(id -> new Evidence.KnownFailure(id, opened.cause()))
            .orElse(new Evidence.Detected(opened.detector(), opened.cause())));
  }

  /** A trace says more than a line that is in it. */
  Fingerprint with(Optional<Trace> trace) {
    return Taken.from(trace.<Evidence>map(Evidence.Traced::new).orElse(evidence)).fingerprint();
  }
}
