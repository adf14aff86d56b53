package io.jobsentry.monitor;

import io.jobsentry.core.Fact;
import io.jobsentry.core.State;
import io.jobsentry.model.Moment;

/** Whoever is told what became true. Called on the monitor thread; must not throw. */
public interface Witness {

  /** A fact, with the state in which it is folded already. */
  void saw(Fact fact, State state, Moment now);

  /** The journal cannot be written; sentry keeps the job alive and starts nothing new. */
  void journalFails(String problem, Moment now);

  void journalWorksAgain(Moment now);
}
