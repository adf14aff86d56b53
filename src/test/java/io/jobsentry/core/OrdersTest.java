package io.jobsentry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Desired;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.Lifecycle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OrdersTest {
  private static Life waiting() {
    return Life.upLife().ends(1).counted().up().ends(1).counted();
  }

  private static Life held() {
    return Life.upLife().order(Command.Verb.PAUSE).ends(143).counted();
  }

  private static void refused(Life life, String why) {
    assertThat(life.answer(life.orders))
        .get()
        .returns(false, State.Answer::ok)
        .extracting(State.Answer::text)
        .asString()
        .contains(why);
  }

  @Test
  void aJobThatMayNotBeSignalledIsNeitherPausedNorRestartedAndAStopOnlyLetsItGo() {
    Life life = Life.handsOff().began().up();
    refused(life.order(Command.Verb.PAUSE), "may not be signalled");
    refused(life.order(Command.Verb.RESTART), "may not be signalled");
    life.sees("hang");
    assertThat(life.state.phase()).isInstanceOf(Phase.Up.class);
    assertThat(life.state.incident()).isPresent();
    life.order(Command.Verb.STOP);
    assertThat(life.answer(life.orders)).get().returns(true, State.Answer::ok);
    assertThat(life.answer(life.orders).orElseThrow().text()).contains("lives on");
    assertThat(life.conclusion()).returns(0, Conclusion::status);
    life.order(Command.Verb.STOP);
    assertThat(life.answer(life.orders)).get().returns(true, State.Answer::ok);
  }

  @Test
  void nothingIsPausedResumedOrRestartedWithoutARun() {
    for (var verb : List.of(Command.Verb.PAUSE, Command.Verb.RESUME, Command.Verb.RESTART)) {
      refused(Life.life().order(verb), "no run is under way");
      refused(Life.upLife().ends(0).counted().order(verb), "no run is under way");
    }
  }

  @Test
  void aStopIsNotUndone() {
    for (var verb : List.of(Command.Verb.PAUSE, Command.Verb.RESUME, Command.Verb.RESTART)) {
      refused(Life.upLife().order(Command.Verb.STOP).order(verb), "being stopped");
    }
  }

  @Test
  void aStopOfARunThatIsBeingGivenUpIsToldHowItEnded() {
    Life life = Life.upLife().sees("nan").order(Command.Verb.STOP).ends(143).counted();
    assertThat(life.answer(life.orders)).get().returns(true, State.Answer::ok);
    assertThat(life.answer(life.orders).orElseThrow().text())
        .contains("the run ended: rule `r-nan`");
    assertThat(life.conclusion()).returns(Conclusion.Kind.ABORTED, Conclusion::kind);
  }

  @Test
  void aPausedJobIsResumedAndNotRestarted() {
    refused(held().order(Command.Verb.RESTART), "`sentry resume`");
    Life life = held().order(Command.Verb.RESUME).up();
    assertThat(life.answer(life.orders)).get().returns(true, State.Answer::ok);
    life.order(Command.Verb.RESUME);
    assertThat(life.answer(life.orders)).get().returns(true, State.Answer::ok);
  }

  @Test
  void aPauseInAnyPhaseEndsInOne() {
    assertThat(waiting().order(Command.Verb.PAUSE).state.phase()).isInstanceOf(Phase.Held.class);
    Life again = held().order(Command.Verb.PAUSE);
    assertThat(again.answer(again.orders)).get().returns(true, State.Answer::ok);
    Life starting = Life.life().began().order(Command.Verb.PAUSE).up().ends(143).counted();
    assertThat(starting.state.phase()).isInstanceOf(Phase.Held.class);
    Life ending = Life.upLife().ends(1).order(Command.Verb.PAUSE).counted();
    assertThat(ending.state.phase()).isInstanceOf(Phase.Held.class);
  }

  @Test
  void aPauseThatIsOvertakenByAResumeIsToldSo() {
    Life life = Life.life().began().order(Command.Verb.PAUSE).order(Command.Verb.RESUME).up();
    assertThat(life.answer(1)).get().returns(false, State.Answer::ok);
    assertThat(life.answer(2)).get().returns(true, State.Answer::ok);
  }

  @Test
  void aRestartDoesNotWaitAndIsAnsweredByTheNextIncarnation() {
    Life waits = waiting().order(Command.Verb.RESTART);
    assertThat(waits.state.phase()).isInstanceOf(Phase.Launching.class);
    Life up = Life.upLife().order(Command.Verb.RESTART);
    assertThat(up.answer(1)).isEmpty();
    up.order(Command.Verb.RESTART).ends(143).counted().up();
    assertThat(up.state.incarnations()).isEqualTo(2);
    assertThat(up.answer(1)).get().returns(true, State.Answer::ok);
    assertThat(up.answer(2)).get().returns(true, State.Answer::ok);
  }

  @Test
  void aRestartOfARunWhosePauseWasLiftedAndThatNothingStartedIsAnsweredByItsStart() {
    Life life = held().carried(Command.Verb.RESUME, false);
    life.order(Command.Verb.RESTART);
    assertThat(life.answer(life.orders)).isEmpty();
    life.taken(false).up();
    assertThat(life.answer(life.orders)).get().returns(true, State.Answer::ok);
  }

  @Test
  void whatALatePauseFindsIsNotLeftBehind() {
    Life life = new Life(Lifecycle.RESTART_ON_FAILURE, true).began().up().ends(0);
    life.order(Command.Verb.PAUSE).counted(9L);
    assertThat(life.effects).anyMatch(effect -> effect instanceof Effect.Signal);
  }

  @Test
  void aRuleAnswersOnlyItsOwnMessages() {
    Life life = Life.upLife();
    life.on(new Event.Noticed(new Notice(Fold.next(State.INITIAL), "hang", "other", 1)));
    assertThat(life.state.phase()).isInstanceOf(Phase.Up.class);
    assertThat(life.state.incident()).isPresent();
  }

  @Test
  void doubleIsOfWhatTheJobHas() {
    Life life = Life.upLife().sees("grow");
    assertThat(life.state.overlay()).isEqualTo(Map.of("BATCH", "2"));
  }

  @Test
  void aRuleSaysWhatAnExitMeans() {
    assertThat(Life.upLife().ends(3).counted().conclusion())
        .returns(Conclusion.Kind.ABORTED, Conclusion::kind);
    Life scaled = Life.upLife().ends(4).counted();
    assertThat(scaled.state.overlay()).containsEntry("MODE", "safe");
    assertThat(scaled.state.phase()).isInstanceOfAny(Phase.Waiting.class, Phase.Launching.class);
    Life watched = Life.upLife().ends(5).counted();
    assertThat(watched.facts).anyMatch(fact -> fact instanceof Fact.RuleChosen);
    assertThat(watched.state.tally().withoutProgress()).isEqualTo(1);
    assertThat(Life.upLife().ends(6).counted().state.phase()).isInstanceOf(Phase.Held.class);
  }

  @Test
  void anExitThatWasAskedForIsNoRulesBusiness() {
    Life life = Life.upLife().order(Command.Verb.RESTART).ends(3).counted();
    assertThat(life.state.phase()).isInstanceOf(Phase.Launching.class);
  }

  @Test
  void whatWasNoticedFirstIsWhyTheJobEnded() {
    Life life = Life.upLife();
    life.on(evidence("traceback", "ValueError: bad batch", 70));
    assertThat(life.state.incident()).isEmpty();
    life.on(evidence("traceback", "KeyError: 'x'", 30)).ends(1);
    assertThat(life.state.incident()).get().returns("KeyError: 'x'", State.Incident::cause);
    life.counted().up().ends(1);
    assertThat(life.state.incident()).get().returns("exited with 1", State.Incident::cause);
  }

  @Test
  void whatWasNoticedOfAJobThatEndsWellIsNoIncident() {
    Life life = Life.upLife().on(evidence("traceback", "ValueError: bad batch", 70)).ends(0);
    assertThat(life.counted().state.totals().incidents()).isZero();
  }

  @Test
  void whatOnlyFollowsFromSomethingElseIsNoReason() {
    Life life = Life.upLife();
    life.on(noticed("peer", "connection reset by peer", 10, Notice.Weight.ECHO)).ends(1);
    assertThat(life.state.incident()).get().returns("exited with 1", State.Incident::cause);
  }

  @Test
  void noRuleAnswersTheExitOfAJobThatMayNotBeSignalled() {
    Life life = Life.handsOff().began().up().ends(3);
    assertThat(life.facts).noneMatch(fact -> fact instanceof Fact.RuleChosen);
    assertThat(life.state.incident()).isPresent();
  }

  @Test
  void successIsReportedOnlyWhereItIsAskedFor() {
    var success = new JobExit.Code(0);
    assertThat(Charter.ExitDetector.STANDARD.reports(success)).isFalse();
    assertThat(new Charter.ExitDetector("end", false).reports(success)).isTrue();
    assertThat(Charter.ExitDetector.STANDARD.reports(new JobExit.Code(1))).isTrue();
  }

  private static Event evidence(String detector, String message, long offset) {
    return noticed(detector, message, offset, Notice.Weight.EVIDENCE);
  }

  private static Event noticed(String detector, String message, long offset, Notice.Weight weight) {
    return new Event.Noticed(
        new Notice(Fold.next(State.INITIAL), detector, message, offset, weight));
  }

  @Test
  void aRulesPauseHoldsUntilSomebodyResumes() {
    Life life = Life.upLife().sees("disk").ends(143).counted();
    assertThat(life.state.desired()).isEqualTo(Desired.PAUSED);
    assertThat(life.later(Duration.ofDays(1)).state.phase()).isInstanceOf(Phase.Held.class);
  }

  @Test
  void wakingWhereNothingIsDueChangesNothing() {
    for (Life life :
        List.of(Life.life(), Life.life().began(), held(), Life.upLife().ends(0).counted())) {
      State before = life.state;
      assertThat(life.core.deadline(before)).isEmpty();
      assertThat(life.later(Duration.ofDays(1)).state).isEqualTo(before);
    }
  }
}
