package io.jobsentry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Fact;
import io.jobsentry.core.StopOrder;
import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.StopPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class GoodputTest {
  private static final Instant NOON = Rows.NOON;
  private final Goodput goodput = new Goodput();
  private int second;

  /** After so many seconds, the fact. */
  private void after(int seconds, Fact fact) {
    second += seconds;
    goodput.saw(NOON.plusSeconds(second), fact);
  }

  private void launched(int delay, int took, int number) {
    after(delay, new Fact.LaunchIntended(new Incarnation(number), "why", Map.of()));
    after(
        took,
        new Fact.Launched(
            new Incarnation(number), new JobIdentity(1, 1, "b"), NOON.plusSeconds(second + took)));
  }

  private void ended(int delay, int number, int code) {
    second += delay;
    Instant at = NOON.plusSeconds(second);
    goodput.saw(at, new Fact.JobEnded(new Incarnation(number), new JobExit.Code(code), at, 0));
  }

  private Map<Goodput.Kind, Long> seconds() {
    Shares shares = Shares.of(goodput.spans(), goodput.runs(), Optional.empty());
    var seconds = new EnumMap<Goodput.Kind, Long>(Goodput.Kind.class);
    for (Goodput.Kind kind : Goodput.Kind.values()) {
      if (!shares.of(kind).isZero()) {
        seconds.put(kind, shares.of(kind).toSeconds());
      }
    }
    return seconds;
  }

  private static Fact over() {
    return new Fact.RunEnded(new Conclusion(Conclusion.Kind.COMPLETED, 0, "done"));
  }

  @Test
  void tellsWhatTheTimeOfARunWentInto() {
    after(0, new Fact.RunBegan(1, List.of("x"), 7));
    launched(0, 1, 1);
    after(9, new Fact.ProgressMade(new Incarnation(1), 1));
    ended(100, 1, 1);
    launched(20, 2, 2);
    after(8, new Fact.ProgressResumed(new Incarnation(2), 0.5));
    after(30, new Fact.ProgressMade(new Incarnation(2), 1.5));
    after(400, new Fact.Stalled(new Incarnation(2), "hung", Duration.ofMinutes(5)));
    after(50, new Fact.MovedOn(new Incarnation(2), "hung"));
    after(10, new Fact.DesiredSet(Desired.PAUSED, "me"));
    after(
        0,
        new Fact.StopBegun(
            new Incarnation(2), new StopOrder("me", StopPlan.STANDARD, StopOrder.Then.START)));
    ended(3, 2, 0);
    after(60, new Fact.DesiredSet(Desired.RUNNING, "me"));
    launched(0, 1, 3);
    after(4, new Fact.ProgressMade(new Incarnation(3), 2));
    after(200, new Fact.DesiredSet(Desired.STOPPED, "me"));
    ended(5, 3, 0);
    after(2, over());
    assertThat(seconds())
        .isEqualTo(
            Map.of(
                Goodput.Kind.PRODUCTIVE, 100 + 100 + 10 + 200 + 5L,
                Goodput.Kind.STARTING, 10 + 10 + 5L,
                Goodput.Kind.REDOING, 30L,
                Goodput.Kind.STALLED, 350L,
                Goodput.Kind.RESTARTING, 20L,
                Goodput.Kind.PAUSED, 63L,
                Goodput.Kind.ENDING, 2L));
  }

  @Test
  void aJobWithoutAMarkerIsAtWorkWhileItIsUp() {
    after(0, new Fact.RunBegan(1, List.of("x"), 7));
    launched(0, 1, 1);
    ended(100, 1, 1);
    launched(3, 1, 2);
    after(70, over());
    assertThat(seconds())
        .isEqualTo(
            Map.of(
                Goodput.Kind.PRODUCTIVE, 170L,
                Goodput.Kind.STARTING, 2L,
                Goodput.Kind.RESTARTING, 3L));
  }

  @Test
  void timeBetweenRunsIsNobodys() {
    after(0, new Fact.RunBegan(1, List.of("x"), 7));
    launched(0, 0, 1);
    ended(10, 1, 0);
    after(0, over());
    after(5000, new Fact.RunBegan(2, List.of("x"), 7));
    launched(0, 0, 2);
    assertThat(goodput.underway()).isTrue();
    goodput.until(NOON.plusSeconds(second + 7));
    assertThat(seconds()).isEqualTo(Map.of(Goodput.Kind.PRODUCTIVE, 17L));
    Shares late = Shares.of(goodput.spans(), 2, Optional.of(NOON.plusSeconds(second + 4)));
    assertThat(late.wall()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void whateverHappensTheSharesAddUpToTheWholeTime() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new SplittableRandom(seed);
      var some = new Goodput();
      Instant began = NOON;
      some.saw(began, new Fact.RunBegan(1, List.of("x"), 7));
      Instant at = began;
      Instant latest = at;
      for (int i = 0; i < 60; i++) {
        at = at.plusMillis(random.nextInt(-300, 3000));
        latest = at.isAfter(latest) ? at : latest;
        some.saw(at, any(random, at));
      }
      some.saw(latest, over());
      Shares shares = Shares.of(some.spans(), 1, Optional.empty());
      Duration sum = Duration.ZERO;
      for (Goodput.Kind kind : Goodput.Kind.values()) {
        sum = sum.plus(shares.of(kind));
      }
      assertThat(sum).isEqualTo(shares.wall()).isEqualTo(Duration.between(began, latest));
      Shares.Tenths tenths = shares.tenths();
      assertThat(Arrays.stream(Goodput.Kind.values()).mapToInt(tenths::of).sum()).isEqualTo(1000);
      var ends = new ArrayList<Instant>();
      some.spans().forEach(span -> ends.add(span.to()));
      assertThat(ends).isSorted();
    }
  }

  private static Fact any(SplittableRandom random, Instant at) {
    var incarnation = new Incarnation(1 + random.nextInt(3));
    return switch (random.nextInt(10)) {
      case 0 -> new Fact.LaunchIntended(incarnation, "why", Map.of());
      case 1, 2 -> new Fact.Launched(incarnation, new JobIdentity(1, 1, "b"), at);
      case 3 -> new Fact.ProgressMade(incarnation, random.nextInt(9));
      case 4 -> new Fact.ProgressResumed(incarnation, random.nextInt(9));
      case 5 -> new Fact.Stalled(incarnation, "d" + random.nextInt(2), Duration.ofSeconds(2));
      case 6 -> new Fact.MovedOn(incarnation, "d" + random.nextInt(2));
      case 7 -> new Fact.DesiredSet(List.of(Desired.values()).get(random.nextInt(3)), "why");
      case 8 ->
          new Fact.JobEnded(
              incarnation, new JobExit.Code(1), at.minusMillis(random.nextInt(2000)), 0);
      default -> new Fact.Parked();
    };
  }
}
