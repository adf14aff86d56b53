package io.jobsentry.core;

import io.jobsentry.model.Desired;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import java.util.ArrayList;

/** What signals to sentry itself mean for the job: an end, or something to be passed on. */
final class Interrupts {
  private final Charter charter;

  Interrupts(Charter charter) {
    this.charter = charter;
  }

  void heard(Step step, PosixSignal signal) {
    switch (signal) {
      case INT, TERM -> end(step, signal);
      case HUP, QUIT, USR1, USR2, WINCH, TSTP, CONT, ABRT, STOP, KILL -> {
        if (step.phase() instanceof Phase.Up(var incarnation, _, _) && !charter.handsOff()) {
          step.note(new Fact.SignalForwarded(incarnation, signal));
          step.ask(new Effect.Signal(incarnation, signal, targetOf(signal)));
        }
      }
    }
  }

  private void end(Step step, PosixSignal signal) {
    if (charter.handsOff() && step.state().underway()) {
      letGo(step, "SIG" + signal);
      return;
    }
    switch (step.phase()) {
      case Phase.Clearing c when step.state().desired() == Desired.STOPPED ->
          Clearing.hasten(step, c);
      case Phase.Waiting _, Phase.Held _ -> {
        step.note(new Fact.DesiredSet(Desired.STOPPED, "SIG" + signal));
        Endings.conclude(
            step, Conclusion.Kind.STOPPED, 128 + signal.number(), "interrupted by SIG" + signal);
      }
      case Phase.Up(var incarnation, _, _) -> {
        step.note(new Fact.DesiredSet(Desired.STOPPED, "SIG" + signal));
        Clearing.begin(
            step,
            incarnation,
            new StopOrder(
                "interrupted by SIG" + signal, openingWith(signal), StopOrder.Then.START));
      }
      case Phase.Clearing _, Phase.Launching _ ->
          step.note(new Fact.DesiredSet(Desired.STOPPED, "SIG" + signal));
      case Phase.Idle _, Phase.Over _ -> {}
    }
  }

  /** The configured plan, but the job first hears the very signal that sentry heard. */
  private StopPlan openingWith(PosixSignal signal) {
    StopPlan.Step first = charter.stop().steps().getFirst();
    if (first.signal() == signal) {
      return charter.stop();
    }
    var steps = new ArrayList<StopPlan.Step>();
    steps.add(new StopPlan.Step(signal, StopPlan.Target.TREE, first.patience()));
    steps.addAll(charter.stop().steps());
    return new StopPlan(steps);
  }

  private static StopPlan.Target targetOf(PosixSignal signal) {
    return switch (signal) {
      // What stops and continues a terminal job does so for all of it, as a shell would.
      case TSTP, CONT, STOP -> StopPlan.Target.TREE;
      case HUP, INT, QUIT, ABRT, KILL, USR1, USR2, TERM, WINCH -> StopPlan.Target.LEADER;
    };
  }

  /** The job is not ours to end: only the run ends. */
  static void letGo(Step step, String why) {
    step.note(new Fact.DesiredSet(Desired.STOPPED, why));
    Endings.conclude(
        step,
        Conclusion.Kind.STOPPED,
        0,
        "let go of the job, which lives on: it may not be signalled");
  }
}
