package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Going into the background, as a script sees it. */
@Timeout(180)
final class DetachedScenario {
  private final Path project;

  DetachedScenario(@TempDir Path project) {
    this.project = project;
  }

  /** More than the start of two JVMs on a busy machine, and less than to wait in vain. */
  private static final Duration SOON = Duration.ofSeconds(25);

  private Ran soon(String... words) throws Exception {
    long began = System.nanoTime();
    Ran ran = Started.ran(project, words);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).as(ran.err()).isLessThan(SOON);
    return ran;
  }

  @Test
  void saysAtOnceThatTheJobFails() throws Exception {
    Files.createDirectories(project.resolve(".sentry"));
    Files.writeString(
        project.resolve(".sentry/sentry.yaml"),
        "process: {restart_policy: {backoff: fixed, cooldown_seconds: 600}}\n");
    try {
      Ran ran = soon("run", "--detach", "--", "sh", "-c", "exit 5");
      assertThat(ran.status()).as(ran.err()).isEqualTo(1);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains("job #1 exited with 5", "goes on trying", "sentry stop");
    } finally {
      assertThat(Started.ran(project, "stop").status()).isZero();
    }
  }

  @Test
  void endsWithTheStatusOfARunThatIsOverAtOnce() throws Exception {
    Ran ran = soon("run", "--detach", "--one-shot", "--", "sh", "-c", "exit 5");
    assertThat(ran.status()).as(ran.err()).isEqualTo(5);
    assertThat(ran.err()).contains("job #1 exited with 5");
    Ran stop = Started.ran(project, "stop");
    assertThat(stop.status()).isZero();
    assertThat(stop.err()).contains("no run is under way, so there was nothing to stop");
  }

  @Test
  void leavesAJobThatIsUpToTheBackground() throws Exception {
    try {
      Ran ran = soon("run", "--detach", "--", "sleep", "600");
      assertThat(ran.status()).as(ran.err()).isZero();
      assertThat(ran.out()).matches("[0-9]+\n");
    } finally {
      assertThat(Started.ran(project, "stop").err()).contains("nothing of the job is left");
    }
  }

  @Test
  void tellsKeysWithoutEffectInOneLine() throws Exception {
    Files.createDirectories(project.resolve(".sentry"));
    Files.writeString(
        project.resolve(".sentry/sentry.yaml"),
        "monitor: {log_tail_lines: 100, dead_child_grace_seconds: 60}\n");
    Ran ran = Started.ran(project, "run", "-q", "--", "true");
    assertThat(ran.err().lines().filter(line -> line.contains("notice")))
        .as(ran.err())
        .singleElement()
        .asString()
        .contains("these have no effect yet: ", "; `sentry config check` explains each");
  }
}
