package io.jobsentry.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** How long a job may stand still, learned from weeks of many made-up jobs. */
final class PatienceProperties {
  private static final Duration FALLBACK = Duration.ofMinutes(30);
  private static final double DAY = 86_400;

  /** How long the next step takes. */
  interface Steps {
    double next(long step, double uptime);
  }

  /** A job that trains: noisy steps, and pauses that come round. */
  private record Training(
      SplittableRandom chance,
      double step,
      double noise,
      long every,
      double evaluation,
      long saves,
      double checkpoint)
      implements Steps {
    static Training of(long seed) {
      var chance = new SplittableRandom(seed);
      return new Training(
          chance,
          Math.exp(chance.nextDouble(Math.log(2), Math.log(120))),
          chance.nextDouble(0.02, 0.3),
          chance.nextLong(50, 3000),
          chance.nextDouble(5, 900),
          chance.nextLong(30, 2000),
          chance.nextDouble(2, 240));
    }

    @Override
    public double next(long number, double uptime) {
      return step * Math.exp(noise * chance.nextGaussian())
          + (number % every == 0 ? evaluation * Math.exp(0.1 * chance.nextGaussian()) : 0)
          + (number % saves == 0 ? checkpoint * Math.exp(0.15 * chance.nextGaussian()) : 0);
    }
  }

  /** Steps that now and then take very long, as on a shared file system. */
  private static Steps heavyTailed(long seed) {
    var chance = new SplittableRandom(seed);
    double step = chance.nextDouble(2, 60);
    double tail = chance.nextDouble(2.5, 4);
    return (_, _) ->
        step * Math.exp(0.1 * chance.nextGaussian())
            + (chance.nextDouble() < 1e-3
                ? step * Math.pow(1 - chance.nextDouble(), -1 / tail)
                : 0);
  }

  /** Saves by the clock, which is no fixed number of steps. */
  private static Steps savesByTheClock(long seed) {
    var chance = new SplittableRandom(seed);
    double step = chance.nextDouble(2, 60);
    double every = chance.nextDouble(1200, 7200);
    double takes = chance.nextDouble(30, 300);
    double[] next = {every};
    return (_, uptime) -> {
      double gap = step * Math.exp(0.1 * chance.nextGaussian());
      if (uptime >= next[0]) {
        next[0] += every;
        gap += takes * Math.exp(0.15 * chance.nextGaussian());
      }
      return gap;
    };
  }

  /** Gets slower by and by. */
  private static Steps slowingDown(long seed) {
    var chance = new SplittableRandom(seed);
    double step = chance.nextDouble(2, 60);
    return (_, uptime) ->
        step * (1 + 2 * uptime / (30 * DAY)) * Math.exp(0.1 * chance.nextGaussian());
  }

  /**
   * What came of a month.
   *
   * @param promptness for hangs at any time, how long until they were noticed, in parts of what is
   *     promised: 60 s or five usual steps
   */
  private record Month(int falseAlarms, double promptness) {}

  private static Month month(Steps steps, long seed) {
    var when = new SplittableRandom(seed);
    var patience = new Patience(FALLBACK);
    var latest = new double[101];
    var waits = new ArrayList<Double>();
    double uptime = 30;
    double sample = 0;
    int alarms = 0;
    patience.moved(at(uptime));
    for (long number = 1; uptime < 30 * DAY; number++) {
      double limit = seconds(patience.now().orElse(FALLBACK)) + 1;
      if (uptime >= sample && number > latest.length) {
        double[] sorted = latest.clone();
        java.util.Arrays.sort(sorted);
        waits.add(limit / Math.max(60, 5 * sorted[sorted.length / 2]));
        sample = uptime + when.nextDouble(1800, 5400);
      }
      double gap = steps.next(number, uptime);
      alarms += gap > limit ? 1 : 0;
      latest[(int) (number % latest.length)] = gap;
      uptime += gap;
      patience.moved(at(uptime));
    }
    Collections.sort(waits);
    return new Month(alarms, waits.get(waits.size() / 2));
  }

  private static Duration at(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private static double seconds(Duration span) {
    return span.toNanos() / 1e9;
  }

  private static double falseAlarms(List<Month> months) {
    return months.stream().mapToInt(Month::falseAlarms).average().orElseThrow();
  }

  @Example
  void hangsAreNoticedInAboutFiveStepsAndHealthyMonthsAreQuiet() {
    List<Month> months =
        IntStream.range(0, 60).mapToObj(seed -> month(Training.of(seed), seed)).toList();
    List<Double> promptness = months.stream().map(Month::promptness).sorted().toList();
    assertThat(falseAlarms(months)).as("false alarms a month").isLessThanOrEqualTo(1);
    assertThat(promptness.get(promptness.size() / 2)).as("the usual job").isLessThanOrEqualTo(1);
  }

  @Example
  void jobsWithoutAnyRhythmAreQuietToo() {
    var months = new ArrayList<Month>();
    for (int seed = 0; seed < 5; seed++) {
      months.add(month(heavyTailed(seed), seed));
      months.add(month(savesByTheClock(seed), seed));
      months.add(month(slowingDown(seed), seed));
    }
    assertThat(falseAlarms(months)).as("false alarms a month").isLessThanOrEqualTo(1);
  }

  @Example
  void aJobThatSlowsDownIsFollowed() {
    for (int seed = 0; seed < 5; seed++) {
      Month month = month(slowingDown(seed), seed);
      assertThat(month.falseAlarms()).isZero();
      assertThat(month.promptness()).isLessThanOrEqualTo(1);
    }
  }

  private static Patience after(int steps, double seconds, int everyNth, double pause) {
    var patience = new Patience(FALLBACK);
    double uptime = 0;
    patience.moved(at(uptime));
    for (int i = 1; i <= steps; i++) {
      uptime += i % everyNth == 0 ? pause : seconds;
      patience.moved(at(uptime));
    }
    return patience;
  }

  @Example
  void aPauseThatComesRoundIsExpectedInItsTurnAndNowhereElse() {
    // The first gaps after a start are not counted: their turn is what matters.
    var patience = new Patience(FALLBACK);
    double uptime = 0;
    patience.moved(at(uptime));
    var inTurn = new ArrayList<Double>();
    var elsewhere = new ArrayList<Double>();
    for (int i = 1; i <= 20_000; i++) {
      if (i > 10_000) {
        (i % 500 == 0 ? inTurn : elsewhere).add(seconds(patience.now().orElseThrow()));
      }
      uptime += i % 500 == 0 ? 400 : 10;
      patience.moved(at(uptime));
    }
    assertThat(inTurn).allSatisfy(limit -> assertThat(limit).isGreaterThan(400));
    Collections.sort(elsewhere);
    assertThat(elsewhere.get(elsewhere.size() / 2)).isLessThan(60);
  }

  @Example
  void theFirstStepsAreNotTakenForItsPace() {
    var patience = new Patience(FALLBACK);
    patience.moved(at(0));
    patience.moved(at(600));
    patience.moved(at(900));
    assertThat(patience.now()).isEmpty();
    for (int i = 0; i < 3000; i++) {
      patience.moved(at(900 + 5.0 * i));
    }
    assertThat(seconds(patience.now().orElseThrow())).isLessThan(300);
  }

  @Example
  void afterARestartItsPaceIsStillKnownButItMayTakeItsTimeToComeUp() {
    Patience patience = after(20_000, 1, 1_000_000, 0);
    double before = seconds(patience.now().orElseThrow());
    patience.restarted();
    assertThat(patience.now()).isEmpty();
    patience.moved(at(100_000));
    patience.moved(at(100_400));
    assertThat(patience.now()).as("a first step that compiles").isEmpty();
    patience.moved(at(100_401));
    assertThat(seconds(patience.now().orElseThrow())).isEqualTo(before);
  }

  @Example
  void aStandstillThatEndedByItselfDoesNotMakeAllOthersLast() {
    Patience patience = after(50_000, 1, 40_000, 50_000);
    assertThat(patience.now().orElseThrow()).isLessThanOrEqualTo(FALLBACK);
  }

  @Example
  void slowStepsHaveAllTheTimeThatTheyNeed() {
    Patience patience = after(40, 2000, 1_000_000, 0);
    assertThat(seconds(patience.now().orElseThrow())).isBetween(8000.0, 10_000.0);
  }

  @Example
  void whatIsShortByTheConfigIsLearnedShorter() {
    var patience = new Patience(Duration.ofSeconds(20));
    for (int i = 0; i < 1000; i++) {
      patience.moved(at(i * 0.2));
    }
    assertThat(seconds(patience.now().orElseThrow())).isBetween(1.9, 3.0);
  }

  @Property(tries = 300)
  void itsAnswerIsNeverShorterThanWhatMeansNothing(
      @ForAll List<@IntRange(min = 0, max = 100_000) Integer> gaps) {
    var patience = new Patience(FALLBACK);
    double uptime = 0;
    for (int gap : gaps) {
      uptime += gap / 100.0;
      patience.moved(at(uptime));
      assertThat(seconds(patience.now().orElse(FALLBACK))).isGreaterThanOrEqualTo(50);
    }
  }
}
