package io.jobsentry.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.detect.MetricWanted.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** What is told of numbers, held to curves as training runs have them. */
final class MetricProperties {
  private static final int POINTS = 10_000;
  private static final Set<Watch> LOSS = Set.of(Watch.NAN, Watch.SPIKE, Watch.EXPLOSION);

  private static MetricWanted wanted(Set<Watch> watch) {
    return new MetricWanted(
        "m",
        Gauge.ofKey("loss"),
        watch,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        100,
        2,
        0.5,
        1000,
        0,
        false,
        Duration.ZERO);
  }

  /** A detector and what it has said. */
  private static final class Watched {
    final List<String> said = new ArrayList<>();
    final MetricDetector detector;

    Watched(MetricWanted wanted) {
      detector = new MetricDetector(wanted);
    }

    Watched sees(double... values) {
      for (double value : values) {
        said.addAll(detector.saw(value, Duration.ofSeconds(said.size())));
      }
      return this;
    }

    Watched sees(int points, IntToDoubleFunction curve) {
      for (int i = 0; i < points; i++) {
        sees(curve.applyAsDouble(i));
      }
      return this;
    }
  }

  /** Losses of healthy runs: decaying, noisy, warming up, stepping down with the learning rate. */
  private static IntToDoubleFunction loss(long seed) {
    var chance = new SplittableRandom(seed);
    double start = chance.nextDouble(2, 12);
    double floor = chance.nextDouble(0.01, 2);
    double decay = chance.nextDouble(50, 5000);
    double noise = chance.nextDouble(0.01, 0.3);
    int step = chance.nextInt(1000, 4000);
    int warmUp = chance.nextInt(1, 400);
    double bump = chance.nextDouble(1, 1.4);
    return i -> {
      double smooth = floor + (start - floor) * Math.exp(-i / decay);
      int steps = i / step;
      double stepped = smooth * Math.pow(0.7, steps);
      double warming = i < warmUp ? 1 + (bump - 1) * Math.sin(Math.PI * i / warmUp) : 1;
      return stepped * warming * Math.exp(noise * chance.nextGaussian());
    };
  }

  private static IntToDoubleFunction throughput(long seed) {
    var chance = new SplittableRandom(seed);
    double speed = chance.nextDouble(5, 5000);
    double jitter = chance.nextDouble(0.01, 0.35);
    int warmUp = chance.nextInt(1, 200);
    int pauses = chance.nextInt(50, 1000);
    return i -> {
      double rising = Math.min(1, 0.2 + 0.8 * i / warmUp);
      double slowed = i % pauses == 0 ? 0.2 : 1;
      return speed * rising * slowed * Math.exp(jitter * chance.nextGaussian());
    };
  }

  @Example
  void healthyLossesAreQuiet() {
    int reports = 0;
    for (long seed = 0; seed < 60; seed++) {
      reports += new Watched(wanted(LOSS)).sees(POINTS, loss(seed)).said.size();
    }
    assertThat(reports).as("in 60 curves of %d points", POINTS).isLessThanOrEqualTo(60);
  }

  @Example
  void healthyThroughputIsQuiet() {
    int reports = 0;
    for (long seed = 0; seed < 60; seed++) {
      reports += new Watched(wanted(Set.of(Watch.DROP))).sees(POINTS, throughput(seed)).said.size();
    }
    assertThat(reports).as("in 60 curves of %d points", POINTS).isLessThanOrEqualTo(60);
  }

  @Example
  void aThreefoldLossIsSeenWithinThreePoints() {
    int late = 0;
    int all = 0;
    for (long seed = 0; seed < 60; seed++) {
      for (int at : List.of(200, 1000, 5000)) {
        IntToDoubleFunction curve = loss(seed);
        Watched watched = new Watched(wanted(Set.of(Watch.SPIKE))).sees(at, curve);
        watched.said.clear();
        for (int i = at; i < at + 3; i++) {
          watched.sees(3 * curve.applyAsDouble(i));
        }
        late += watched.said.isEmpty() ? 1 : 0;
        all++;
      }
    }
    assertThat(late).as("missed of %d", all).isLessThanOrEqualTo(all / 20);
  }

  @Property(tries = 200)
  void aThreefoldSpikeOfAnOrdinaryLossIsSeenEachTime(
      @ForAll @DoubleRange(min = 0.01, max = 1000) double level,
      @ForAll @DoubleRange(min = 0, max = 0.1) double noise,
      @ForAll long seed) {
    var chance = new SplittableRandom(seed);
    Watched watched = new Watched(wanted(Set.of(Watch.SPIKE)));
    watched.sees(150, _ -> level * Math.exp(noise * chance.nextGaussian()));
    assertThat(watched.said).isEmpty();
    watched.sees(3, _ -> 3 * level * Math.exp(noise * chance.nextGaussian()));
    assertThat(watched.said).hasSize(1).first().asString().startsWith("`loss` jumped to ");
  }

  @Example
  void aDropToAThirdIsSeenWithinThreePoints() {
    for (long seed = 0; seed < 60; seed++) {
      var chance = new SplittableRandom(seed);
      Watched watched = new Watched(wanted(Set.of(Watch.DROP)));
      watched.sees(300, _ -> 100 * Math.exp(0.15 * chance.nextGaussian()));
      assertThat(watched.said).isEmpty();
      watched.sees(3, _ -> 30 * Math.exp(0.15 * chance.nextGaussian()));
      assertThat(watched.said).as("seed %d", seed).hasSize(1);
      assertThat(watched.said.getFirst()).startsWith("`loss` fell to ");
    }
  }

  @Example
  void anythingThatIsNoNumberIsToldOnceUntilItIsOneAgain() {
    Watched watched = new Watched(wanted(LOSS));
    watched.sees(1, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY);
    assertThat(watched.said).containsExactly("`loss` is NaN", "`loss` is -Inf");
  }

  @Example
  void aRunawayIsToldAsOne() {
    Watched watched = new Watched(wanted(Set.of(Watch.EXPLOSION)));
    watched.sees(500, i -> 1 + 0.01 * (i % 3)).sees(500, i -> Math.exp(i / 60.0));
    assertThat(watched.said).hasSize(1).first().asString().startsWith("`loss` ran away to ");
  }

  @Example
  void aSeriesWithoutNoiseThatHardlyChangesIsQuiet() {
    Watched watched = new Watched(wanted(Set.of(Watch.values())));
    watched.sees(300, _ -> 5).sees(5.2, 5.3, 5.2, 5).sees(300, _ -> 5);
    assertThat(watched.said).isEmpty();
    assertThat(new Watched(wanted(Set.of(Watch.values()))).sees(300, _ -> 0).sees(1, 0, 1).said)
        .isEmpty();
  }

  @Example
  void aSpikeIsToldOnceForItsWholeLength() {
    Watched watched = new Watched(wanted(LOSS));
    watched.sees(200, i -> 1 + 0.01 * (i % 7)).sees(20, _ -> 4).sees(50, i -> 1 + 0.01 * (i % 7));
    watched.sees(4, 4, 4);
    assertThat(watched.said).hasSize(2);
  }

  @Example
  void aLevelThatStaysBecomesTheUsualOne() {
    Watched watched = new Watched(wanted(Set.of(Watch.SPIKE)));
    watched.sees(200, i -> 1 + 0.01 * (i % 7)).sees(400, i -> 4 + 0.04 * (i % 7)).sees(13, 13, 13);
    assertThat(watched.said).hasSize(2);
    assertThat(watched.said.getLast()).contains("from 4");
  }

  @Example
  void noGainForLongIsAPlateau() {
    Watched watched = new Watched(wanted(Set.of(Watch.PLATEAU)));
    watched.sees(3000, i -> Math.exp(-i / 500.0));
    assertThat(watched.said).isEmpty();
    watched.sees(1100, i -> 0.5 + 0.01 * (i % 3));
    assertThat(watched.said).hasSize(1).first().asString().contains("for 1000 points");
  }

  @Example
  void limitsAreToldOnceUntilTheValueIsBack() {
    var limits =
        new MetricWanted(
            "m",
            Gauge.ofKey("t"),
            Set.of(),
            OptionalDouble.of(10),
            OptionalDouble.of(-1),
            100,
            2,
            0.5,
            1000,
            0,
            true,
            Duration.ZERO);
    Watched watched = new Watched(limits).sees(3, 11, 12, 9, 10.5, 0, -2, -2);
    assertThat(watched.said)
        .containsExactly("`t` is 11, above 10", "`t` is 10.50, above 10", "`t` is -2, below -1");
  }

  @Example
  void notMoreOftenThanOncePerCooldown() {
    var said = new ArrayList<String>();
    MetricWanted often = wanted(LOSS);
    var detector =
        new MetricDetector(
            new MetricWanted(
                "m",
                often.gauge(),
                LOSS,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                100,
                2,
                0.5,
                1000,
                0,
                false,
                Duration.ofSeconds(60)));
    for (int i = 0; i < 100; i++) {
      said.addAll(detector.saw(i % 2 == 0 ? "nan" : "1", Duration.ofSeconds(i)));
    }
    assertThat(said).hasSize(2);
    assertThat(detector.name()).isEqualTo("m");
    assertThat(detector.saw("no number", Duration.ofSeconds(200))).isEmpty();
  }

  @Example
  void whereHigherIsBetterAGainIsUpwards() {
    var standstill = new Standstill(10, 0.5, true);
    boolean still = false;
    for (int i = 0; i < 100; i++) {
      still |= standstill.take(i);
    }
    assertThat(still).isFalse();
    for (int i = 0; i < 20; i++) {
      still = standstill.take(98.2);
    }
    assertThat(still).isTrue();
    assertThat(standstill.best()).isGreaterThan(90);
  }
}
