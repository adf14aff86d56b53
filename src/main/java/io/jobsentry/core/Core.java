package io.jobsentry.core;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Moment;
import io.jobsentry.model.PosixSignal;
import java.time.Duration;
import java.util.Optional;

/**
 * The supervisor's mind: (state, event, now) to a decision. It holds nothing but the charter.
 *
 * <p>Events that do not fit the phase are late or repeated, and are passed over: a result for an
 * incarnation that is no longer the current one changes nothing. Whatever is done is asked for in
 * such a way that it may be asked for twice.
 */
public final class Core {
  private final Charter charter;
  private final Fold fold;
  private final Clearing clearing;
  private final Orders orders;
  private final Endings endings;
  private final Notices notices;

  public Core(Charter charter) {
    this.charter = charter;
    this.fold = new Fold(charter.policy().schedule().settings().span());
    this.clearing = new Clearing(charter);
    this.endings = new Endings(charter);
    this.orders = new Orders(charter);
    this.notices = new Notices(charter);
  }

  public Fold fold() {
    return fold;
  }

  public Decision decide(State state, Event event, Moment now) {
    var step = new Step(fold, state, now);
    switch (event) {
      case Event.Began began -> began(step, began);
      case Event.LaunchSucceeded launched -> launched(step, launched);
      case Event.LaunchUnready(var incarnation, var problems) -> {
        if (launching(step, incarnation)) {
          endings.unready(step, incarnation, problems);
        }
      }
      case Event.LaunchBroke(var incarnation, var problem, boolean spent) -> {
        if (launching(step, incarnation)) {
          endings.broke(step, incarnation, problem, spent);
        }
      }
      case Event.JobEnded ended -> jobEnded(step, ended);
      case Event.Counted(var incarnation, var pids) -> {
        if (step.phase() instanceof Phase.Clearing c && c.incarnation().equals(incarnation)) {
          if (clearing.counted(step, c, pids)) {
            endings.cleared(step, c);
          }
        }
      }
      case Event.Noticed(var notice) -> notices.noticed(step, notice);
      case Event.Progressed(var incarnation, double value) ->
          notices.progressed(step, incarnation, value);
      case Event.Ordered(var command) -> orders.ordered(step, command);
      case Event.Interrupted(var signal) -> interrupted(step, signal);
      case Event.Woke() -> woke(step);
    }
    orders.answer(step);
    if (step.phase() instanceof Phase.Over(var conclusion) && state.underway()) {
      step.ask(new Effect.Conclude(conclusion));
    }
    return step.done();
  }

  /** The uptime at which the core wants to be woken, if nothing else happens. */
  public Optional<Duration> deadline(State state) {
    return switch (state.phase()) {
      case Phase.Waiting waiting -> Optional.of(waiting.due());
      case Phase.Clearing c -> Optional.of(c.lookAt());
      case Phase.Up up -> unproven(state) ? Optional.of(healthyAt(up)) : Optional.empty();
      case Phase.Idle _, Phase.Launching _, Phase.Held _, Phase.Over _ -> Optional.empty();
    };
  }

  private void began(Step step, Event.Began began) {
    step.note(new Fact.SupervisorBegan(began.pid(), began.version()));
    if (began.newest() > step.state().incarnations()) {
      step.note(new Fact.IncarnationsFound(began.newest()));
    }
    switch (began.mandate()) {
      case Event.Mandate.Run run -> {
        if (step.state().underway() && !step.state().run().command().equals(run.command())) {
          setAside(step);
        }
        if (step.state().underway()) {
          Orders.recognise(step, began);
          resume(step, began);
        } else {
          begin(step, run, began.alive());
        }
      }
      case Event.Mandate.Carry(var command) -> orders.carried(step, command, began);
    }
  }

  /** Another command was given than that of the run under way, of which nothing is alive. */
  private static void setAside(Step step) {
    if (step.phase() instanceof Phase.Waiting || step.phase() instanceof Phase.Held) {
      step.note(
          new Fact.RunEnded(
              new Conclusion(Conclusion.Kind.ABORTED, 1, "another command took its place")));
    }
  }

  static void begin(Step step, Event.Mandate.Run run, boolean alive) {
    step.note(new Fact.RunBegan(step.state().run().number() + 1, run.command(), run.seed()));
    // A job that lives although no run is under way outlived its journal. Launching is how it is
    // known again: the machine answers that it is there already.
    Endings.launch(
        step,
        alive ? new Incarnation(step.state().incarnations()) : Fold.next(step.state()),
        alive ? "it was found alive" : "the run begins");
  }

  private void resume(Step step, Event.Began began) {
    switch (step.phase()) {
      case Phase.Launching(var incarnation, _)
          when step.state().desired() != Desired.RUNNING && unborn(incarnation, began) ->
          endings.broke(step, incarnation, "it was not wanted any more", false);
      case Phase.Held _ -> {
        if (step.state().desired() == Desired.RUNNING) {
          Endings.launch(step, Fold.next(step.state()), "the run goes on");
        }
      }
      case Phase.Launching _, Phase.Up _, Phase.Clearing _ -> Orders.pickUp(step, began.alive());
      case Phase.Waiting _, Phase.Idle _, Phase.Over _ -> {}
    }
  }

  /** Whether nothing of an incarnation whose start is journalled has ever been on the machine. */
  static boolean unborn(Incarnation incarnation, Event.Began began) {
    return began.newest() < incarnation.number();
  }

  private void launched(Step step, Event.LaunchSucceeded launched) {
    if (!launching(step, launched.incarnation())) {
      return;
    }
    step.note(new Fact.Launched(launched.incarnation(), launched.identity(), launched.at()));
    step.ask(new Effect.Follow(launched.incarnation()));
    if (step.state().desired() != Desired.RUNNING) {
      Clearing.begin(
          step,
          launched.incarnation(),
          new StopOrder("the operator asked", charter.stop(), StopOrder.Then.START));
    }
  }

  private void jobEnded(Step step, Event.JobEnded ended) {
    boolean current =
        switch (step.phase()) {
          case Phase.Up up -> up.incarnation().equals(ended.incarnation());
          case Phase.Clearing c ->
              c.incarnation().equals(ended.incarnation()) && c.ending().isEmpty();
          case Phase.Idle _, Phase.Waiting _, Phase.Launching _, Phase.Held _, Phase.Over _ ->
              false;
        };
    if (current) {
      endings.ended(step, ended);
    }
  }

  private void interrupted(Step step, PosixSignal signal) {
    switch (signal) {
      case INT, TERM -> orders.interrupted(step, signal);
      case HUP, QUIT, USR1, USR2, WINCH, TSTP, CONT, ABRT, STOP, KILL -> {
        if (step.phase() instanceof Phase.Up(var incarnation, _, _) && !charter.handsOff()) {
          step.note(new Fact.SignalForwarded(incarnation, signal));
          step.ask(new Effect.Signal(incarnation, signal, Orders.targetOf(signal)));
        }
      }
    }
  }

  private void woke(Step step) {
    switch (step.phase()) {
      case Phase.Waiting waiting -> {
        if (reached(step, waiting.due())) {
          Endings.launch(step, waiting.next(), waiting.why());
        }
      }
      case Phase.Clearing c -> {
        if (reached(step, c.lookAt())) {
          clearing.look(step, c);
        }
      }
      case Phase.Up up -> {
        if (unproven(step.state()) && reached(step, healthyAt(up))) {
          step.note(
              new Fact.TallyCleared(
                  "up for "
                      + charter.policy().schedule().settings().healthyAfter().toSeconds()
                      + " s"));
        }
      }
      case Phase.Idle _, Phase.Launching _, Phase.Held _, Phase.Over _ -> {}
    }
  }

  private Duration healthyAt(Phase.Up up) {
    return up.since().uptime().plus(charter.policy().schedule().settings().healthyAfter());
  }

  private static boolean unproven(State state) {
    return state.tally().withoutProgress() > 0 || state.tally().identical() > 0;
  }

  private static boolean reached(Step step, Duration uptime) {
    return step.now().uptime().compareTo(uptime) >= 0;
  }

  private static boolean launching(Step step, Incarnation incarnation) {
    return step.phase() instanceof Phase.Launching(var current, _) && current.equals(incarnation);
  }
}
