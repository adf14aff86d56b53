package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

  /** How a job loses its children; each leaves one `sleep` that is told by its argument. */
  enum Shape {
    DEAF_WORKER(
        """
        (trap '' TERM; exec sleep TOKEN) &
        trap 'exit 0' TERM; while :; do sleep 0.01; done\
        """),
    SETSID("setsid sleep TOKEN & wait"),
    DOUBLE_FORK("setsid sh -c 'cd /; sleep TOKEN & exit 0'; exec sleep 3600"),
    NOHUP_DISOWN("bash -c 'nohup sleep TOKEN >/dev/null 2>&1 & disown'; exec sleep 3600"),
    ORPHAN("sh -c 'sleep TOKEN & exit 0'; exit 0"),
    BARE_ENVIRONMENT("env -i setsid sh -c 'exec sleep TOKEN' & exec sleep 3600"),
    FORKS_AWAY(
        """
        go() { [ "$1" -gt 60 ] || (setsid sh -c : & sleep 0.002; go $(($1 + 1))); }
        (trap '' TERM; go 1; exec sleep TOKEN) &
        trap '' TERM; while :; do setsid sleep TOKEN & sleep 0.005; done\
        """);

    private final String script;

    Shape(String script) {
      this.script = script;
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLeftAfterAStop(Shape shape) throws Exception {
    for (int number = 1; number <= STOPS; number++) {
      String token = "3600.%07d".formatted(number) + System.nanoTime();
      yard.start(number, yard.shell(shape.script.replace("TOKEN", token)));
      Yard.until(() -> !asleep(token).isEmpty(), () -> "the runaway never came");

      stop(new Incarnation(number));

      assertThat(asleep(token)).as("stop %d of %s", number, shape).isEmpty();
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

  /** Asks the machine itself and not the census. */
  private static List<String> asleep(String token) {
    var found = new ArrayList<String>();
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      for (Path process : all.filter(it -> it.getFileName().toString().matches("\\d+")).toList()) {
        try {
          String command = Files.readString(process.resolve("cmdline")).replace('\0', ' ');
          if (command.startsWith("sleep " + token)
              && !Files.readString(process.resolve("stat")).contains(") Z ")) {
            found.add(process + ": " + command);
          }
        } catch (IOException _) {
          // It ended meanwhile.
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return found;
  }
}
