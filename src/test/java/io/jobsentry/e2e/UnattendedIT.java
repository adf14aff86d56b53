package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.policy.RestartSettings;
import io.jobsentry.process.RunawayShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to a job while sentry is dead. {@code -Dsentry.exits=100} is the full run. */
@Timeout(900)
final class UnattendedIT {
  private static final int EXITS = Integer.getInteger("sentry.exits", 10);
  private static final int STOPS = Integer.getInteger("sentry.stops", 1);
  private static final int[] SIGNALS = {1, 2, 3, 6, 9, 10, 11, 13, 14, 15};

  private final Project project;

  UnattendedIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  @Test
  void theNextSentryKnowsHowTheJobEndedWhileNobodyWatched() throws Exception {
    project.config("process: {lifecycle: one_shot}\n");
    var random = new Random(11);
    for (int i = 1; i <= EXITS; i++) {
      boolean killed = random.nextInt(3) == 0;
      int number = killed ? SIGNALS[random.nextInt(SIGNALS.length)] : random.nextInt(256);
      String job =
          "until [ -e go-%d ]; do sleep 0.02; done; %s %d%s"
              .formatted(i, killed ? "kill -" : "exit", number, killed ? " $$; sleep 60" : "")
              .replace("- ", "-");
      SentryRun first = project.start("run", "--", "sh", "-c", job);
      long pid = project.up(i);
      first.kill();
      Files.writeString(project.root.resolve("go-" + i), "");
      Wait.until("the job ends", () -> !Project.alive(pid));
      project.start("run").end().endedWith(killed ? 128 + number : number);
    }
    assertThat(project.facts(Fact.Launched.class)).hasSize(EXITS);
    assertThat(project.facts(Fact.JobEnded.class)).hasSize(EXITS);
    project.hasASoundHistory(RestartSettings.STANDARD, Lifecycle.ONE_SHOT);
  }

  @ParameterizedTest
  // An orphan's job ends by itself, and then sentry is still there.
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ORPHAN")
  void stopLeavesNothingOfAJobWithoutASupervisor(RunawayShape shape) throws Exception {
    for (int i = 1; i <= STOPS; i++) {
      String token = "3600.%07d".formatted(i) + System.nanoTime();
      SentryRun run = project.start("run", "--", "sh", "-c", shape.script(token));
      project.up(i);
      Wait.until("the runaway is there", () -> !RunawayShape.asleep(token).isEmpty());
      run.kill();
      project.sentry("stop").endedWith(0).says("nothing of the job is left");
      assertThat(RunawayShape.asleep(token)).as("stop %d of %s", i, shape).isEmpty();
    }
  }

  @Test
  void anUpgradeInPlaceKeepsTheJob() throws Exception {
    SentryRun old = project.start("run", "--", "sleep", "3600");
    long job = project.up(1);
    Path before = Installed.release();
    Installed.again();
    assertThat(Installed.release()).isNotEqualTo(before);
    assertThat(before.resolve("sentry.jar")).as("what runs keeps its files").exists();
    project.sentry("status").endedWith(0).prints("supervising, pid " + old.pid());
    project.sentry("reset").endedWith(0);
    old.kill();

    SentryRun upgraded = project.start("run");
    Wait.until("the job is adopted", () -> project.adopted(upgraded.pid()).isPresent());
    assertThat(Project.alive(job)).isTrue();
    project.sentry("stop").endedWith(0);
    upgraded.end().endedWith(143);
    assertThat(project.facts(Fact.Launched.class)).hasSize(1);
  }
}
