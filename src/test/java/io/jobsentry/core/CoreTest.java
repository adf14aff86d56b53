package io.jobsentry.core;

import static io.jobsentry.core.Life.RUN;
import static io.jobsentry.core.Life.WALL;
import static io.jobsentry.core.Life.carry;
import static io.jobsentry.core.Life.life;
import static io.jobsentry.core.Life.upLife;
import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class CoreTest {
  private static Map<String, Life> phases() {
    var phases = new LinkedHashMap<String, Life>();
    phases.put("Idle", life());
    phases.put("Launching", life().began());
    phases.put("Up", upLife());
    phases.put("Clearing, stopping", upLife().order(Command.Verb.STOP));
    phases.put("Clearing, ended", upLife().ends(1));
    phases.put("Waiting", upLife().ends(1).counted().up().ends(1).counted());
    phases.put("Held", upLife().order(Command.Verb.PAUSE).ends(143).counted());
    phases.put("Over", upLife().ends(0).counted());
    return phases;
  }

  private static List<Event> lateEvents() {
    var old = new Incarnation(77);
    return List.of(
        new Event.LaunchSucceeded(old, new JobIdentity(1, 1, "b"), WALL),
        new Event.LaunchUnready(old, List.of("x")),
        new Event.LaunchBroke(old, "x", false),
        new Event.JobEnded(old, new JobExit.Code(1), WALL, 0),
        new Event.Counted(old, List.of()),
        new Event.Counted(old, List.of(3L)),
        new Event.Advanced(old, "quiet", new Advance(Duration.ZERO, 1, "", Optional.empty())),
        new Event.Noticed(new Notice(old, "hang", "seen", 1)),
        new Event.Progressed(old, 5));
  }

  @TestFactory
  Stream<DynamicTest> whatIsAboutAnotherIncarnationChangesNothing() {
    return phases().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      State before = entry.getValue().state;
                      for (Event event : lateEvents()) {
                        entry.getValue().on(event);
                        assertThat(entry.getValue().state).as("after %s", event).isEqualTo(before);
                        assertThat(entry.getValue().effects).isEmpty();
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aStopEndsTheRunFromEveryPhaseAndIsAnswered() {
    return phases().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("Idle"))
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      Life life = entry.getValue();
                      life.order(Command.Verb.STOP);
                      if (life.state.phase() instanceof Phase.Launching) {
                        life.up();
                      }
                      if (life.state.phase() instanceof Phase.Clearing c) {
                        if (c.ending().isEmpty()) {
                          life.ends(143);
                        }
                        life.counted();
                      }
                      assertThat(life.state.phase()).isInstanceOf(Phase.Over.class);
                      assertThat(life.state.orders()).isEmpty();
                      assertThat(life.answer(life.orders)).get().returns(true, State.Answer::ok);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> theSameCommandTwiceIsOneCommand() {
    return phases().entrySet().stream()
        .flatMap(
            entry ->
                Stream.of(Command.Verb.values())
                    .map(
                        verb ->
                            DynamicTest.dynamicTest(
                                entry.getKey() + " " + verb,
                                () -> {
                                  Life life = entry.getValue();
                                  var event =
                                      new Event.Ordered(new Command("t-" + verb, verb, "cli"));
                                  life.on(event);
                                  State before = life.state;
                                  life.on(event);
                                  assertThat(life.state).isEqualTo(before);
                                })));
  }

  @Test
  void aRestartAskedForDuringAStartIsAnsweredByThatStart() {
    Life life = life().began().order(Command.Verb.RESTART).up();
    assertThat(life.answer(1)).get().returns(true, State.Answer::ok);
    assertThat(life.state.incarnations()).isEqualTo(1);
  }

  @Test
  void aRestartAskedForWhileAFailureIsClearedOverridesTheVerdict() {
    Life life = upLife().ends(0).order(Command.Verb.RESTART).counted();
    assertThat(life.state.phase()).isInstanceOf(Phase.Launching.class);
    assertThat(life.state.tally().withoutProgress()).isZero();
  }

  @Test
  void aFinishedJobIsNotRunAgainBecauseOfALatePause() {
    Life life = upLife().ends(0).order(Command.Verb.PAUSE).counted();
    assertThat(life.conclusion().kind()).isEqualTo(Conclusion.Kind.COMPLETED);
    Life failed = upLife().ends(1).order(Command.Verb.PAUSE).counted();
    assertThat(failed.state.phase()).isInstanceOf(Phase.Held.class);
  }

  @Test
  void aResumeThatIsOvertakenByAPauseIsToldSo() {
    Life life = upLife().order(Command.Verb.PAUSE).order(Command.Verb.RESUME);
    life.order(Command.Verb.PAUSE).ends(143).counted();
    assertThat(life.answer(2)).get().returns(false, State.Answer::ok);
    assertThat(life.answer(3)).get().returns(true, State.Answer::ok);
  }

  @Test
  void whatCannotBeKilledIsAnnouncedOnce() {
    Life life = upLife().order(Command.Verb.STOP);
    for (int i = 0; i < 400; i++) {
      life.later(Duration.ofMillis(200)).counted(101L);
    }
    assertThat(life.facts).filteredOn(f -> f instanceof Fact.Unstoppable).hasSize(1);
    assertThat(life.facts).filteredOn(f -> f instanceof Fact.StopStepTaken).hasSize(2);
  }

  @Test
  void halfAndDoubleScaleWhatIsThereAndInventNothing() {
    Life life = upLife().sees("oom");
    assertThat(life.state.overlay()).isEqualTo(Map.of("BATCH", "1", "MODE", "safe"));
    assertThat(life.state.phase()).isInstanceOf(Phase.Clearing.class);
  }

  @Test
  void progressThatIsNoNumberIsNone() {
    Life life = upLife().reaches(Double.NaN).reaches(Double.POSITIVE_INFINITY);
    assertThat(life.state.progress()).isEmpty();
  }

  @Test
  void progressBeyondTheHighestMakesTheBudgetWhole() {
    Life life = upLife().reaches(3).ends(1).counted().up().reaches(3);
    assertThat(life.state.tally().withoutProgress()).isEqualTo(1);
    life.reaches(4);
    assertThat(life.state.tally().withoutProgress()).isZero();
  }

  @Test
  void healthyTimeMakesTheBudgetWhole() {
    Life life = upLife().ends(1).counted().up();
    assertThat(life.core.deadline(life.state)).isPresent();
    life.later(Duration.ofMinutes(10));
    assertThat(life.state.tally().withoutProgress()).isZero();
    assertThat(life.core.deadline(life.state)).isEmpty();
  }

  @Test
  void aNumberThatIsSpentIsNotTriedAgain() {
    Life life = life().began();
    life.on(new Event.LaunchBroke(new Incarnation(1), "its stub was killed", true));
    assertThat(life.state.phase())
        .isInstanceOfSatisfying(
            Phase.Waiting.class,
            waiting -> assertThat(waiting.next()).isEqualTo(new Incarnation(2)));
  }

  @Test
  void aFailingMachineIsTriedAgainAndCostsNoBudget() {
    Life life = life().began();
    for (int i = 0; i < 50; i++) {
      life.on(new Event.LaunchBroke(new Incarnation(1), "no space left", false));
      life.later(waiting(life));
    }
    life.up();
    assertThat(life.state.phase()).isInstanceOf(Phase.Up.class);
    assertThat(life.state.tally().withoutProgress()).isZero();
  }

  private static Duration waiting(Life life) {
    assertThat(life.state.phase()).isInstanceOf(Phase.Waiting.class);
    return ((Phase.Waiting) life.state.phase()).delay();
  }

  @Test
  void aFailingMachineIsTriedMoreAndMoreSeldom() {
    Life life = life().began();
    var waits = new java.util.ArrayList<Long>();
    for (int i = 0; i < 8; i++) {
      life.on(new Event.LaunchBroke(new Incarnation(1), "no space left", false));
      Duration wait = waiting(life);
      waits.add(wait.toSeconds());
      life.later(wait.minusMillis(1));
      assertThat(life.state.phase()).isInstanceOf(Phase.Waiting.class);
      life.later(Duration.ofMillis(1));
      assertThat(life.state.phase()).isInstanceOf(Phase.Launching.class);
    }
    assertThat(waits).containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    life.up().ends(1).counted();
    life.on(new Event.LaunchBroke(new Incarnation(2), "no space left", false));
    assertThat(waiting(life)).as("after a start that worked").isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void anInterruptedStartThatFailsIsNoSuccess() {
    Life life = life().began().interrupted(PosixSignal.TERM);
    life.on(new Event.LaunchBroke(new Incarnation(1), "no space left", false));
    assertThat(life.conclusion().kind()).isEqualTo(Conclusion.Kind.STOPPED);
    assertThat(life.conclusion().status()).isEqualTo(143);
    life = life().began().interrupted(PosixSignal.INT);
    life.on(new Event.LaunchUnready(new Incarnation(1), List.of("`x` is missing")));
    assertThat(life.conclusion().status()).isEqualTo(130);
  }

  @Test
  void aStopThatComesTooLateSaysThatNothingRan() {
    Life life = upLife().ends(0).counted();
    assertThat(life.conclusion().kind()).isEqualTo(Conclusion.Kind.COMPLETED);
    life.order(Command.Verb.STOP);
    assertThat(life.answer(1))
        .hasValue(new State.Answer(true, "no run is under way, so there was nothing to stop"));
    assertThat(life.conclusion().kind()).isEqualTo(Conclusion.Kind.COMPLETED);
  }

  @Test
  void goingOnAfterAPauseIsNoRestart() {
    Life life = upLife().order(Command.Verb.PAUSE).ends(143).counted();
    life.order(Command.Verb.RESUME).up();
    assertThat(life.state.totals().launches()).isEqualTo(2);
    assertThat(life.state.restarts()).isZero();
    life.ends(1).counted().up();
    assertThat(life.state.restarts()).isEqualTo(1);
  }

  @Test
  void aMissingNeedEndsARunThatNeverStarted() {
    Life life = life().began();
    life.on(new Event.LaunchUnready(new Incarnation(1), List.of("`x` is missing")));
    assertThat(life.conclusion())
        .isEqualTo(new Conclusion(Conclusion.Kind.UNREADY, 126, "`x` is missing"));
  }

  @Test
  void abortEndsTheRunAndObserveLeavesItAlone() {
    Life life = upLife().sees("slow");
    assertThat(life.state.phase()).isInstanceOf(Phase.Up.class);
    life.sees("nan").ends(143).counted();
    assertThat(life.conclusion().kind()).isEqualTo(Conclusion.Kind.ABORTED);
  }

  @Test
  void aOneShotJobRunsOnceWhateverARuleWants() {
    Life life = new Life(Lifecycle.ONE_SHOT, false).began().up().sees("hang");
    assertThat(life.state.phase()).isInstanceOf(Phase.Up.class);
    life.ends(7).counted();
    assertThat(life.conclusion())
        .returns(7, Conclusion::status)
        .returns(Conclusion.Kind.COMPLETED, Conclusion::kind);
  }

  @Test
  void leftoversLiveOnOnlyWhereTheyMay() {
    Life keeps = new Life(Lifecycle.RESTART_ON_FAILURE, true).began().up().ends(0).counted(9L);
    assertThat(keeps.conclusion().kind()).isEqualTo(Conclusion.Kind.COMPLETED);
    Life fails = new Life(Lifecycle.RESTART_ON_FAILURE, true).began().up().ends(1).counted(9L);
    assertThat(fails.effects).anyMatch(effect -> effect instanceof Effect.Signal);
    Life service = new Life(Lifecycle.RESTART_ALWAYS, true).began().up().ends(0).counted(9L);
    assertThat(service.effects).anyMatch(effect -> effect instanceof Effect.Signal);
  }

  @Test
  void aSecondInterruptTakesTheNextStep() {
    Life life = upLife().interrupted(PosixSignal.INT);
    assertThat(life.effects).containsExactly(signal(PosixSignal.INT));
    assertThat(life.interrupted(PosixSignal.INT).effects).containsExactly(signal(PosixSignal.TERM));
    assertThat(life.interrupted(PosixSignal.INT).effects).containsExactly(signal(PosixSignal.KILL));
    assertThat(life.interrupted(PosixSignal.INT).effects).isEmpty();
  }

  private static Effect signal(PosixSignal signal) {
    return new Effect.Signal(new Incarnation(1), signal, StopPlan.Target.TREE);
  }

  @Test
  void aStopThatNoSupervisorHeardStartsNothing() {
    Life life = life().began();
    life.on(carry(Command.Verb.STOP, 0, false));
    assertThat(life.effects).noneMatch(effect -> effect instanceof Effect.Launch);
    assertThat(life.conclusion().kind()).isEqualTo(Conclusion.Kind.STOPPED);
  }

  @Test
  void aJobThatOutlivedItsJournalIsFoundAgain() {
    Life lost = life().on(carry(Command.Verb.STOP, 4, true));
    assertThat(lost.state.phase())
        .isInstanceOfSatisfying(
            Phase.Launching.class, l -> assertThat(l.incarnation().number()).isEqualTo(4));
    Life damaged = upLife();
    damaged.on(new Event.Began(2, "0", RUN, 5, true));
    assertThat(damaged.effects).containsExactly(new Effect.Launch(new Incarnation(5), Map.of()));
  }

  @Test
  void aResumeWithoutASupervisorDoesNotUndoAStop() {
    Life life = upLife().order(Command.Verb.STOP);
    life.on(carry(Command.Verb.RESUME, 1, true));
    assertThat(life.state.desired()).isEqualTo(Desired.STOPPED);
    Life paused = upLife().order(Command.Verb.PAUSE).ends(143).counted();
    paused.on(carry(Command.Verb.RESUME, 1, false));
    assertThat(paused.state.desired()).isEqualTo(Desired.RUNNING);
    paused.began();
    assertThat(paused.state.phase()).isInstanceOf(Phase.Launching.class);
  }

  @Test
  void anotherCommandTakesThePlaceOfARunThatWaits() {
    Life life = upLife().ends(1).counted().up().ends(1).counted();
    life.on(new Event.Began(2, "0", new Event.Mandate.Run(List.of("y"), 1), 2, false));
    assertThat(life.state.run()).returns(2, State.Run::number);
    assertThat(life.facts).filteredOn(f -> f instanceof Fact.RunEnded).hasSize(1);
  }

  @Test
  void aNewSupervisorGivesAStopStepItsWholePatience() {
    Life life = upLife().order(Command.Verb.STOP);
    life.uptime = life.uptime.plus(Duration.ofDays(1));
    life.began().counted(101L);
    assertThat(life.effects).isEmpty();
    life.later(Duration.ofSeconds(10)).counted(101L);
    assertThat(life.effects).containsExactly(signal(PosixSignal.KILL));
  }

  @Test
  void givesUpWhenTheBudgetIsSpentAndSaysWhy() {
    Life life = upLife();
    for (int i = 0; i < 5; i++) {
      life.ends(1).counted().later(Duration.ofMinutes(5)).up();
    }
    life.ends(1).counted();
    assertThat(life.conclusion())
        .returns(93, Conclusion::status)
        .returns(Conclusion.Kind.GAVE_UP, Conclusion::kind);
  }
}
