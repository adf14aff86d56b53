package io.jobsentry.core;

import io.jobsentry.model.Advice;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.policy.Adviser;
import io.jobsentry.policy.Verdict;
import java.util.List;
import java.util.Optional;

/** Gives verdicts on failures, and notes later whether they proved right. */
final class Verdicts {
  /** More lines of evidence than these nobody reads. */
  private static final int LINES = 5;

  private Verdicts() {}

  /** The verdict on the incident that was just opened. */
  static void give(
      Step step, Incarnation incarnation, Optional<Notice> cause, Optional<JobExit> exit) {
    State.Incident incident = step.state().incident().orElseThrow();
    int identical = step.state().tally().identical();
    step.state().judged().ifPresent(it -> prove(step, it, identical > 1));
    Verdict verdict = Adviser.advise(cause.flatMap(Notice::known), exit, identical);
    step.note(new Fact.VerdictGiven(incident.id(), incarnation, verdict, evidence(step, exit)));
  }

  /** The job has got over its last failure. */
  static void gotOver(Step step) {
    step.state().judged().ifPresent(it -> prove(step, it, false));
  }

  /**
   * @param again whether the same failure came once more
   */
  private static void prove(Step step, State.Judged judged, boolean again) {
    switch (judged.verdict().advice()) {
      case RETRY -> step.note(new Fact.VerdictProved(judged.incarnation(), !again));
      case AGENT, STOP -> step.note(new Fact.VerdictProved(judged.incarnation(), again));
      case RETRY_WITH_CHANGE -> {
        // Whether somebody changed what it says is not known.
      }
    }
  }

  /** Whether the verdict on this incarnation's failure is that nothing is to be tried again. */
  static Optional<Verdict> stop(State state, Incarnation incarnation) {
    return state
        .judged()
        .filter(it -> it.incarnation() == incarnation.number())
        .map(State.Judged::verdict)
        .filter(verdict -> verdict.advice() == Advice.STOP);
  }

  private static List<String> evidence(Step step, Optional<JobExit> exit) {
    List<String> said =
        step.state().story().clues().stream()
            .limit(LINES)
            .map(Clue::notice)
            .map(Verdicts::line)
            .toList();
    return said.isEmpty() ? exit.map(it -> "the job " + it.words()).stream().toList() : said;
  }

  private static String line(Notice notice) {
    String part = notice.weight() == Notice.Weight.ECHO ? " (follows from something else)" : "";
    return "at " + notice.offset() + ": " + notice.detector() + part + ": " + notice.message();
  }
}
