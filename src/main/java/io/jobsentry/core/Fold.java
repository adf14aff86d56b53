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

/**
 * (State, fact) to state. The only way in which a state changes. A fact that does not fit the state
 * changes nothing but what is sure, so that any journal can be folded.
 */
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
    var next = new Draft(fact instanceof Fact.Carried ? State.INITIAL : state);
    fold(next, fact, at);
    return next.done();
  }

  private void fold(Draft next, Fact fact, Moment at) {
    switch (fact) {
      case Fact.Carried carried -> carried(next, carried, at);
      case Fact.RunBegan began ->
          next.begin(new State.Run(began.run(), began.command(), began.seed(), Optional.of(at)));
      case Fact.SupervisorBegan _ -> attended(next, at);
      case Fact.NoticeTaken(var notice) -> next.story = next.story.with(notice, at);
      case Fact.SourcesFailed(_, var sources) -> next.failing = sources;
      case Fact.Adopted _, Fact.Unstoppable _ -> {}
      case Fact.SignalForwarded forwarded -> signalled(next, forwarded.signal(), at);
      case Fact.IncarnationsFound found -> next.taken(found.newest());
      case Fact.LaunchIntended(var incarnation, _, var overlay) -> {
        next.phase = new Phase.Launching(incarnation, at);
        next.taken(incarnation.number());
        next.overlay = overlay;
        next.unheard();
      }
      case Fact.Launched(var incarnation, var identity, _) -> {
        next.phase = new Phase.Up(incarnation, identity, at);
        next.movement = Movement.from(at.uptime());
        next.totals = next.totals.cameUp(at);
        next.run = next.run.started();
        next.tally = next.tally.started();
      }
      case Fact.LaunchFailed _, Fact.Parked _ -> next.phase = new Phase.Held();
      case Fact.Cleared _ -> cleared(next);
      case Fact.JobEnded ended -> ended(next, ended, at);
      case Fact.IncidentOpened(var id, var incarnation, _, var cause, var lastWords) -> {
        next.incident = Optional.of(new State.Incident(id, incarnation.number(), cause, lastWords));
        next.tally = next.tally.withFailure(cause);
        next.totals = next.totals.hadIncident();
      }
      case Fact.VerdictGiven given ->
          next.judged =
              Optional.of(new State.Judged(given.verdict(), given.incarnation().number()));
      case Fact.VerdictProved proved -> {
        next.judged = Optional.empty();
        next.totals = next.totals.proved(proved.right());
      }
      case Fact.RestartPlanned planned -> {
        next.phase = new Phase.Waiting(planned.next(), at, planned.delay(), planned.why());
        next.tally =
            planned.attempt() == 0
                ? next.tally.withRefusal()
                : next.tally.withRestart(at.wall(), window);
      }
      case Fact.StopBegun(var incarnation, var order) -> {
        countUp(next, at);
        next.phase =
            new Phase.Clearing(
                incarnation,
                order,
                -1,
                at,
                endingOf(next, incarnation),
                at.uptime().plus(FIRST_LOOK),
                FIRST_LOOK);
      }
      case Fact.StopStepTaken taken -> {
        if (next.phase instanceof Phase.Clearing c) {
          next.phase = lookedAtSoon(c.atStep(taken.step(), at), at);
        }
      }
      case Fact.Looked looked -> {
        if (next.phase instanceof Phase.Clearing c) {
          next.phase = c.lookedAt(looked.lookAt(), looked.patience());
        }
      }
      case Fact.DesiredSet(var desired, var why) -> {
        next.desired = desired;
        next.run =
            next.run.interruptedBy(desired == Desired.STOPPED ? interrupt(why) : Optional.empty());
      }
      case Fact.ProgressMade made ->
          next.progressed(made.value(), made.value(), at, made.incarnation().number());
      case Fact.ProgressSeen seen ->
          next.progress.ifPresent(
              was ->
                  next.progressed(
                      seen.value(),
                      was.journalled(),
                      was.journalledAt(),
                      seen.incarnation().number()));
      case Fact.ProgressResumed resumed ->
          next.progress.ifPresent(
              was ->
                  next.progressed(
                      was.highest(),
                      was.journalled(),
                      was.journalledAt(),
                      resumed.incarnation().number()));
      case Fact.Advanced(_, var detector, var advance) ->
          next.movement = next.movement.advanced(detector, advance);
      case Fact.Stalled(_, var detector, _) ->
          next.movement = next.movement.stalled(detector, at.uptime());
      case Fact.MovedOn(_, var detector) -> next.movement = next.movement.movedOn(detector);
      case Fact.TallyCleared _ -> next.tally = next.tally.afresh();
      case Fact.RuleChosen(_, _, _, var overlay) -> next.overlay = overlay;
      case Fact.CommandTaken(var command) -> next.ordered(command);
      case Fact.CommandAnswered answered ->
          next.answered(answered.id(), new State.Answer(answered.ok(), answered.answer()));
      case Fact.RunEnded(var conclusion) -> {
        countUp(next, at);
        next.phase = new Phase.Over(conclusion);
        next.tally = Tally.EMPTY;
      }
    }
  }

  private static void carried(Draft next, Fact.Carried carried, Moment at) {
    next.run = new State.Run(carried.run(), List.of(), 0, Optional.empty());
    next.incarnations = carried.incarnations();
    next.tally = new Tally(0, Optional.empty(), 0, carried.recent());
    carried.progress().ifPresent(value -> next.progressed(value, value, at, 0));
  }

  /**
   * A new supervisor cannot know how long the last one was gone, only what the wall clock says. A
   * stop step gets its whole patience again, so that no jump of that clock makes KILL come early,
   * and so does a job that stands still.
   */
  private static void attended(Draft next, Moment at) {
    next.movement = next.movement.watchedFrom(at.uptime());
    if (next.phase instanceof Phase.Clearing c) {
      next.phase = c.atStep(c.step(), at).lookedAt(at.uptime(), FIRST_LOOK);
    }
  }

  /** As a shell does with a job, so does whoever sends these to sentry. */
  private static void signalled(Draft next, PosixSignal signal, Moment at) {
    switch (signal) {
      case TSTP, STOP -> next.movement = next.movement.halt(at.uptime());
      case CONT -> next.movement = next.movement.goOn(at.uptime());
      case ABRT, HUP, INT, KILL, QUIT, TERM, USR1, USR2, WINCH -> {}
    }
  }

  private static void ended(Draft next, Fact.JobEnded ended, Moment at) {
    var ending = new Phase.Ending(ended.incarnation(), ended.exit(), ended.at());
    countUp(next, at);
    next.lastEnding = Optional.of(ending);
    next.totals = next.totals.wentDown(at);
    if (next.phase instanceof Phase.Clearing c) {
      next.phase = lookedAtSoon(c.endedWith(ending), at);
    }
  }

  /** What was stopped for a pause is started again without that being a restart. */
  private static void cleared(Draft next) {
    if (next.desired == Desired.PAUSED
        && next.phase instanceof Phase.Clearing c
        && c.order().then() == StopOrder.Then.START) {
      next.run = next.run.pausedOff();
    }
    next.phase = new Phase.Held();
  }

  private static Optional<PosixSignal> interrupt(String why) {
    return Stream.of(PosixSignal.values()).filter(s -> why.equals("SIG" + s)).findFirst();
  }

  private static Phase.Clearing lookedAtSoon(Phase.Clearing c, Moment at) {
    return c.lookedAt(at.uptime().plus(FIRST_LOOK), FIRST_LOOK);
  }

  /** Adds the time that an incarnation was up, when it ends, is told to, or is let go. */
  private static void countUp(Draft next, Moment at) {
    if (next.phase instanceof Phase.Up up && endingOf(next, up.incarnation()).isEmpty()) {
      next.totals = next.totals.wasUp(up.since(), at);
    }
  }

  private static Optional<Phase.Ending> endingOf(Draft next, Incarnation incarnation) {
    return next.lastEnding.filter(ending -> ending.incarnation().equals(incarnation));
  }

  /** The incarnation after the newest. */
  static Incarnation next(State state) {
    return new Incarnation(state.incarnations() + 1);
  }
}
