package io.jobsentry.cli;

import io.jobsentry.core.Fact;
import io.jobsentry.core.State;
import io.jobsentry.model.Moment;
import io.jobsentry.monitor.Witness;
import java.util.List;

/** Several witnesses as one. */
record Witnesses(List<Witness> all) implements Witness {
  @Override
  public void saw(Fact fact, State state, Moment now) {
    all.forEach(witness -> witness.saw(fact, state, now));
  }

  @Override
  public void journalFails(String problem, Moment now) {
    all.forEach(witness -> witness.journalFails(problem, now));
  }

  @Override
  public void journalWorksAgain(Moment now) {
    all.forEach(witness -> witness.journalWorksAgain(now));
  }
}
