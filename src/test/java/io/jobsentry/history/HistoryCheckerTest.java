package io.jobsentry.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Command;
import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Fact;
import io.jobsentry.core.StopOrder;
import io.jobsentry.history.HistoryChecker.Promise;
import io.jobsentry.journal.Journal;
import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import io.jobsentry.policy.RestartSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class HistoryCheckerTest {
  private static final Instant AT = Instant.parse("2026-05-01T12:00:00Z");

  private record Bad(Promise promise, List<Fact> facts) {
    Bad(Promise promise, Fact... facts) {
      this(promise, List.of(facts));
    }
  }

  private static final Fact BEGAN = new Fact.RunBegan(1, List.of("x"), 7);

  private static Fact intended(int n) {
    return new Fact.LaunchIntended(new Incarnation(n), "why", Map.of());
  }

  private static Fact up(int n) {
    return new Fact.Launched(new Incarnation(n), new JobIdentity(n, n, "b"), AT);
  }

  private static Fact ended(int n, int code) {
    return new Fact.JobEnded(new Incarnation(n), new JobExit.Code(code), AT, 0);
  }

  private static Fact incident(int n) {
    return new Fact.IncidentOpened(
        "id", new Incarnation(n), "exit_code", "exited with 1", List.of());
  }

  private static Fact stop(int n) {
    return new Fact.StopBegun(
        new Incarnation(n), new StopOrder("why", StopPlan.STANDARD, StopOrder.Then.JUDGE));
  }

  private static Fact step(int n, int step) {
    return new Fact.StopStepTaken(new Incarnation(n), step);
  }

  private static Fact cleared(int n) {
    return new Fact.Cleared(new Incarnation(n), 0);
  }

  private static Fact planned(int n, int millis, int attempt) {
    return new Fact.RestartPlanned(
        new Incarnation(n), Duration.ofMillis(millis), attempt, "restart");
  }

  private static Fact over(Conclusion.Kind kind) {
    return new Fact.RunEnded(new Conclusion(kind, 0, "why"));
  }

  private static Fact wish(Desired desired) {
    return new Fact.DesiredSet(desired, "why");
  }

  private static final Fact TAKEN =
      new Fact.CommandTaken(new Command("c", Command.Verb.RESET, "cli"));
  private static final Fact ANSWERED = new Fact.CommandAnswered("c", true, "done");

  private static final Fact STALLED = new Fact.Stalled(new Incarnation(1), "hung", Duration.ZERO);
  private static final Fact MOVED_ON = new Fact.MovedOn(new Incarnation(1), "hung");

  private static final List<Bad> BAD =
      List.of(
          new Bad(
              Promise.NUMBERS_NEVER_REPEAT,
              BEGAN,
              intended(2),
              up(2),
              ended(2, 1),
              cleared(2),
              planned(3, 0, 1),
              intended(1)),
          new Bad(Promise.ONE_INCARNATION_AT_A_TIME, BEGAN, intended(1), up(1), intended(2), up(2)),
          new Bad(Promise.STARTED_ONCE, BEGAN, intended(1), up(1), up(1)),
          new Bad(Promise.STARTED_ONCE, BEGAN, intended(1), up(2)),
          new Bad(Promise.ENDS_ONCE, BEGAN, intended(1), up(1), ended(1, 0), ended(1, 0)),
          new Bad(Promise.ENDS_ONCE, BEGAN, intended(1), ended(1, 0)),
          new Bad(Promise.ENDS_ONCE, BEGAN, intended(1), up(1), stop(1), cleared(1)),
          new Bad(
              Promise.CLEARED_BEFORE_THE_NEXT, BEGAN, intended(1), up(1), ended(1, 1), intended(2)),
          new Bad(
              Promise.CLEARED_BEFORE_THE_NEXT,
              BEGAN,
              intended(1),
              up(1),
              over(Conclusion.Kind.GAVE_UP)),
          new Bad(
              Promise.EVERY_END_IS_HANDLED,
              BEGAN,
              intended(1),
              up(1),
              ended(1, 1),
              cleared(1),
              new Fact.SupervisorBegan(1, "0")),
          new Bad(
              Promise.EVERY_END_IS_HANDLED,
              BEGAN,
              intended(1),
              up(1),
              ended(1, 0),
              cleared(1),
              planned(2, 0, 1)),
          new Bad(
              Promise.EVERY_END_IS_HANDLED,
              BEGAN,
              intended(1),
              up(1),
              ended(1, 1),
              cleared(1),
              over(Conclusion.Kind.COMPLETED)),
          new Bad(
              Promise.BUDGETS_ARE_KEPT,
              BEGAN,
              intended(1),
              up(1),
              ended(1, 1),
              cleared(1),
              planned(2, 0, 2)),
          new Bad(
              Promise.BUDGETS_ARE_KEPT,
              BEGAN,
              intended(1),
              up(1),
              incident(1),
              incident(1),
              incident(1),
              ended(1, 1),
              cleared(1),
              planned(2, 0, 1)),
          new Bad(Promise.BUDGETS_ARE_KEPT, BEGAN, planned(1, 2000, 0)),
          new Bad(
              Promise.GIVES_UP_ONLY_WHEN_SPENT,
              BEGAN,
              intended(1),
              up(1),
              ended(1, 1),
              cleared(1),
              over(Conclusion.Kind.GAVE_UP)),
          new Bad(
              Promise.DELAYS_ARE_THE_SCHEDULES,
              BEGAN,
              intended(1),
              up(1),
              ended(1, 1),
              cleared(1),
              planned(2, 10, 1)),
          new Bad(Promise.WISHES_ARE_OBEYED, BEGAN, wish(Desired.PAUSED), intended(1)),
          new Bad(Promise.WISHES_ARE_OBEYED, BEGAN, wish(Desired.STOPPED), intended(1)),
          new Bad(Promise.WISHES_ARE_OBEYED, intended(1)),
          new Bad(Promise.WISHES_ARE_OBEYED, BEGAN, new Fact.Parked()),
          new Bad(Promise.ANSWERED_ONCE, TAKEN, ANSWERED, ANSWERED),
          new Bad(Promise.ANSWERED_ONCE, TAKEN, TAKEN),
          new Bad(Promise.ANSWERED_ONCE, ANSWERED),
          new Bad(Promise.STEPS_IN_ORDER, BEGAN, intended(1), up(1), stop(1), step(1, 1)),
          new Bad(Promise.STEPS_IN_ORDER, BEGAN, intended(1), up(1), step(1, 0)),
          new Bad(
              Promise.STEPS_IN_ORDER,
              BEGAN,
              intended(1),
              up(1),
              stop(1),
              new Fact.Unstoppable(new Incarnation(1), List.of(5L))),
          new Bad(Promise.RUNS_END_ONCE, BEGAN, BEGAN),
          new Bad(Promise.RUNS_END_ONCE, over(Conclusion.Kind.ABORTED)),
          new Bad(
              Promise.RUNS_END_ONCE,
              BEGAN,
              over(Conclusion.Kind.ABORTED),
              new Fact.RunBegan(3, List.of(), 1)),
          new Bad(
              Promise.SIGNALS_HAVE_A_TARGET,
              BEGAN,
              new Fact.SignalForwarded(new Incarnation(1), PosixSignal.HUP)),
          new Bad(Promise.SIGNALS_HAVE_A_TARGET, BEGAN, intended(1), stop(1)),
          new Bad(Promise.STALLS_ARE_TOLD_ONCE, BEGAN, intended(1), up(1), STALLED, STALLED),
          new Bad(Promise.STALLS_ARE_TOLD_ONCE, BEGAN, intended(1), up(1), stop(1), STALLED),
          new Bad(Promise.STALLS_ARE_TOLD_ONCE, BEGAN, intended(1), STALLED),
          new Bad(Promise.STALLS_ARE_TOLD_ONCE, BEGAN, intended(1), up(1), MOVED_ON));

  @TestFactory
  Stream<DynamicTest> rejectsWhatCannotHaveHappened() {
    return BAD.stream()
        .map(
            bad ->
                DynamicTest.dynamicTest(
                    bad.promise() + " " + bad.facts(),
                    () ->
                        assertThat(check(bad.facts().toArray(new Fact[0])))
                            .extracting(HistoryChecker.Violation::promise)
                            .contains(bad.promise())));
  }

  @Test
  void rejectsAMissingEntry() {
    var entries = new ArrayList<>(entries(BEGAN, intended(1), up(1)));
    entries.remove(1);
    assertThat(new HistoryChecker(settings(), Lifecycle.RESTART_ON_FAILURE).check(entries))
        .extracting(HistoryChecker.Violation::promise)
        .contains(Promise.ENTRIES_FOLLOW_EACH_OTHER);
  }

  @Test
  void everyPromiseHasABadHistory() {
    var shown = EnumSet.of(Promise.ENTRIES_FOLLOW_EACH_OTHER);
    BAD.forEach(bad -> shown.add(bad.promise()));
    assertThat(shown).isEqualTo(EnumSet.allOf(Promise.class));
  }

  @Test
  void acceptsAnHonestRun() {
    assertThat(
            check(
                new Fact.SupervisorBegan(1, "0"),
                BEGAN,
                intended(1),
                up(1),
                ended(1, 1),
                incident(1),
                stop(1),
                step(1, 0),
                step(1, 1),
                cleared(1),
                planned(2, 0, 1),
                intended(2),
                up(2),
                new Fact.Stalled(new Incarnation(2), "hung", Duration.ZERO),
                new Fact.MovedOn(new Incarnation(2), "hung"),
                new Fact.Stalled(new Incarnation(2), "hung", Duration.ZERO),
                TAKEN,
                ANSWERED,
                ended(2, 0),
                stop(2),
                cleared(2),
                over(Conclusion.Kind.COMPLETED)))
        .isEmpty();
  }

  private static RestartSettings settings() {
    return new RestartSettings(
        10,
        2,
        0,
        Duration.ofHours(1),
        RestartSettings.Backoff.EXPONENTIAL,
        Duration.ofSeconds(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        93);
  }

  private static List<Journal.Entry> entries(Fact... facts) {
    var entries = new ArrayList<Journal.Entry>();
    for (int i = 0; i < facts.length; i++) {
      entries.add(new Journal.Entry(i + 1L, AT.plusSeconds(i), facts[i]));
    }
    return entries;
  }

  private static List<HistoryChecker.Violation> check(Fact... facts) {
    return new HistoryChecker(settings(), Lifecycle.RESTART_ON_FAILURE).check(entries(facts));
  }
}
