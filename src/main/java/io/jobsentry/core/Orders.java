package io.jobsentry.core;

import io.jobsentry.model.Desired;
import java.util.List;

/** What operators want: the commands from the inbox, and their answers. */
final class Orders {
  private static final String UNATTENDED = "no supervisor runs in this project";
  private static final String STOPPING = "the job is being stopped";
  private static final String NOTHING = "no run is under way";

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
    State.Answer answer = step.state().answers().get(command.id());
    if (answer != null) {
      step.ask(new Effect.Answer(command.id(), answer.ok(), answer.text()));
      return true;
    }
    return step.state().orders().stream().anyMatch(o -> o.command().id().equals(command.id()));
  }

  private void take(Step step, Command command) {
    step.note(new Fact.CommandTaken(command));
    switch (command.verb()) {
      case STOP -> stop(step, command);
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
  void carried(Step step, Command command) {
    switch (command.verb()) {
      case STOP, PAUSE, RESET -> ordered(step, command);
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

  private void stop(Step step, Command command) {
    if (!(step.phase() instanceof Phase.Underway phase)) {
      reply(step, command, true, "no run is under way, so there was nothing to stop");
      return;
    }
    String why = command.by() + " asked for it";
    if (charter.handsOff()) {
      Interrupts.letGo(step, why);
      return;
    }
    step.note(new Fact.DesiredSet(Desired.STOPPED, why));
    switch (phase) {
      case Phase.Up(var incarnation, _, _) ->
          Clearing.begin(
              step, incarnation, new StopOrder(why, charter.stop(), StopOrder.Then.START));
      case Phase.Waiting _, Phase.Held _ ->
          Endings.conclude(step, Conclusion.Kind.STOPPED, Endings.lastStatus(step), why);
      case Phase.Clearing _, Phase.Launching _ -> {}
    }
  }

  private void pause(Step step, Command command) {
    if (!(step.phase() instanceof Phase.Underway phase)) {
      reply(step, command, false, NOTHING);
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
    switch (phase) {
      case Phase.Up(var incarnation, _, _) ->
          Clearing.begin(
              step, incarnation, new StopOrder(why, charter.stop(), StopOrder.Then.START));
      case Phase.Waiting _ -> step.note(new Fact.Parked());
      case Phase.Held _, Phase.Clearing _, Phase.Launching _ -> {}
    }
  }

  private static void resume(Step step, Command command) {
    if (!step.state().underway()) {
      reply(step, command, false, NOTHING);
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
    if (!(step.phase() instanceof Phase.Underway phase)) {
      reply(step, command, false, NOTHING);
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
        switch (phase) {
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
          case Phase.Clearing _, Phase.Launching _, Phase.Held _ -> {}
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
        // Where nothing is under way, an order is answered when it is taken.
        case Phase.Idle _, Phase.Waiting _, Phase.Launching _, Phase.Clearing _ -> {}
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
