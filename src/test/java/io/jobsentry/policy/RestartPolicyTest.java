package io.jobsentry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.JobExit;
import io.jobsentry.model.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class RestartPolicyTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final JobExit GOOD = new JobExit.Code(0);
  private static final JobExit BAD = new JobExit.Code(7);

  private record Case(
      String name,
      Lifecycle lifecycle,
      int maxRestarts,
      int maxIdentical,
      int maxInWindow,
      Tally tally,
      JobExit exit,
      boolean failed,
      Class<? extends Judgement> wanted,
      String reason) {}

  private static Tally tally(int restarts, int identical, Instant... recent) {
    return new Tally(
        restarts,
        identical > 0 ? Optional.of("exited with 7") : Optional.empty(),
        identical,
        List.of(recent));
  }

  private static final List<Case> CASES =
      List.of(
          new Case(
              "one-shot ends with a failure",
              Lifecycle.ONE_SHOT,
              10,
              5,
              0,
              tally(0, 1),
              BAD,
              true,
              Judgement.Complete.class,
              "one-shot: the job exited with 7"),
          new Case(
              "a healthy exit ends the run",
              Lifecycle.RESTART_ON_FAILURE,
              10,
              5,
              0,
              tally(3, 0),
              GOOD,
              false,
              Judgement.Complete.class,
              "the job finished"),
          new Case(
              "a healthy exit of a service does not",
              Lifecycle.RESTART_ALWAYS,
              3,
              5,
              0,
              tally(30, 9),
              GOOD,
              false,
              Judgement.Restart.class,
              "restart 31"),
          new Case(
              "a rule makes a failure of a healthy exit",
              Lifecycle.RESTART_ON_FAILURE,
              10,
              5,
              0,
              tally(0, 1),
              GOOD,
              true,
              Judgement.Restart.class,
              "restart 1 of 10 without progress"),
          new Case(
              "the last restart of the budget",
              Lifecycle.RESTART_ON_FAILURE,
              3,
              0,
              0,
              tally(2, 3),
              BAD,
              true,
              Judgement.Restart.class,
              "restart 3 of 3 without progress"),
          new Case(
              "one beyond the budget",
              Lifecycle.RESTART_ON_FAILURE,
              3,
              0,
              0,
              tally(3, 4),
              BAD,
              true,
              Judgement.GiveUp.class,
              "3 restarts without progress, which is all that `max_restarts` allows"),
          new Case(
              "a budget of one",
              Lifecycle.RESTART_ON_FAILURE,
              1,
              0,
              0,
              tally(1, 2),
              BAD,
              true,
              Judgement.GiveUp.class,
              "1 restart without progress, which is all that `max_restarts` allows"),
          new Case(
              "no budget is no limit",
              Lifecycle.RESTART_ON_FAILURE,
              0,
              0,
              0,
              tally(5000, 5000),
              BAD,
              true,
              Judgement.Restart.class,
              "restart 5001"),
          new Case(
              "as many equal failures as are allowed",
              Lifecycle.RESTART_ON_FAILURE,
              0,
              5,
              0,
              tally(4, 5),
              BAD,
              true,
              Judgement.Restart.class,
              "restart 5"),
          new Case(
              "one equal failure too many",
              Lifecycle.RESTART_ON_FAILURE,
              0,
              5,
              0,
              tally(5, 6),
              BAD,
              true,
              Judgement.GiveUp.class,
              "the same failure 6 times in a row (exited with 7), more than"
                  + " `max_identical_failures` allows"),
          new Case(
              "a full window",
              Lifecycle.RESTART_ALWAYS,
              0,
              0,
              2,
              tally(0, 0, NOW.minusSeconds(3599), NOW.minusSeconds(1)),
              GOOD,
              false,
              Judgement.GiveUp.class,
              "2 restarts within 3600 s, which is all that `max_restarts_in_window` allows"),
          new Case(
              "a window of one",
              Lifecycle.RESTART_ALWAYS,
              0,
              0,
              1,
              tally(0, 0, NOW),
              GOOD,
              false,
              Judgement.GiveUp.class,
              "1 restart within 3600 s, which is all that `max_restarts_in_window` allows"),
          new Case(
              "a window that has moved on",
              Lifecycle.RESTART_ALWAYS,
              0,
              0,
              2,
              tally(0, 0, NOW.minusSeconds(3600), NOW.minusSeconds(1)),
              GOOD,
              false,
              Judgement.Restart.class,
              "restart 1"));

  @TestFactory
  Stream<DynamicTest> judges() {
    return CASES.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.name(),
                    () -> {
                      var policy = policy(c.lifecycle(), settings(c, Duration.ofSeconds(1)));
                      Judgement judgement = policy.judge(c.tally(), c.exit(), c.failed(), NOW);
                      assertThat(judgement).isInstanceOf(c.wanted());
                      assertThat(judgement.reason()).isEqualTo(c.reason());
                    }));
  }

  /** A million failures, healthy spells and clock jumps, in lives of random length. */
  @Test
  void neverGoesBeyondABudget() {
    var random = new SplittableRandom(42);
    long judged = 0;
    for (int life = 0; judged < 1_000_000; life++) {
      var settings =
          new RestartSettings(
              random.nextInt(5),
              random.nextInt(4),
              random.nextInt(6),
              Duration.ofMinutes(10),
              random.nextBoolean()
                  ? RestartSettings.Backoff.FIXED
                  : RestartSettings.Backoff.EXPONENTIAL,
              Duration.ofMillis(random.nextInt(3000)),
              Duration.ofSeconds(1 + random.nextInt(60)),
              Duration.ofMinutes(10),
              93);
      var policy = new RestartPolicy(Lifecycle.RESTART_ON_FAILURE, new Schedule(settings, life));
      judged += live(random, policy);
    }
    assertThat(judged).isGreaterThanOrEqualTo(1_000_000);
  }

  private static int live(SplittableRandom random, RestartPolicy policy) {
    RestartSettings settings = policy.schedule().settings();
    Tally tally = Tally.EMPTY;
    Instant now = NOW;
    int sinceProgress = 0;
    int same = 0;
    String last = "";
    for (int n = 1; n <= 400; n++) {
      now = now.plusSeconds(random.nextInt(200) - (random.nextInt(50) == 0 ? 3600 : 0));
      if (random.nextInt(8) == 0) {
        tally = tally.afresh();
        sinceProgress = 0;
        same = 0;
        last = "";
      }
      String failure = "failure " + random.nextInt(2);
      same = failure.equals(last) ? same + 1 : 1;
      last = failure;
      tally = tally.withFailure(failure);
      Judgement judgement = policy.judge(tally, BAD, true, now);
      if (!judgement.equals(policy.judge(tally, BAD, true, now))) {
        throw new AssertionError("the same question has two answers");
      }
      switch (judgement) {
        case Judgement.GiveUp gaveUp -> {
          boolean spent =
              (settings.maxRestarts() > 0 && sinceProgress >= settings.maxRestarts())
                  || (settings.maxIdenticalFailures() > 0 && same > settings.maxIdenticalFailures())
                  || (settings.maxInWindow() > 0
                      && tally.within(now, settings.window()).size() >= settings.maxInWindow());
          assertThat(spent).as(gaveUp.reason()).isTrue();
          return n;
        }
        case Judgement.Complete complete -> throw new AssertionError(complete.reason());
        case Judgement.Restart(var delay, int attempt, var reason) -> {
          sinceProgress++;
          boolean sound =
              attempt == sinceProgress
                  && (settings.maxRestarts() == 0 || attempt <= settings.maxRestarts())
                  && (settings.maxIdenticalFailures() == 0
                      || same <= settings.maxIdenticalFailures())
                  && !delay.isNegative()
                  && delay.compareTo(policy.schedule().ceiling(attempt)) <= 0
                  && (settings.backoff() == RestartSettings.Backoff.FIXED
                      || delay.compareTo(settings.maxDelay()) <= 0)
                  && (attempt > 1
                      || settings.backoff() == RestartSettings.Backoff.FIXED
                      || delay.isZero());
          assertThat(sound).as(reason + " after " + delay).isTrue();
          tally = tally.withRestart(now, settings.span());
          assertThat(tally.recent().size())
              .isLessThanOrEqualTo(Math.max(1, settings.maxInWindow()));
        }
      }
    }
    return 400;
  }

  @Test
  void aStampFromTheFutureCountsAsNow() {
    var tally = tally(0, 0, NOW.plusSeconds(9000));
    assertThat(tally.within(NOW, Duration.ofHours(1))).containsExactly(NOW);
  }

  private static RestartSettings settings(Case c, Duration cooldown) {
    return new RestartSettings(
        c.maxRestarts(),
        c.maxIdentical(),
        c.maxInWindow(),
        Duration.ofHours(1),
        RestartSettings.Backoff.EXPONENTIAL,
        cooldown,
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        93);
  }

  private static RestartPolicy policy(Lifecycle lifecycle, RestartSettings settings) {
    return new RestartPolicy(lifecycle, new Schedule(settings, 1));
  }
}
