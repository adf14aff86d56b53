package io.jobsentry.core;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.policy.Judgement;
import io.jobsentry.policy.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What follows from an incarnation that ended, or that never came up. */
final class Endings {
  private final Charter charter;
  private final Notices notices;

  Endings(Charter charter, Notices notices) {
    this.charter = charter;
    this.notices = notices;
  }

  static void launch(Step step, Incarnation incarnation, String why) {
    step.note(new Fact.LaunchIntended(incarnation, why, step.state().overlay()));
    step.launch(incarnation);
  }

  void ended(Step step, Event.JobEnded ended) {
    Incarnation incarnation = ended.incarnation();
    Notices.keepProgress(step, incarnation);
    boolean expected = step.phase() instanceof Phase.Clearing;
    step.note(new Fact.JobEnded(incarnation, ended.exit(), ended.at(), ended.output()));
    if (!expected) {
      if (!ended.exit().success()) {
        Notices.openIncident(step, ended);
      } else {
        Verdicts.gotOver(step);
      }
      step.note(new Fact.StopBegun(incarnation, notices.exited(step, ended)));
    }
    step.ask(new Effect.Count(incarnation));
  }

  /** Nothing of the incarnation is left. */
  void cleared(Step step, Phase.Clearing c) {
    JobExit exit = c.ending().orElseThrow().exit();
    switch (step.state().desired()) {
      case STOPPED -> {
        if (c.order().then() == StopOrder.Then.ABORT) {
          conclude(step, Conclusion.Kind.ABORTED, 1, c.order().why());
        } else {
          conclude(step, Conclusion.Kind.STOPPED, exit.shellStatus(), c.order().why());
        }
      }
      case PAUSED -> {
        // What has run its course is not run once more because of a pause that came too late.
        if (c.order().then() == StopOrder.Then.JUDGE
            && verdict(step, exit, !exit.success()) instanceof Judgement.Complete(var reason)) {
          conclude(step, Conclusion.Kind.COMPLETED, exit.shellStatus(), reason);
        }
      }
      case RUNNING -> {
        switch (c.order().then()) {
          case START, ABORT -> launch(step, Fold.next(step.state()), c.order().why());
          case JUDGE -> judge(step, exit, !exit.success());
          case JUDGE_AS_FAILURE -> judge(step, exit, true);
        }
      }
    }
  }

  /** The job lacks something that it needs. */
  void unready(Step step, Incarnation incarnation, List<String> problems) {
    step.note(new Fact.LaunchFailed(incarnation, problems));
    if (step.state().desired() != Desired.RUNNING) {
      unneeded(step);
    } else if (step.state().totals().launches() == 0) {
      conclude(step, Conclusion.Kind.UNREADY, 126, String.join("; ", problems));
    } else {
      Notices.openIncident(step, incarnation, "preflight", String.join("; ", problems));
      judge(step, new JobExit.Code(126), true);
    }
  }

  /** The machine could not start it: not the job's failure, so its budget is not touched. */
  void broke(Step step, Incarnation incarnation, String problem, boolean spent) {
    step.note(new Fact.LaunchFailed(incarnation, List.of(problem)));
    if (step.state().desired() != Desired.RUNNING) {
      unneeded(step);
    } else {
      Incarnation next = spent ? Fold.next(step.state()) : incarnation;
      Duration breather = charter.policy().schedule().breather(step.state().tally().refused() + 1);
      step.note(new Fact.RestartPlanned(next, breather, 0, problem));
    }
  }

  private static void unneeded(Step step) {
    if (step.state().desired() == Desired.STOPPED) {
      Optional<PosixSignal> interrupt = step.state().run().interrupt();
      conclude(
          step,
          Conclusion.Kind.STOPPED,
          interrupt.map(signal -> 128 + signal.number()).orElse(lastStatus(step)),
          interrupt
              .map(signal -> "interrupted by SIG" + signal + " before the job was up")
              .orElse("the operator asked"));
    }
  }

  private void judge(Step step, JobExit exit, boolean failed) {
    Optional<Verdict> hopeless = hopeless(step, failed);
    switch (verdict(step, exit, failed)) {
      case Judgement.Restart _ when hopeless.isPresent() ->
          conclude(
              step,
              Conclusion.Kind.GAVE_UP,
              charter.policy().schedule().settings().giveUpCode(),
              "trying again is no use: " + hopeless.get().reason());
      case Judgement.Restart again -> {
        Incarnation next = Fold.next(step.state());
        step.note(new Fact.RestartPlanned(next, again.delay(), again.attempt(), again.reason()));
        if (again.delay().isZero()) {
          launch(step, next, again.reason());
        }
      }
      case Judgement.Complete(var reason) ->
          conclude(step, Conclusion.Kind.COMPLETED, exit.shellStatus(), reason);
      case Judgement.GiveUp(var reason) ->
          conclude(
              step,
              Conclusion.Kind.GAVE_UP,
              charter.policy().schedule().settings().giveUpCode(),
              reason);
    }
  }

  private Optional<Verdict> hopeless(Step step, boolean failed) {
    return failed && charter.heedsVerdicts()
        ? Verdicts.stop(step.state(), new Incarnation(step.state().incarnations()))
        : Optional.empty();
  }

  private Judgement verdict(Step step, JobExit exit, boolean failed) {
    return charter.policy().judge(step.state().tally(), exit, failed, step.now().wall());
  }

  static void conclude(Step step, Conclusion.Kind kind, int status, String reason) {
    step.note(new Fact.RunEnded(new Conclusion(kind, status, reason)));
  }

  static int lastStatus(Step step) {
    return step.state().lastEnding().map(ending -> ending.exit().shellStatus()).orElse(0);
  }
}
