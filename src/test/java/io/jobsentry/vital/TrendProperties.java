package io.jobsentry.vital;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

final class TrendProperties {
  private static final double GOAL = 1_000;

  @Property
  void aSteadyRiseIsSeenThroughNoise(
      @ForAll @IntRange(min = 6, max = 60) int samples,
      @ForAll @DoubleRange(min = 0.5, max = 5) double perSample,
      @ForAll long seed) {
    var random = new Random(seed);
    var trend = new Trend();
    double last = 0;
    for (int i = 0; i < samples; i++) {
      last = i * perSample + (random.nextDouble() - 0.5) * perSample * 0.4;
      trend.add(Duration.ofSeconds(15L * i), last);
    }
    double exact = (GOAL - last) / perSample * 15;
    assertThat(trend.until(GOAL).orElseThrow().toSeconds())
        .isBetween((long) (exact * 0.75), (long) (exact * 1.35) + 15);
  }

  @Property
  void whatFallsOrStaysLeadsNowhere(
      @ForAll @IntRange(min = 1, max = 60) int samples,
      @ForAll @DoubleRange(min = 0, max = 5) double perSample) {
    var trend = new Trend();
    for (int i = 0; i < samples; i++) {
      trend.add(Duration.ofSeconds(15L * i), 500 - i * perSample);
    }
    assertThat(trend.until(GOAL)).isEmpty();
  }

  @Property
  void noiseLeadsNowhere(@ForAll long seed) {
    var random = new Random(seed);
    var trend = new Trend();
    int told = 0;
    for (int i = 0; i < 200; i++) {
      trend.add(Duration.ofSeconds(15L * i), 500 + random.nextDouble() * 100);
      told += i >= 12 && trend.until(GOAL).isPresent() ? 1 : 0;
    }
    assertThat(told).isZero();
  }

  @Property
  void oneJumpIsNoTrend(@ForAll @IntRange(min = 12, max = 30) int at) {
    var trend = new Trend();
    for (int i = 0; i < 60; i++) {
      trend.add(Duration.ofSeconds(15L * i), i < at ? 100 : 400);
      assertThat(trend.until(GOAL)).as("after sample %d", i).isEmpty();
    }
  }

  @Property
  void aSawIsNoTrend(@ForAll @IntRange(min = 3, max = 12) int teeth) {
    var trend = new Trend();
    for (int i = 0; i < 90; i++) {
      trend.add(Duration.ofSeconds(15L * i), i % teeth * 10);
      if (i >= 30) {
        assertThat(trend.until(GOAL)).as("after sample %d", i).isEmpty();
      }
    }
  }

  @Example
  void aFewSamplesSayNothing() {
    var trend = new Trend();
    for (int i = 0; i < 5; i++) {
      trend.add(Duration.ofSeconds(15L * i), i);
    }
    assertThat(trend.until(GOAL)).isEmpty();
    trend.add(Duration.ofSeconds(75), 5);
    assertThat(trend.until(GOAL)).contains(Duration.ofSeconds(995 * 15));
  }

  @Example
  void whatIsBeyondTheGoalIsThereAlready() {
    var trend = new Trend();
    for (int i = 0; i < 8; i++) {
      trend.add(Duration.ofSeconds(15L * i), 2000 + i);
    }
    assertThat(trend.until(GOAL)).isEqualTo(Optional.of(Duration.ZERO));
  }
}
