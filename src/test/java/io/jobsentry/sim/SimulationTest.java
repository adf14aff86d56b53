package io.jobsentry.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of lives of one project; a seed that fails replays with {@code -Dsim.seed=N}. */
@Timeout(300)
final class SimulationTest {
  private static final int SEEDS = Integer.getInteger("sim.seeds", 1500);

  @Test
  void keepsItsPromisesInEveryWorld() {
    String only = System.getProperty("sim.seed", "");
    LongStream fresh = LongStream.generate(() -> System.nanoTime() & 0xffff_ffffL).limit(100);
    LongStream seeds =
        only.isEmpty()
            ? LongStream.concat(LongStream.rangeClosed(1, SEEDS), fresh)
            : LongStream.of(Long.parseLong(only));
    var simulated = new AtomicLong();
    var starts = new AtomicLong();
    seeds
        .parallel()
        .forEach(
            seed -> {
              Simulation.Outcome outcome = Simulation.of(seed, Simulation.Flaws.NONE, false);
              if (!outcome.violations().isEmpty()) {
                replay(seed);
              }
              simulated.addAndGet(outcome.simulated().toSeconds());
              starts.addAndGet(outcome.starts());
            });
    System.out.println(
        "simulated "
            + Duration.ofSeconds(simulated.get()).toDays()
            + " days, and sentry was started "
            + starts
            + " times");
    assertThat(Duration.ofSeconds(simulated.get()).toDays())
        .isGreaterThan(only.isEmpty() ? 365 : -1);
  }

  private static void replay(long seed) {
    Simulation.Outcome outcome = Simulation.of(seed, Simulation.Flaws.NONE, true);
    String transcript = outcome.transcript();
    int from = Math.max(0, transcript.length() - 20_000);
    fail(
        "seed %d breaks promises: %s%n%s%nreplay with -Dsim.seed=%d",
        seed, outcome.violations(), transcript.substring(from), seed);
  }
}
