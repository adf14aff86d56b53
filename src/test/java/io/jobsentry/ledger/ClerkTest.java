package io.jobsentry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Command;
import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Notice;
import io.jobsentry.core.StopOrder;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.StopPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClerkTest {
  private final Clerk clerk = new Clerk();
  private final List<Row> rows = new ArrayList<>();
  private long seq;
  private Instant now = Rows.NOON;

  private void saw(Fact... facts) {
    for (Fact fact : facts) {
      rows.addAll(clerk.saw(++seq, now, fact));
    }
  }

  private void later(int seconds) {
    now = now.plusSeconds(seconds);
  }

  private void up(int number) {
    var incarnation = new Incarnation(number);
    saw(
        new Fact.LaunchIntended(incarnation, "why", Map.of()),
        new Fact.Launched(incarnation, new JobIdentity(1, 1, "b"), now));
  }

  private void failed(int number, String detector, String cause) {
    var incarnation = new Incarnation(number);
    saw(
        new Fact.NoticeTaken(new Notice(incarnation, detector, cause, 40 + number)),
        new Fact.IncidentOpened("i-" + number, incarnation, detector, cause, List.of()));
  }

  private void planned(int next) {
    saw(new Fact.RestartPlanned(new Incarnation(next), Duration.ofMillis(2500), 1, "restart 1"));
  }

  private void begin() {
    saw(new Fact.RunBegan(4, List.of("x"), 7));
    up(1);
    later(100);
  }

  private List<String> told() {
    return rows.stream()
        .map(
            row ->
                row.incident()
                    + " "
                    + row.by()
                    + " "
                    + row.status().word()
                    + " "
                    + row.duration().toSeconds()
                    + ": "
                    + row.description())
        .toList();
  }

  private static StopOrder order(String why, StopOrder.Then then) {
    return new StopOrder(why, StopPlan.STANDARD, then);
  }

  @Test
  void aRetryThatHeldIsKept() {
    begin();
    failed(1, "exit_code", "exited with 1");
    later(1);
    planned(2);
    later(3);
    up(2);
    later(600);
    saw(new Fact.TallyCleared("up for 600 s"));
    assertThat(told())
        .containsExactly(
            "i-1 policy pending 1: exited with 1; restart 1, in 2.5 s",
            "i-1 policy kept 4: up for 600 s");
    assertThat(rows.getFirst().evidence()).isEqualTo("journal:5 output:1@41");
    assertThat(rows.getFirst().run()).isEqualTo(4);
    assertThat(rows.getLast().evidence()).isEqualTo("journal:9");
    assertThat(rows.getLast().origin()).contains(new Row.Origin(9, 1));
  }

  @Test
  void theSameFailureAgainIsRegressedAndAnotherOneIsCrashed() {
    begin();
    for (String detector : List.of("oom", "oom", "nan")) {
      int number = rows.size() == 0 ? 1 : rows.getLast().incarnation() + 1;
      failed(number, detector, "it failed");
      saw(new Fact.RuleChosen("half", new Incarnation(number), "restart", Map.of()));
      planned(number + 1);
      up(number + 1);
      later(5);
    }
    assertThat(told())
        .containsExactly(
            "i-1 rule:half pending 0: it failed; restart 1, in 2.5 s",
            "i-1 rule:half regressed 0: failed again as i-2",
            "i-2 rule:half pending 0: it failed; restart 1, in 2.5 s",
            "i-2 rule:half crashed 0: failed again as i-3",
            "i-3 rule:half pending 0: it failed; restart 1, in 2.5 s");
  }

  @Test
  void aJobThatFinishesHasHeld() {
    begin();
    failed(1, "oom", "x");
    planned(2);
    up(2);
    saw(new Fact.JobEnded(new Incarnation(2), new JobExit.Code(0), now, 0));
    assertThat(told().getLast()).isEqualTo("i-1 policy kept 0: the job finished");
  }

  @Test
  void aStopBeforeItHasHeldLeavesItOpen() {
    begin();
    failed(1, "oom", "x");
    planned(2);
    up(2);
    later(5);
    saw(
        new Fact.StopBegun(new Incarnation(2), order("SIGINT", StopOrder.Then.START)),
        new Fact.JobEnded(new Incarnation(2), new JobExit.Code(0), now, 0),
        new Fact.RunEnded(new Conclusion(Conclusion.Kind.STOPPED, 0, "SIGINT")));
    assertThat(told().subList(1, rows.size())).containsExactly("i-1 policy inconclusive 0: SIGINT");
  }

  @Test
  void aRunThatEndsDuringTheWaitSupersedesWhatWasPlanned() {
    begin();
    failed(1, "oom", "x");
    planned(2);
    saw(new Fact.RunEnded(new Conclusion(Conclusion.Kind.STOPPED, 0, "stop")));
    assertThat(told().getLast()).isEqualTo("i-1 policy superseded 0: stop");
  }

  @Test
  void aGiveUpIsARowAfterTheVerdictOnWhatWasTriedLast() {
    begin();
    failed(1, "oom", "x");
    planned(2);
    up(2);
    failed(2, "oom", "x");
    later(2);
    saw(new Fact.RunEnded(new Conclusion(Conclusion.Kind.GAVE_UP, 93, "enough")));
    assertThat(told().subList(1, 3))
        .containsExactly(
            "i-1 policy regressed 0: failed again as i-2", "i-2 policy gave-up 2: x; enough");
  }

  @Test
  void rulesThatPauseOrAbortAreRowsAndObserversAreNone() {
    begin();
    failed(1, "oom", "x");
    saw(
        new Fact.RuleChosen("see", new Incarnation(1), "observe", Map.of()),
        new Fact.RuleChosen("hold", new Incarnation(1), "pause", Map.of()));
    later(60);
    up(2);
    failed(2, "disk", "y");
    saw(new Fact.RuleChosen("end", new Incarnation(2), "abort", Map.of()));
    saw(new Fact.RunEnded(new Conclusion(Conclusion.Kind.ABORTED, 1, "rule `end`")));
    assertThat(told())
        .containsExactly(
            "i-1 rule:hold paused 0: x; pause",
            "i-1 operator pending 60: x; why",
            "i-1 operator crashed 60: failed again as i-2",
            "i-2 rule:end aborted 0: y; abort");
  }

  @Test
  void aResetProvesNothingAndProgressAfterItDoes() {
    begin();
    failed(1, "oom", "x");
    planned(2);
    up(2);
    saw(
        new Fact.CommandTaken(new Command("c", Command.Verb.RESET, "me")),
        new Fact.TallyCleared("me asked for it"));
    assertThat(rows).hasSize(1);
    saw(new Fact.ProgressMade(new Incarnation(2), 7));
    assertThat(rows.getLast().status()).isEqualTo(Status.KEPT);
  }

  @Test
  void whatTheMachineCouldNotStartIsStillTheSameAttempt() {
    begin();
    failed(1, "oom", "x");
    planned(2);
    saw(
        new Fact.LaunchIntended(new Incarnation(2), "why", Map.of()),
        new Fact.LaunchFailed(new Incarnation(2), List.of("no room")),
        new Fact.RestartPlanned(new Incarnation(3), Duration.ofSeconds(1), 0, "no room"));
    later(30);
    up(3);
    saw(new Fact.TallyCleared("up"));
    assertThat(told())
        .containsExactly("i-1 policy pending 0: x; restart 1, in 2.5 s", "i-1 policy kept 30: up");
  }
}
