package io.jobsentry.core;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import java.util.List;

/** What a new supervisor makes of what the journal and the machine tell it. */
final class Takeover {
  private static final String UNWANTED = "it was not wanted any more";

  private final Orders orders;
  private final Endings endings;
  private final Discretion discretion;

  Takeover(Orders orders, Endings endings, Discretion discretion) {
    this.discretion = discretion;
    this.orders = orders;
    this.endings = endings;
  }

  void began(Step step, Event.Began began) {
    boolean forgotten = began.newest() > step.state().incarnations();
    step.note(new Fact.SupervisorBegan(began.pid(), began.version()));
    if (forgotten) {
      step.note(new Fact.IncarnationsFound(began.newest()));
    }
    // Alive beyond the end of a damaged journal: what that tells of is long gone.
    boolean unheardOf = forgotten && began.alive();
    switch (began.mandate()) {
      case Event.Mandate.Run run -> {
        if (!step.state().run().command().equals(discretion.told(run.command()))) {
          setAside(step);
        }
        if (!step.state().underway()) {
          begin(step, run, began.alive());
        } else if (unheardOf) {
          recognise(step, began);
        } else {
          resume(step, began);
        }
      }
      case Event.Mandate.Carry(var command) -> {
        // Only these two are about the job that is there; the others must not touch it.
        if (command.verb() == Command.Verb.STOP || command.verb() == Command.Verb.PAUSE) {
          if (!step.state().underway() && began.alive()) {
            begin(step, new Event.Mandate.Run(List.of(), 0), true);
          } else if (unheardOf) {
            recognise(step, began);
          } else {
            reopen(step, began);
          }
        }
        orders.carried(step, command);
      }
    }
  }

  /** Another command was given than that of the run under way, of which nothing is alive. */
  private static void setAside(Step step) {
    if (step.phase() instanceof Phase.Waiting || step.phase() instanceof Phase.Held) {
      Endings.conclude(step, Conclusion.Kind.ABORTED, 1, "another command took its place");
    }
  }

  private static void begin(Step step, Event.Mandate.Run run, boolean alive) {
    step.note(new Fact.RunBegan(step.state().run().number() + 1, run.command(), run.seed()));
    // A job that lives although no run is under way outlived its journal. Launching is how it is
    // known again: the machine answers that it is there already.
    Endings.launch(
        step,
        alive ? new Incarnation(step.state().incarnations()) : Fold.next(step.state()),
        alive ? "it was found alive" : "the run begins");
  }

  private static void recognise(Step step, Event.Began began) {
    Endings.launch(step, new Incarnation(began.newest()), "it was found alive");
  }

  private void resume(Step step, Event.Began began) {
    boolean wanted = step.state().desired() == Desired.RUNNING;
    if (step.phase() instanceof Phase.Held) {
      if (wanted) {
        Endings.launch(step, Fold.next(step.state()), "the run goes on");
      }
    } else if (!wanted && step.phase() instanceof Phase.Launching l && unborn(l, began)) {
      endings.broke(step, l.incarnation(), UNWANTED, false);
    } else {
      pickUp(step, began.alive());
    }
  }

  /** Makes a command that follows find the job as it is. */
  private static void reopen(Step step, Event.Began began) {
    if (step.phase() instanceof Phase.Launching l && unborn(l, began)) {
      step.note(new Fact.LaunchFailed(l.incarnation(), List.of(UNWANTED)));
    } else {
      pickUp(step, began.alive());
    }
  }

  /** Whether nothing of an incarnation whose start is journalled has ever been on the machine. */
  private static boolean unborn(Phase.Launching launching, Event.Began began) {
    return began.newest() < launching.incarnation().number();
  }

  /** Asks for whatever was open when the last supervisor went. */
  private static void pickUp(Step step, boolean alive) {
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
      case Phase.Launching(var incarnation, _) -> step.launch(incarnation);
      case Phase.Idle _, Phase.Over _, Phase.Waiting _, Phase.Held _ -> {}
    }
  }
}
