package io.jobsentry.core;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import java.util.ArrayList;
import java.util.List;

/** What operators want: commands from the inbox, and signals to sentry itself. */
final class Orders {
  private static final String UNATTENDED = "no supervisor runs in this project";
  private static final String STOPPING = "the job is being stopped";

  private final Charter charter;

  Orders(Charter charter) {
    this.charter = charter;
  }

  void ordered(Step step, Command command) {
    if (!known(step, command)) {
      take(step, command);
    }
  }

  /** Whether it was taken before; a crash makes commands come twice. */
  private static boolean known(Step step, Command command) {
    if (step.state().answers().get(command.id()) instanceof State.Answer(boolean ok, var text)) {
      step.ask(new Effect.Answer(command.id(), ok, text));
      return true;
    }
    return step.state().orders().stream().anyMatch(o -> o.command().id().equals(command.id()));
  }

  private void take(Step step, Command command) {
    step.note(new Fact.CommandTaken(command));
    switch (command.verb()) {
      case STOP -> {
        if (step.state().underway()) {
          stop(step, command.by() + " asked for it");
        } else {
          reply(step, command, true, "no run is under way, so there was nothing to stop");
        }
      }
      case PAUSE -> pause(step, command);
      case RESUME -> resume(step, command);
      case RESTART -> restart(step, command);
      case RESET -> {
        step.note(new Fact.TallyCleared(command.by() + " asked for it"));
        reply(step, command, true, "the restart budget is whole again");
      }
    }
  }

  /** Carries a command out where no supervisor ran; what it cannot do without one it says. */
  void carried(Step step, Command command, Event.Began began) {
    switch (command.verb()) {
      case STOP, PAUSE -> {
        reopen(step, began);
        ordered(step, command);
      }
      case RESET -> ordered(step, command);
      case RESUME, RESTART -> {
        if (!known(step, command)) {
          step.note(new Fact.CommandTaken(command));
          if (command.verb() == Command.Verb.RESTART) {
            reply(step, command, false, UNATTENDED);
          } else if (step.state().desired() == Desired.STOPPED) {
            reply(step, command, false, STOPPING);
          } else {
            step.note(new Fact.DesiredSet(Desired.RUNNING, command.by() + " asked for it"));
            reply(step, command, true, "the next `sentry run` goes on");
          }
        }
      }
    }
  }

  /** Picks up the job that is there, even one of which the journal knows nothing. */
  private static void reopen(Step step, Event.Began began) {
    if (step.state().underway()) {
      recognise(step, began);
    } else if (began.alive()) {
      Core.begin(step, new Event.Mandate.Run(List.of(), 0), true);
      return;
    }
    if (step.phase() instanceof Phase.Launching(var incarnation, _)
        && Core.unborn(incarnation, began)) {
      step.note(new Fact.LaunchFailed(incarnation, List.of("it was not wanted any more")));
    } else {
      pickUp(step, began.alive());
    }
  }

  /** A job alive beyond the end of a damaged journal: what that tells of is long gone. */
  static void recognise(Step step, Event.Began began) {
    boolean lost = step.facts().stream().anyMatch(fact -> fact instanceof Fact.IncarnationsFound);
    if (lost && began.alive()) {
      step.note(
          new Fact.LaunchIntended(
              new Incarnation(began.newest()), "it was found alive", step.state().overlay()));
    }
  }

  /** Asks for whatever was open when the last supervisor went. */
  static void pickUp(Step step, boolean alive) {
    switch (step.phase()) {
      case Phase.Up(var incarnation, var identity, _) -> {
        if (alive) {
          step.note(new Fact.Adopted(incarnation, identity));
        }
        step.ask(new Effect.Follow(incarnation));
      }
      case Phase.Clearing c -> {
        step.ask(new Effect.Follow(c.incarnation()));
        step.ask(new Effect.Count(c.incarnation()));
      }
      case Phase.Launching(var incarnation, _) ->
          step.ask(new Effect.Launch(incarnation, step.state().overlay()));
      case Phase.Idle _, Phase.Over _, Phase.Waiting _, Phase.Held _ -> {}
    }
  }

  void interrupted(Step step, PosixSignal signal) {
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

  static StopPlan.Target targetOf(PosixSignal signal) {
    return switch (signal) {
      // What stops and continues a terminal job does so for all of it, as a shell would.
      case TSTP, CONT, STOP -> StopPlan.Target.TREE;
      case HUP, INT, QUIT, ABRT, KILL, USR1, USR2, TERM, WINCH -> StopPlan.Target.LEADER;
    };
  }

  /** The job is not ours to end: only the run ends. */
  private static void letGo(Step step, String why) {
    step.note(new Fact.DesiredSet(Desired.STOPPED, why));
    Endings.conclude(
        step,
        Conclusion.Kind.STOPPED,
        0,
        "let go of the job, which lives on: it may not be signalled");
  }

  void stop(Step step, String why) {
    if (charter.handsOff() && step.state().underway()) {
      letGo(step, why);
      return;
    }
    step.note(new Fact.DesiredSet(Desired.STOPPED, why));
    switch (step.phase()) {
      case Phase.Up(var incarnation, _, _) ->
          Clearing.begin(
              step, incarnation, new StopOrder(why, charter.stop(), StopOrder.Then.START));
      case Phase.Waiting _, Phase.Held _ ->
          Endings.conclude(step, Conclusion.Kind.STOPPED, Endings.lastStatus(step), why);
      case Phase.Clearing _, Phase.Launching _, Phase.Idle _, Phase.Over _ -> {}
    }
  }

  private void pause(Step step, Command command) {
    if (!step.state().underway()) {
      reply(step, command, false, "no run is under way");
      return;
    }
    if (charter.handsOff()) {
      reply(step, command, false, "the job may not be signalled");
      return;
    }
    if (step.state().desired() == Desired.STOPPED) {
      reply(step, command, false, STOPPING);
      return;
    }
    String why = command.by() + " asked for a pause";
    step.note(new Fact.DesiredSet(Desired.PAUSED, why));
    switch (step.phase()) {
      case Phase.Up(var incarnation, _, _) ->
          Clearing.begin(
              step, incarnation, new StopOrder(why, charter.stop(), StopOrder.Then.START));
      case Phase.Waiting _ -> step.note(new Fact.Parked());
      case Phase.Held _, Phase.Clearing _, Phase.Launching _, Phase.Idle _, Phase.Over _ -> {}
    }
  }

  private static void resume(Step step, Command command) {
    if (!step.state().underway()) {
      reply(step, command, false, "no run is under way");
    } else if (step.state().desired() == Desired.STOPPED) {
      reply(step, command, false, STOPPING);
    } else {
      step.note(new Fact.DesiredSet(Desired.RUNNING, command.by() + " asked for it"));
      if (step.phase() instanceof Phase.Held) {
        Endings.launch(step, Fold.next(step.state()), command.by() + " resumed it");
      }
    }
  }

  private void restart(Step step, Command command) {
    if (!step.state().underway()) {
      reply(step, command, false, "no run is under way");
      return;
    }
    if (charter.handsOff()) {
      reply(step, command, false, "the job may not be signalled");
      return;
    }
    switch (step.state().desired()) {
      case PAUSED -> reply(step, command, false, "the job is paused; `sentry resume` starts it");
      case STOPPED -> reply(step, command, false, STOPPING);
      case RUNNING -> {
        switch (step.phase()) {
          case Phase.Up(var incarnation, _, _) ->
              Clearing.begin(
                  step,
                  incarnation,
                  new StopOrder(
                      command.by() + " asked for a restart", charter.stop(), StopOrder.Then.START));
          case Phase.Waiting waiting ->
              Endings.launch(step, waiting.next(), command.by() + " asked for a restart");
          case Phase.Clearing c when c.order().then() != StopOrder.Then.START ->
              // Its end is no longer judged: somebody wants it up again whatever the budget says.
              step.note(
                  new Fact.StopBegun(
                      c.incarnation(),
                      new StopOrder(
                          command.by() + " asked for a restart",
                          c.order().plan(),
                          StopOrder.Then.START)));
          case Phase.Clearing _, Phase.Launching _, Phase.Held _, Phase.Idle _, Phase.Over _ -> {}
        }
      }
    }
  }

  /** Answers every command whose wish has come true, or no longer can. */
  void answer(Step step) {
    for (State.Order order : List.copyOf(step.state().orders())) {
      Command command = order.command();
      switch (step.phase()) {
        case Phase.Over(var conclusion) ->
            reply(
                step,
                command,
                command.verb() == Command.Verb.STOP,
                command.verb() == Command.Verb.STOP
                        && conclusion.kind() == Conclusion.Kind.STOPPED
                        && !charter.handsOff()
                    ? "stopped, and nothing of the job is left"
                    : "the run ended: " + conclusion.reason());
        case Phase.Idle() ->
            reply(step, command, command.verb() == Command.Verb.STOP, "no run is under way");
        case Phase.Held _ -> {
          if (command.verb() == Command.Verb.PAUSE) {
            reply(step, command, true, "paused; `sentry resume` goes on");
          } else if (step.state().desired() == Desired.PAUSED) {
            reply(step, command, false, "it was paused before it was up");
          }
        }
        case Phase.Up(var incarnation, var identity, _) -> {
          if (comesTrueWith(order, incarnation.number())) {
            reply(step, command, true, "up as " + incarnation + " with pid " + identity.pid());
          } else if (command.verb() == Command.Verb.PAUSE) {
            reply(step, command, false, "it was resumed before it was paused");
          }
        }
        case Phase.Waiting _, Phase.Launching _, Phase.Clearing _ -> {}
      }
    }
  }

  private static boolean comesTrueWith(State.Order order, int incarnation) {
    return switch (order.command().verb()) {
      case RESUME -> true;
      case RESTART -> incarnation > order.incarnation();
      case STOP, PAUSE, RESET -> false;
    };
  }

  private static void reply(Step step, Command command, boolean ok, String text) {
    step.note(new Fact.CommandAnswered(command.id(), ok, text));
    step.ask(new Effect.Answer(command.id(), ok, text));
  }
}
