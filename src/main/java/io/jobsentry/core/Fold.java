package io.jobsentry.core;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Moment;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.policy.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** (State, fact) to state. The only way in which a state changes. */
public final class Fold {
  /**
   * The first look after a signal comes soon, since most jobs obey at once; later ones slow down.
   */
  static final Duration FIRST_LOOK = Duration.ofMillis(5);

  private final Duration window;

  /**
   * @param window how far back restarts matter to the sliding budget
   */
  public Fold(Duration window) {
    this.window = window;
  }

  /**
   * @param at when the fact became true, on the clock of the process that folds
   */
  public State apply(State state, Fact fact, Moment at) {
    return switch (fact) {
      case Fact.Carried carried -> carried(carried, at);
      case Fact.RunBegan(int run, var command, long seed) ->
          state.withRun(new State.Run(run, command, seed, Optional.of(at)));
      case Fact.SupervisorBegan _ -> attended(state, at);
      case Fact.Adopted _, Fact.SignalForwarded _, Fact.NoticeTaken _ -> state;
      case Fact.IncarnationsFound(int newest) ->
          state.withIncarnations(Math.max(newest, state.incarnations()));
      case Fact.LaunchIntended(var incarnation, _, var overlay) ->
          state
              .withPhase(new Phase.Launching(incarnation, at))
              .withIncarnations(Math.max(incarnation.number(), state.incarnations()))
              .withOverlay(overlay)
              .withIncident(Optional.empty());
      case Fact.Launched(var incarnation, var identity, _) ->
          launched(state, at)
              .withKnown(state.run().started())
              .withTally(state.tally().started())
              .withPhase(new Phase.Up(incarnation, identity, at));
      case Fact.LaunchFailed _, Fact.Parked() -> state.withPhase(new Phase.Held());
      case Fact.JobEnded ended -> ended(state, ended, at);
      case Fact.IncidentOpened(var id, var incarnation, _, var cause) ->
          state
              .withIncident(Optional.of(new State.Incident(id, incarnation.number(), cause)))
              .withTally(state.tally().withFailure(cause))
              .withTotals(withIncident(state.totals()));
      case Fact.RestartPlanned(var next, var delay, int attempt, var why) ->
          state
              .withPhase(new Phase.Waiting(next, at, delay, why))
              .withTally(
                  attempt == 0
                      ? state.tally().withRefusal()
                      : state.tally().withRestart(at.wall(), window));
      case Fact.StopBegun(var incarnation, var order) ->
          counted(state, at)
              .withPhase(
                  new Phase.Clearing(
                      incarnation,
                      order,
                      -1,
                      at,
                      endingOf(state, incarnation),
                      at.uptime().plus(FIRST_LOOK),
                      FIRST_LOOK));
      case Fact.StopStepTaken(_, int step) ->
          state.phase() instanceof Phase.Clearing c
              ? state.withPhase(
                  new Phase.Clearing(
                      c.incarnation(),
                      c.order(),
                      step,
                      at,
                      c.ending(),
                      at.uptime().plus(FIRST_LOOK),
                      FIRST_LOOK))
              : state;
      case Fact.Looked(_, _, var lookAt, var patience) ->
          state.phase() instanceof Phase.Clearing c
              ? state.withPhase(
                  new Phase.Clearing(
                      c.incarnation(),
                      c.order(),
                      c.step(),
                      c.stepSince(),
                      c.ending(),
                      lookAt,
                      patience))
              : state;
      case Fact.Cleared _ -> cleared(state).withPhase(new Phase.Held());
      case Fact.Unstoppable _ -> state;
      case Fact.DesiredSet(var desired, var why) ->
          state
              .withDesired(desired)
              .withKnown(
                  state
                      .run()
                      .interruptedBy(
                          desired == Desired.STOPPED ? interrupt(why) : Optional.empty()));
      case Fact.ProgressMade(_, double value) ->
          state.withProgress(new State.Progress(value, value, at));
      case Fact.ProgressSeen(_, double value) ->
          state.progress().isEmpty()
              ? state
              : state.withProgress(
                  new State.Progress(
                      value,
                      state.progress().get().journalled(),
                      state.progress().get().journalledAt()));
      case Fact.TallyCleared _ -> state.withTally(state.tally().afresh());
      case Fact.RuleChosen(_, _, _, var overlay) -> state.withOverlay(overlay);
      case Fact.CommandTaken(var command) ->
          state.withOrder(new State.Order(command, newestBefore(state)));
      case Fact.CommandAnswered(var id, boolean ok, var text) ->
          state.withAnswer(id, new State.Answer(ok, text));
      case Fact.RunEnded(var conclusion) ->
          counted(state, at).withPhase(new Phase.Over(conclusion)).withTally(Tally.EMPTY);
    };
  }

  private static State carried(Fact.Carried carried, Moment at) {
    State state =
        State.INITIAL
            .withRun(new State.Run(carried.run(), List.of(), 0, Optional.empty()))
            .withPhase(new Phase.Idle())
            .withIncarnations(carried.incarnations())
            .withTally(new Tally(0, Optional.empty(), 0, carried.recent()));
    return carried.progress().isEmpty()
        ? state
        : state.withProgress(
            new State.Progress(
                carried.progress().getAsDouble(), carried.progress().getAsDouble(), at));
  }

  /**
   * A new supervisor cannot know how long the last one was gone, only what the wall clock says. A
   * stop step gets its whole patience again, so that no jump of that clock makes KILL come early.
   */
  private static State attended(State state, Moment at) {
    return state.phase() instanceof Phase.Clearing c
        ? state.withPhase(
            new Phase.Clearing(
                c.incarnation(), c.order(), c.step(), at, c.ending(), at.uptime(), FIRST_LOOK))
        : state;
  }

  /** What was stopped for a pause is started again without that being a restart. */
  private static State cleared(State state) {
    boolean forAPause =
        state.desired() == Desired.PAUSED
            && state.phase() instanceof Phase.Clearing c
            && c.order().then() == StopOrder.Then.START;
    return forAPause ? state.withKnown(state.run().pausedOff()) : state;
  }

  private static Optional<PosixSignal> interrupt(String why) {
    return Stream.of(PosixSignal.values()).filter(s -> why.equals("SIG" + s)).findFirst();
  }

  private static Optional<Phase.Ending> endingOf(State state, Incarnation incarnation) {
    return state.lastEnding().filter(ending -> ending.incarnation().equals(incarnation));
  }

  private static State launched(State state, Moment at) {
    State.Totals was = state.totals();
    Duration lost =
        was.downSince().map(since -> passed(since, at)).orElse(Duration.ZERO).plus(was.lost());
    return state.withTotals(
        new State.Totals(was.launches() + 1, was.incidents(), was.up(), lost, Optional.empty()));
  }

  private static State ended(State state, Fact.JobEnded ended, Moment at) {
    var ending = new Phase.Ending(ended.incarnation(), ended.exit(), ended.at());
    State counted = counted(state, at);
    State.Totals was = counted.totals();
    State next =
        counted
            .withEnding(ending)
            .withTotals(
                new State.Totals(
                    was.launches(), was.incidents(), was.up(), was.lost(), Optional.of(at)));
    return switch (state.phase()) {
      case Phase.Clearing c ->
          next.withPhase(
              new Phase.Clearing(
                  c.incarnation(),
                  c.order(),
                  c.step(),
                  c.stepSince(),
                  Optional.of(ending),
                  at.uptime().plus(FIRST_LOOK),
                  FIRST_LOOK));
      case Phase.Up _,
          Phase.Launching _,
          Phase.Waiting _,
          Phase.Held _,
          Phase.Idle _,
          Phase.Over _ ->
          next;
    };
  }

  /** Adds the time that an incarnation was up, when it ends, is told to, or is let go. */
  private static State counted(State state, Moment at) {
    if (!(state.phase() instanceof Phase.Up up) || endingOf(state, up.incarnation()).isPresent()) {
      return state;
    }
    State.Totals was = state.totals();
    return state.withTotals(
        new State.Totals(
            was.launches(),
            was.incidents(),
            was.up().plus(passed(up.since(), at)),
            was.lost(),
            was.downSince()));
  }

  private static State.Totals withIncident(State.Totals was) {
    return new State.Totals(
        was.launches(), was.incidents() + 1, was.up(), was.lost(), was.downSince());
  }

  private static Duration passed(Moment since, Moment now) {
    Duration passed = now.uptime().minus(since.uptime());
    return passed.isNegative() ? Duration.ZERO : passed;
  }

  /** An order that comes during a start is answered by the incarnation that is starting. */
  private static int newestBefore(State state) {
    return state.phase() instanceof Phase.Launching(var incarnation, _)
        ? incarnation.number() - 1
        : state.incarnations();
  }

  /** The incarnation after the newest. */
  static Incarnation next(State state) {
    return new Incarnation(state.incarnations() + 1);
  }
}
