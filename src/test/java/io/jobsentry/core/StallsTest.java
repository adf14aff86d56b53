package io.jobsentry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.PosixSignal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a job that does not get on is told of, and when it is not. */
final class StallsTest {
  private static final Duration LIMIT = Duration.ofSeconds(100);

  /** With the slack that is for advances which were not told of. */
  private static final Duration ALL = LIMIT.plusSeconds(1);

  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Optional<Duration> AS_CHARTERED = Optional.empty();

  private static Charter.StallDetector detector(String name, int grace, int cooldown) {
    return new Charter.StallDetector(
        name, true, LIMIT, Duration.ofSeconds(grace), Duration.ofSeconds(cooldown));
  }

  private static Life watched(String name) {
    return Life.watched(false, detector(name, 0, 0)).began().up();
  }

  private static List<Notice> told(Life life) {
    return life.facts.stream()
        .flatMap(
            f ->
                f instanceof Fact.NoticeTaken(var notice)
                    ? Optional.of(notice).stream()
                    : Optional.<Notice>empty().stream())
        .toList();
  }

  private static List<String> incidents(Life life) {
    return life.facts.stream()
        .flatMap(
            f ->
                f instanceof Fact.IncidentOpened i
                    ? Optional.of(i.cause()).stream()
                    : Optional.<String>empty().stream())
        .toList();
  }

  @Test
  void aJobThatNeverMovesIsToldOfOnce() {
    Life life = watched("loss");
    assertThat(life.core.deadline(life.state)).contains(life.uptime.plus(ALL));
    life.later(ALL.minus(MOMENT));
    assertThat(told(life)).isEmpty();
    life.later(MOMENT);
    assertThat(told(life)).hasSize(1);
    assertThat(told(life).getFirst().weight()).isEqualTo(Notice.Weight.ALARM);
    assertThat(incidents(life)).containsExactly("no progress for more than 100 s");
    assertThat(life.state.phase()).isInstanceOf(Phase.Up.class);
    life.later(ALL.multipliedBy(50));
    assertThat(told(life)).hasSize(1);
    assertThat(life.core.deadline(life.state)).isEmpty();
  }

  @Test
  void anAdvanceStartsTheClockAnew() {
    Life life = watched("loss");
    for (int i = 0; i < 5; i++) {
      life.later(LIMIT).advances("loss", "step " + i, AS_CHARTERED);
    }
    assertThat(told(life)).isEmpty();
    life.later(ALL);
    assertThat(incidents(life))
        .containsExactly("no progress for more than 100 s: it stands at `step 4`");
    assertThat(told(life).getFirst().offset()).isEqualTo(12);
  }

  @Test
  void whatWasLearnedCountsInsteadOfTheCharter() {
    Life life = watched("loss");
    life.advances("loss", "7", Optional.of(Duration.ofSeconds(20))).later(Duration.ofSeconds(20));
    assertThat(told(life)).isEmpty();
    life.later(Duration.ofSeconds(1));
    assertThat(incidents(life))
        .containsExactly(
            "no progress for more than 20 s: it stands at `7`, longer than it has taken before");
  }

  @Test
  void itIsToldOfAgainOnlyAfterItHasMoved() {
    Life life = watched("loss");
    life.later(ALL).later(ALL).advances("loss", "1", AS_CHARTERED);
    assertThat(life.facts).contains(new Fact.MovedOn(new Incarnation(1), "loss"));
    life.advances("loss", "2", AS_CHARTERED).later(LIMIT);
    assertThat(told(life)).hasSize(1);
    life.later(ALL);
    assertThat(told(life)).hasSize(2);
    assertThat(life.facts.stream().filter(f -> f instanceof Fact.MovedOn)).hasSize(1);
    assertThat(incidents(life)).as("one failure of one incarnation").hasSize(1);
  }

  @Test
  void notWithinItsCooldown() {
    Life life = Life.watched(false, detector("loss", 0, 1000)).began().up();
    life.later(ALL).advances("loss", "1", AS_CHARTERED).later(Duration.ofSeconds(999));
    assertThat(told(life)).hasSize(1);
    life.later(Duration.ofSeconds(1));
    assertThat(told(life)).hasSize(2);
  }

  @Test
  void notBeforeTheGraceOfAStartIsOver() {
    Life life = Life.watched(false, detector("loss", 500, 0)).began().up();
    life.later(Duration.ofSeconds(10)).advances("loss", "1", AS_CHARTERED);
    life.later(Duration.ofSeconds(489));
    assertThat(told(life)).isEmpty();
    life.later(Duration.ofSeconds(1));
    assertThat(told(life)).hasSize(1);
  }

  @Test
  void aRuleAnswersAndTheNextIncarnationStartsAfresh() {
    Life life = watched("stuck").later(ALL);
    assertThat(life.state.phase()).isInstanceOf(Phase.Clearing.class);
    assertThat(incidents(life)).hasSize(1);
    life.later(ALL.multipliedBy(2));
    assertThat(told(life)).as("while it is stopped").hasSize(1);
    life.ends(143).counted().up();
    life.later(ALL.minus(MOMENT));
    assertThat(told(life)).hasSize(1);
    life.later(MOMENT);
    assertThat(told(life)).extracting(n -> n.incarnation().number()).containsExactly(1, 2);
  }

  @Test
  void ofTwoThatAreDueTheAnswerToTheFirstCounts() {
    Life life = Life.watched(false, detector("stuck", 0, 0), detector("loss", 0, 0)).began().up();
    life.later(ALL);
    assertThat(told(life)).extracting(Notice::detector).containsExactly("stuck");
  }

  @Test
  void aJobThatMayNotBeTouchedIsOnlyToldOf() {
    Life life = Life.watched(true, detector("stuck", 0, 0)).began().up().later(ALL);
    assertThat(life.state.phase()).isInstanceOf(Phase.Up.class);
    assertThat(incidents(life)).hasSize(1);
  }

  @Test
  void whatIsPausedOrStoppedOrWaitsDoesNotStall() {
    for (Command.Verb verb : List.of(Command.Verb.PAUSE, Command.Verb.STOP)) {
      Life life = watched("loss").order(verb);
      life.later(ALL.multipliedBy(3));
      life.ends(143).counted().later(ALL.multipliedBy(3));
      assertThat(told(life)).as(verb.name()).isEmpty();
    }
    Life waiting = watched("loss").ends(1).counted().up().ends(1).counted();
    assertThat(waiting.state.phase()).isInstanceOf(Phase.Waiting.class);
    assertThat(told(waiting.later(ALL))).isEmpty();
  }

  @Test
  void aPausedJobGetsAllItsTimeWhenItGoesOn() {
    Life life = watched("loss").later(LIMIT).order(Command.Verb.PAUSE).ends(143).counted();
    life.later(ALL.multipliedBy(9)).order(Command.Verb.RESUME).up();
    assertThat(life.state.desired()).isEqualTo(Desired.RUNNING);
    life.later(ALL.minus(MOMENT));
    assertThat(told(life)).isEmpty();
    life.later(MOMENT);
    assertThat(told(life)).hasSize(1);
  }

  @Test
  void whatASignalHasHaltedDoesNotStallUntilItGoesOn() {
    for (PosixSignal signal : List.of(PosixSignal.TSTP, PosixSignal.STOP)) {
      Life life = watched("loss").later(Duration.ofSeconds(50)).interrupted(signal);
      life.advances("loss", "what it printed last", AS_CHARTERED);
      assertThat(life.core.deadline(life.state)).isEmpty();
      life.later(ALL.multipliedBy(9));
      assertThat(told(life)).isEmpty();
      life.interrupted(PosixSignal.CONT).later(ALL.minus(MOMENT));
      assertThat(told(life)).isEmpty();
      life.later(MOMENT);
      assertThat(told(life)).hasSize(1);
    }
  }

  @Test
  void whatMovesAlthoughItWasToldToHaltIsWatched() {
    Life life = watched("loss").interrupted(PosixSignal.TSTP);
    life.later(Duration.ofSeconds(5)).advances("loss", "1", AS_CHARTERED);
    assertThat(told(life.later(ALL))).hasSize(1);
  }

  @Test
  void otherSignalsHaltNothing() {
    Life life = watched("loss").interrupted(PosixSignal.USR1).interrupted(PosixSignal.HUP);
    assertThat(told(life.later(ALL))).hasSize(1);
  }

  @Test
  void aNewSupervisorGivesItAllItsTime() {
    Life life = watched("loss").advances("loss", "1", AS_CHARTERED).later(LIMIT).taken(true);
    life.later(ALL.minus(MOMENT));
    assertThat(told(life)).isEmpty();
    life.later(MOMENT);
    assertThat(incidents(life)).containsExactly("no progress for more than 100 s");
  }

  @Test
  void aNewSupervisorRemembersWhatWasTold() {
    Life life = watched("loss").later(ALL).taken(true).later(ALL.multipliedBy(5));
    assertThat(told(life)).hasSize(1);
    life.advances("loss", "1", AS_CHARTERED).later(ALL);
    assertThat(told(life)).hasSize(2);
  }

  @Test
  void anAdvanceOfAnotherTimeChangesNothing() {
    Life life = watched("loss").ends(1).counted();
    State before = life.state;
    life.advances("loss", "1", AS_CHARTERED);
    assertThat(life.state).isEqualTo(before);
  }

  @Test
  void anAdvanceThatComesTwiceCountsOnce() {
    Life life = watched("loss").advances("loss", "1", AS_CHARTERED);
    Event again =
        new Event.Advanced(
            new Incarnation(1), "loss", new Advance(life.uptime, 12, "1", AS_CHARTERED));
    life.later(ALL).on(again);
    assertThat(life.facts).noneMatch(f -> f instanceof Fact.MovedOn);
  }

  @Test
  void whereAnyOutputWillDoItSaysSo() {
    var quiet = new Charter.StallDetector("quiet", false, LIMIT, Duration.ZERO, Duration.ZERO);
    Life life = Life.watched(false, quiet).began().up().later(ALL);
    assertThat(incidents(life)).containsExactly("no output for more than 100 s");
  }

  @Test
  void slackIsAPartOfTheLimitAndNeverMoreThanASecond() {
    assertThat(Advance.slack(Duration.ofSeconds(2))).isEqualTo(Duration.ofMillis(100));
    assertThat(Advance.slack(Duration.ofHours(2))).isEqualTo(Duration.ofSeconds(1));
  }
}
