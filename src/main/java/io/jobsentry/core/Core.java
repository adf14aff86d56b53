package io.jobsentry.core;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Moment;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The supervisor's mind: (state, event, now) to a decision. It holds nothing but the charter.
 *
 * <p>Events that do not fit the phase are late or repeated, and are passed over: a result for an
 * incarnation that is no longer the current one changes nothing. Whatever is done is asked for in
 * such a way that it may be asked for twice.
 */
public final class Core {
  private final Charter charter;
  private final Discreet discreet;
  private final Fold fold;
  private final Clearing clearing;
  private final Orders orders;
  private final Interrupts interrupts;
  private final Takeover takeover;
  private final Endings endings;
  private final Notices notices;
  private final Stalls stalls;

  /** One that keeps nothing from what it notes. */
  public Core(Charter charter) {
    this(charter, Discretion.NONE);
  }

  public Core(Charter charter, Discretion discretion) {
    this.charter = charter;
    this.discreet = new Discreet(discretion);
    this.fold = new Fold(charter.policy().schedule().settings().span());
    this.clearing = new Clearing(charter);
    this.notices = new Notices(charter, discretion);
    this.stalls = new Stalls(charter, notices);
    this.endings = new Endings(charter, notices);
    this.orders = new Orders(charter);
    this.interrupts = new Interrupts(charter);
    this.takeover = new Takeover(orders, endings, discretion);
  }

  public Fold fold() {
    return fold;
  }

  public Decision decide(State state, Event event, Moment now) {
    var step = new Step(fold, discreet, charter.rules(), state, now);
    switch (event) {
      case Event.Began began -> takeover.began(step, began);
      case Event.LaunchSucceeded launched -> launched(step, launched);
      case Event.LaunchUnready(var incarnation, var problems) -> {
        if (launching(step, incarnation)) {
          endings.unready(step, incarnation, problems);
        }
      }
      case Event.LaunchBroke broke -> {
        if (launching(step, broke.incarnation())) {
          endings.broke(step, broke.incarnation(), broke.problem(), broke.spent());
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
      case Event.Failing(var incarnation, var sources) ->
          notices.failing(step, incarnation, sources);
      case Event.Progressed progressed ->
          notices.progressed(step, progressed.incarnation(), progressed.value());
      case Event.Advanced advanced -> stalls.advanced(step, advanced);
      case Event.Ordered(var command) -> orders.ordered(step, command);
      case Event.Interrupted(var signal) -> interrupts.heard(step, signal);
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
      case Phase.Up up ->
          Stream.concat(
                  unproven(state) ? Stream.of(healthyAt(up)) : Stream.empty(),
                  stalls.deadline(state, up).stream())
              .min(Duration::compareTo);
      case Phase.Idle _, Phase.Launching _, Phase.Held _, Phase.Over _ -> Optional.empty();
    };
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
          Verdicts.gotOver(step);
          step.note(
              new Fact.TallyCleared(
                  "up for "
                      + charter.policy().schedule().settings().healthyAfter().toSeconds()
                      + " s"));
        }
        stalls.look(step);
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
