package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Jobs that try to leave something behind. {@code -Drunaway.stops=200} makes it the full run; the
 * build makes a short one.
 */
@Timeout(600)
final class RunawayScenario {
  private static final int STOPS = Integer.getInteger("runaway.stops", 10);

  private final Yard yard;

  RunawayScenario(@TempDir Path root) {
    yard = new Yard(root);
  }

  @AfterEach
  void tidy() {
    yard.close();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLeftAfterAStop(RunawayShape shape) throws Exception {
    for (int number = 1; number <= STOPS; number++) {
      String token = "3600.%07d".formatted(number) + System.nanoTime();
      yard.start(number, yard.shell(shape.script(token)));
      Yard.until(() -> !RunawayShape.asleep(token).isEmpty(), () -> "the runaway never came");

      stop(new Incarnation(number));

      assertThat(RunawayShape.asleep(token)).as("stop %d of %s", number, shape).isEmpty();
      yard.end(number);
    }
  }

  private void stop(Incarnation incarnation) {
    yard.host.signal(incarnation, PosixSignal.TERM, Target.TREE);
    Yard.until(
        () -> {
          yard.host.signal(incarnation, PosixSignal.KILL, Target.TREE);
          return yard.host.census(incarnation).isEmpty();
        },
        () -> "still there: " + yard.host.census(incarnation));
  }
}
