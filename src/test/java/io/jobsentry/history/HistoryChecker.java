package io.jobsentry.history;

import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Fact;
import io.jobsentry.core.StopOrder;
import io.jobsentry.journal.Journal;
import io.jobsentry.model.Desired;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.model.StopPlan;
import io.jobsentry.policy.RestartSettings;
import io.jobsentry.policy.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a journal from its first entry to its last and tells what in it cannot have happened if
 * sentry does what it promises. It knows the facts, but nothing of the code that decides: the
 * budgets and delays are worked out anew.
 */
public final class HistoryChecker {

  /** What is promised. */
  public enum Promise {
    ENTRIES_FOLLOW_EACH_OTHER,
    NUMBERS_NEVER_REPEAT,
    ONE_INCARNATION_AT_A_TIME,
    STARTED_ONCE,
    ENDS_ONCE,
    CLEARED_BEFORE_THE_NEXT,
    EVERY_END_IS_HANDLED,
    BUDGETS_ARE_KEPT,
    GIVES_UP_ONLY_WHEN_SPENT,
    DELAYS_ARE_THE_SCHEDULES,
    WISHES_ARE_OBEYED,
    ANSWERED_ONCE,
    STEPS_IN_ORDER,
    RUNS_END_ONCE,
    SIGNALS_HAVE_A_TARGET,
    STALLS_ARE_TOLD_ONCE
  }

  /** One broken promise, at one entry. */
  public record Violation(Promise promise, long seq, String what) {}

  private final RestartSettings settings;
  private final Lifecycle lifecycle;

  public HistoryChecker(RestartSettings settings, Lifecycle lifecycle) {
    this.settings = settings;
    this.lifecycle = lifecycle;
  }

  public List<Violation> check(List<Journal.Entry> entries) {
    var reading = new Reading();
    entries.forEach(reading::take);
    return reading.violations;
  }

  /** One pass over one journal. */
  private final class Reading {
    final List<Violation> violations = new ArrayList<>();
    private long seq;
    private boolean first = true;

    private int run;
    private long seed;
    private boolean underway;
    private Desired desired = Desired.RUNNING;

    private int lastIntended;
    private int found;
    private boolean mayBeTriedAgain;
    private final Set<Integer> launched = new HashSet<>();
    private final Set<Integer> ended = new HashSet<>();
    private Optional<Integer> open = Optional.empty();
    private int launchesInRun;
    private boolean clearedJustNow;
    private Optional<JobExit> lastExit = Optional.empty();
    private boolean failed;
    private boolean startFailed;

    private final Set<String> still = new HashSet<>();
    private Optional<StopOrder> order = Optional.empty();
    private int step;

    private int restarts;
    private int identical;
    private Optional<String> lastCause = Optional.empty();
    private List<Instant> stamps = new ArrayList<>();

    private final Map<String, Boolean> commands = new HashMap<>();

    void take(Journal.Entry entry) {
      demand(
          first || entry.seq() == seq + 1,
          Promise.ENTRIES_FOLLOW_EACH_OTHER,
          entry.seq() + " follows " + seq);
      first = false;
      seq = entry.seq();
      Fact fact = entry.fact();
      handled(fact);
      switch (fact) {
        case Fact.Carried f -> carried(f);
        case Fact.RunBegan f -> runBegan(f);
        case Fact.RunEnded(var conclusion) -> runEnded(conclusion, entry.at());
        case Fact.IncarnationsFound(int newest) -> {
          // Whatever the journal tells of before this was overtaken by what it has lost.
          found = newest;
          open = Optional.empty();
          order = Optional.empty();
        }
        case Fact.LaunchIntended f -> intended(f.incarnation().number());
        case Fact.Launched f -> launched(f.incarnation().number());
        case Fact.LaunchFailed f -> {
          int n = f.incarnation().number();
          demand(
              n == lastIntended && open.isEmpty(),
              Promise.STARTED_ONCE,
              "the start of #" + n + " fails after it has succeeded");
          mayBeTriedAgain = true;
          startFailed = true;
          failed = true;
        }
        case Fact.Adopted f -> isOpen(f.incarnation().number(), Promise.ONE_INCARNATION_AT_A_TIME);
        case Fact.JobEnded f -> jobEnded(f);
        case Fact.Cleared f -> cleared(f.incarnation().number());
        case Fact.RestartPlanned f -> planned(f, entry.at());
        case Fact.Parked() ->
            demand(desired == Desired.PAUSED, Promise.WISHES_ARE_OBEYED, "parked without a pause");
        case Fact.StopBegun f -> {
          isOpen(f.incarnation().number(), Promise.SIGNALS_HAVE_A_TARGET);
          order = Optional.of(f.order());
          step = -1;
          if (f.order().then() == StopOrder.Then.JUDGE_AS_FAILURE) {
            failed = true;
          }
        }
        case Fact.StopStepTaken f -> stepTaken(f);
        case Fact.Unstoppable f -> {
          isOpen(f.incarnation().number(), Promise.SIGNALS_HAVE_A_TARGET);
          demand(
              order.filter(o -> step == o.plan().steps().size() - 1).isPresent(),
              Promise.STEPS_IN_ORDER,
              "called unstoppable before the last step");
        }
        case Fact.SignalForwarded f ->
            isOpen(f.incarnation().number(), Promise.SIGNALS_HAVE_A_TARGET);
        case Fact.Stalled f -> {
          isOpen(f.incarnation().number(), Promise.STALLS_ARE_TOLD_ONCE);
          demand(
              desired == Desired.RUNNING && order.isEmpty() && still.add(f.detector()),
              Promise.STALLS_ARE_TOLD_ONCE,
              "`" + f.detector() + "` tells of a stall that was told of, or is none");
        }
        case Fact.MovedOn f ->
            demand(
                still.remove(f.detector()),
                Promise.STALLS_ARE_TOLD_ONCE,
                "`" + f.detector() + "` moves on without having stood still");
        case Fact.DesiredSet f -> desired = f.desired();
        case Fact.IncidentOpened f -> {
          identical = lastCause.filter(f.cause()::equals).isPresent() ? identical + 1 : 1;
          lastCause = Optional.of(f.cause());
        }
        case Fact.TallyCleared _ -> afresh();
        case Fact.CommandTaken(var command) ->
            demand(
                commands.put(command.id(), false) == null,
                Promise.ANSWERED_ONCE,
                "`" + command.id() + "` is taken twice");
        case Fact.CommandAnswered f ->
            demand(
                Boolean.FALSE.equals(commands.put(f.id(), true)),
                Promise.ANSWERED_ONCE,
                "`" + f.id() + "` is answered without being open");
        case Fact.SupervisorBegan _,
            Fact.NoticeTaken _,
            Fact.SourcesFailed _,
            Fact.VerdictGiven _,
            Fact.VerdictProved _,
            Fact.RuleChosen _,
            Fact.ProgressMade _,
            Fact.ProgressResumed _,
            Fact.ProgressSeen _,
            Fact.Advanced _,
            Fact.Looked _ -> {}
      }
    }

    /** What follows the clearing of an incarnation is decided in the same breath. */
    private void handled(Fact fact) {
      if (clearedJustNow && desired != Desired.PAUSED) {
        boolean follows =
            switch (desired) {
              case RUNNING ->
                  fact instanceof Fact.RestartPlanned
                      || fact instanceof Fact.LaunchIntended
                      || fact instanceof Fact.RunEnded;
              case STOPPED -> fact instanceof Fact.RunEnded;
              case PAUSED -> true;
            };
        demand(follows, Promise.EVERY_END_IS_HANDLED, "after the end comes " + fact);
      }
      clearedJustNow = false;
    }

    private void carried(Fact.Carried f) {
      demand(!underway, Promise.RUNS_END_ONCE, "the journal begins anew during a run");
      run = f.run();
      lastIntended = Math.max(lastIntended, f.incarnations());
      mayBeTriedAgain = false;
      stamps = new ArrayList<>(f.recent());
    }

    private void runBegan(Fact.RunBegan f) {
      demand(!underway, Promise.RUNS_END_ONCE, "run " + f.run() + " begins within another");
      demand(run == 0 || f.run() == run + 1, Promise.RUNS_END_ONCE, f.run() + " follows " + run);
      run = f.run();
      seed = f.seed();
      underway = true;
      desired = Desired.RUNNING;
      launchesInRun = 0;
      lastExit = Optional.empty();
      failed = false;
      afresh();
    }

    private void runEnded(Conclusion conclusion, Instant at) {
      demand(underway, Promise.RUNS_END_ONCE, "a run ends that has not begun");
      demand(
          open.isEmpty(), Promise.CLEARED_BEFORE_THE_NEXT, "the run ends before #" + open + " has");
      boolean fitting =
          switch (conclusion.kind()) {
            case COMPLETED ->
                lifecycle == Lifecycle.ONE_SHOT
                    || (!failed && lastExit.filter(JobExit::success).isPresent());
            case UNREADY -> launchesInRun == 0;
            case STOPPED -> desired == Desired.STOPPED;
            case GAVE_UP, ABORTED -> true;
          };
      demand(fitting, Promise.EVERY_END_IS_HANDLED, "it does not fit: " + conclusion);
      if (conclusion.kind() == Conclusion.Kind.GAVE_UP) {
        demand(spent(restarts + 1, at), Promise.GIVES_UP_ONLY_WHEN_SPENT, conclusion.reason());
      }
      underway = false;
      stamps.clear();
      afresh();
    }

    private void intended(int n) {
      boolean known = n == found;
      demand(underway, Promise.WISHES_ARE_OBEYED, "#" + n + " is started outside of a run");
      demand(
          desired == Desired.RUNNING || known,
          Promise.WISHES_ARE_OBEYED,
          "#" + n + " is started while it should be " + desired);
      demand(
          open.isEmpty(),
          Promise.CLEARED_BEFORE_THE_NEXT,
          "#" + n + " is started before #" + open + " is out of the way");
      demand(
          n > lastIntended || (n == lastIntended && mayBeTriedAgain) || known,
          Promise.NUMBERS_NEVER_REPEAT,
          "#" + n + " comes after #" + lastIntended);
      demand(
          n > Math.max(lastIntended, found) || n == lastIntended || known,
          Promise.NUMBERS_NEVER_REPEAT,
          "#" + n + " although #" + found + " is known");
      lastIntended = n;
      mayBeTriedAgain = false;
      startFailed = false;
    }

    private void launched(int n) {
      demand(
          n == lastIntended && !mayBeTriedAgain,
          Promise.STARTED_ONCE,
          "#" + n + " is up, and its start was not the last that was intended");
      demand(launched.add(n), Promise.STARTED_ONCE, "#" + n + " is up a second time");
      demand(
          open.isEmpty(),
          Promise.ONE_INCARNATION_AT_A_TIME,
          "#" + n + " is up while #" + open + " is");
      open = Optional.of(n);
      order = Optional.empty();
      still.clear();
      failed = false;
      launchesInRun++;
    }

    private void jobEnded(Fact.JobEnded f) {
      int n = f.incarnation().number();
      isOpen(n, Promise.ENDS_ONCE);
      demand(ended.add(n), Promise.ENDS_ONCE, "#" + n + " ends a second time");
      lastExit = Optional.of(f.exit());
      failed |= !f.exit().success();
    }

    private void cleared(int n) {
      isOpen(n, Promise.ENDS_ONCE);
      demand(ended.contains(n), Promise.ENDS_ONCE, "#" + n + " is cleared before its end is known");
      open = Optional.empty();
      clearedJustNow = true;
    }

    private void planned(Fact.RestartPlanned f, Instant at) {
      demand(
          underway && desired == Desired.RUNNING,
          Promise.WISHES_ARE_OBEYED,
          "a restart is planned while it should be " + desired);
      demand(open.isEmpty(), Promise.CLEARED_BEFORE_THE_NEXT, "planned beside #" + open);
      if (f.attempt() == 0) {
        demand(startFailed, Promise.BUDGETS_ARE_KEPT, "a restart that no budget counts");
        demand(!f.delay().isZero(), Promise.DELAYS_ARE_THE_SCHEDULES, "a failed start is hammered");
        return;
      }
      boolean due =
          switch (lifecycle) {
            case ONE_SHOT -> false;
            case RESTART_ON_FAILURE -> failed;
            case RESTART_ALWAYS -> true;
          };
      demand(due, Promise.EVERY_END_IS_HANDLED, "a restart after an end that asks for none");
      demand(
          f.attempt() == restarts + 1,
          Promise.BUDGETS_ARE_KEPT,
          "restart " + f.attempt() + " comes after " + restarts);
      demand(!spent(f.attempt(), at), Promise.BUDGETS_ARE_KEPT, "the budget is spent: " + f);
      demand(
          f.delay().equals(new Schedule(settings, seed).delay(f.attempt()))
              && f.delay().compareTo(ceiling(f.attempt())) <= 0,
          Promise.DELAYS_ARE_THE_SCHEDULES,
          "restart " + f.attempt() + " after " + f.delay());
      restarts++;
      // A clock that jumps ahead and back again does not bring back what had left the window.
      stamps.removeIf(stamp -> Duration.between(stamp, at).compareTo(settings.window()) >= 0);
      stamps.replaceAll(stamp -> stamp.isAfter(at) ? at : stamp);
      stamps.add(at);
    }

    /** Whether the restart with this number would be one too many. */
    private boolean spent(int attempt, Instant now) {
      long recent =
          stamps.stream()
              .filter(at -> Duration.between(at, now).compareTo(settings.window()) < 0)
              .count();
      return (settings.maxInWindow() > 0 && recent >= settings.maxInWindow())
          || (failed && settings.maxRestarts() > 0 && attempt > settings.maxRestarts())
          || (failed
              && settings.maxIdenticalFailures() > 0
              && identical > settings.maxIdenticalFailures());
    }

    private Duration ceiling(int attempt) {
      if (settings.backoff() == RestartSettings.Backoff.FIXED) {
        return settings.cooldown();
      }
      double doubled = (double) settings.cooldown().toMillis() * Math.pow(2, attempt - 2.0);
      return attempt == 1
          ? Duration.ZERO
          : Duration.ofMillis((long) Math.min(doubled, (double) settings.maxDelay().toMillis()));
    }

    private void stepTaken(Fact.StopStepTaken f) {
      isOpen(f.incarnation().number(), Promise.SIGNALS_HAVE_A_TARGET);
      List<StopPlan.Step> steps = order.map(o -> o.plan().steps()).orElse(List.of());
      demand(
          f.step() == step + 1 && f.step() < steps.size(),
          Promise.STEPS_IN_ORDER,
          "step " + f.step() + " after step " + step + " of " + steps.size());
      step = f.step();
    }

    private void afresh() {
      restarts = 0;
      identical = 0;
      lastCause = Optional.empty();
    }

    private void isOpen(int n, Promise promise) {
      demand(open.filter(o -> o == n).isPresent(), promise, "#" + n + " is not up; " + open);
    }

    private void demand(boolean holds, Promise promise, String otherwise) {
      if (!holds) {
        violations.add(new Violation(promise, seq, otherwise));
      }
    }
  }
}
