package io.jobsentry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Advice;
import io.jobsentry.model.Category;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.Known;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said to be best done about failures, and whether that proves right. */
final class VerdictsTest {
  private final Life life = Life.upLife();

  private static Life fails(Life life, String what, Advice advice) {
    var known = new Known(what, Category.CONFIG, advice, Optional.of("change it"));
    var notice =
        new Notice(
            new Incarnation(life.state.incarnations()),
            "catalogue/" + what,
            what,
            7,
            Notice.Weight.EVIDENCE,
            Optional.of(known));
    return life.on(new Event.Noticed(notice)).ends(1).counted();
  }

  private static Life again(Life life) {
    if (life.state.phase() instanceof Phase.Waiting waiting) {
      life.later(waiting.due().minus(life.uptime));
    }
    return life.up();
  }

  private static List<Fact.VerdictGiven> given(Life life) {
    return life.facts.stream()
        .filter(fact -> fact instanceof Fact.VerdictGiven)
        .map(fact -> (Fact.VerdictGiven) fact)
        .toList();
  }

  @Test
  void aVerdictNamesWhatItWasToldFrom() {
    fails(life, "quota", Advice.STOP);
    assertThat(given(life)).hasSize(1);
    Fact.VerdictGiven verdict = given(life).getFirst();
    assertThat(verdict.verdict().advice()).isEqualTo(Advice.STOP);
    assertThat(verdict.verdict().reason()).isEqualTo("quota: change it");
    assertThat(verdict.evidence()).containsExactly("at 7: catalogue/quota: quota");
    assertThat(verdict.incident()).contains("quota");
  }

  @Test
  void withoutEvidenceTheExitIsWhatAVerdictIsToldFrom() {
    life.ends(127);
    assertThat(given(life).getFirst().evidence()).containsExactly("the job exited with 127");
  }

  @Test
  void anAlarmHasItsVerdictAtOnceAndOnlyOne() {
    life.sees("unknown").sees("unknown").ends(1);
    assertThat(given(life)).hasSize(1);
    assertThat(given(life).getFirst().verdict().advice()).isEqualTo(Advice.AGENT);
  }

  @Test
  void aRetryThatHelpsProvesTheVerdictRight() {
    again(life.ends(1).counted()).later(Duration.ofMinutes(10));
    assertThat(life.state.totals().right()).isEqualTo(1);
    assertThat(life.state.judged()).isEmpty();
  }

  @Test
  void aRetryThatEndsWellProvesTheVerdictRight() {
    again(life.ends(1).counted()).ends(0).counted();
    assertThat(life.state.totals().right()).isEqualTo(1);
  }

  @Test
  void progressProvesTheVerdictRight() {
    life.reaches(1);
    again(life.ends(1).counted()).reaches(2);
    assertThat(life.state.totals().right()).isEqualTo(1);
  }

  @Test
  void aRetryIntoTheSameFailureProvesTheVerdictWrong() {
    again(life.ends(1).counted()).ends(1);
    assertThat(life.state.totals()).returns(1, State.Totals::wrong).returns(0, State.Totals::right);
  }

  @Test
  void whatAnAgentIsToLookAtAndComesAgainProvesRight() {
    again(fails(life, "key", Advice.AGENT));
    fails(life, "key", Advice.AGENT);
    assertThat(life.state.totals().right()).isEqualTo(1);
    again(life).later(Duration.ofMinutes(10));
    assertThat(life.state.totals().wrong()).isEqualTo(1);
  }

  @Test
  void nobodyKnowsWhetherAChangeWasMade() {
    again(fails(life, "memory", Advice.RETRY_WITH_CHANGE)).later(Duration.ofMinutes(10));
    assertThat(life.state.totals()).returns(0, State.Totals::wrong).returns(0, State.Totals::right);
  }

  @Test
  void aVerdictToStopIsOnlySaidUnlessSomebodyWantsItHeeded() {
    assertThat(fails(life, "quota", Advice.STOP).state.phase()).isNotInstanceOf(Phase.Over.class);
    Conclusion end = fails(Life.heeding().began().up(), "quota", Advice.STOP).conclusion();
    assertThat(end)
        .returns(Conclusion.Kind.GAVE_UP, Conclusion::kind)
        .returns("trying again is no use: quota: change it", Conclusion::reason);
  }

  @Test
  void whatIsHeededIsNoReasonToEndAJobThatMayGoOn() {
    Life heeding = again(fails(Life.heeding().began().up(), "net", Advice.RETRY));
    assertThat(heeding.state.phase()).isInstanceOf(Phase.Up.class);
    heeding.ends(0).counted();
    assertThat(heeding.conclusion()).returns(Conclusion.Kind.COMPLETED, Conclusion::kind);
  }

  @Test
  void theLastWordsAreKeptWhereNothingElseSaysWhy() {
    var exit = new JobExit.Code(3);
    life.on(new Event.JobEnded(new Incarnation(1), exit, Life.WALL, 9, List.of("no such file: x")));
    assertThat(life.state.incident())
        .get()
        .returns("exited with 3", State.Incident::cause)
        .returns(List.of("no such file: x"), State.Incident::lastWords);
  }

  @Test
  void whomTheKernelKilledDidNotDieOfWhatItHadSaid() {
    fails(life, "key", Advice.AGENT);
    var killed = new JobExit.Killed(9, false, Optional.of("its group's limit"));
    again(life);
    life.on(
        new Event.Noticed(
            new Notice(new Incarnation(2), "traceback", "x", 1, Notice.Weight.EVIDENCE)));
    life.on(new Event.JobEnded(new Incarnation(2), killed, Life.WALL, 9));
    assertThat(life.state.incident()).get().returns(killed.words(), State.Incident::cause);
    assertThat(given(life).getLast().verdict().advice()).isEqualTo(Advice.RETRY_WITH_CHANGE);
  }

  @Test
  void theStreamsThatFailAreListedOnce() {
    var first = new Incarnation(1);
    life.on(new Event.Failing(first, List.of("rank3")));
    life.on(new Event.Failing(first, List.of("rank3", "rank1")));
    life.on(new Event.Failing(first, List.of("rank3", "rank1")));
    assertThat(life.state.failing()).containsExactly("rank3", "rank1");
    assertThat(life.facts).filteredOn(it -> it instanceof Fact.SourcesFailed).hasSize(2);
    life.on(new Event.Failing(new Incarnation(9), List.of("rank7")));
    again(life.ends(1).counted());
    assertThat(life.state.failing()).isEmpty();
  }
}
