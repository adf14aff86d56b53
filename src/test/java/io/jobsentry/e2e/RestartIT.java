package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.policy.RestartSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How jobs end, and what is made of it. */
@Timeout(600)
final class RestartIT {
  private static final String FAST =
      """
      process:
        restart_policy: {backoff: fixed, cooldown_seconds: 0.1, max_restarts: 3}
      """;

  private final Project project;

  RestartIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  @Test
  void whatFailsIsRestartedUntilTheBudgetIsSpent() throws Exception {
    project.config(FAST);
    project
        .sentry("run", "--", "sh", "-c", "echo start >> starts; exit 7")
        .endedWith(93)
        .printsNothing()
        .says(
            "job #1 exited with 7",
            "restarting in 0.1 s: restart 3 of 3 without progress",
            "gave up, exit 93: 3 restarts without progress, which is all that `max_restarts`",
            "4 starts, 3 restarts");
    assertThat(project.lines("starts")).hasSize(4);
    var standard = RestartSettings.STANDARD;
    project.hasASoundHistory(
        new RestartSettings(
            3,
            standard.maxIdenticalFailures(),
            0,
            standard.window(),
            RestartSettings.Backoff.FIXED,
            Duration.ofMillis(100),
            standard.maxDelay(),
            standard.healthyAfter(),
            93),
        Lifecycle.RESTART_ON_FAILURE);
  }

  @Test
  void withoutAConfigTheSameFailureFiveTimesIsEnough() throws Exception {
    project
        .sentry("run", "--", "sh", "-c", "echo start >> starts; exit 7")
        .endedWith(93)
        .says("gave up");
    assertThat(project.lines("starts")).hasSizeBetween(5, 6);
    project.hasASoundHistory(RestartSettings.STANDARD, Lifecycle.RESTART_ON_FAILURE);
  }

  @Test
  void aRuleThatHalvesHalvesAgainHoweverSoonItFailsAgain() throws Exception {
    project.config(
        """
        process:
          restart_policy: {backoff: fixed, cooldown_seconds: 0, max_restarts: 5}
        detectors:
          - {name: oom, kind: pattern, regex: 'out of memory'}
        rules:
          - name: smaller
            match: {detector: oom}
            action: {kind: restart_with_env, set: {BATCH: half}}
        """);
    project.script(
        "job.sh",
        """
        echo $BATCH >> batches
        [ $BATCH -gt 8 ] && echo "out of memory with $BATCH" && exit 1
        exit 0
        """);
    project.with("BATCH", "64").sentry("run", "--", "sh", "job.sh").endedWith(0);
    assertThat(project.lines("batches")).containsExactly("64", "32", "16", "8");
  }

  @Test
  void aFailureThatHealsEndsWell() throws Exception {
    project.config(FAST);
    project
        .sentry("run", "--", "sh", "-c", "echo try >> tries; [ $(wc -l < tries) = 3 ]")
        .endedWith(0)
        .says("completed, exit 0", "3 starts, 2 restarts");
  }

  @Test
  void aJobThatRunsOnceHandsItsStatusOn() throws Exception {
    project.sentry("run", "--one-shot", "--", "sh", "-c", "exit 7").endedWith(7).says("failed");
    project.sentry("run", "--one-shot", "--", "true").endedWith(0);
    project
        .sentry("run", "--one-shot", "--", "sh", "-c", "kill -9 $$")
        .endedWith(137)
        .says("was killed by SIGKILL");
    project.config("process: {lifecycle: one_shot}\n");
    project.sentry("run", "--", "sh", "-c", "exit 9").endedWith(9);
    project.hasASoundHistory(RestartSettings.STANDARD, Lifecycle.ONE_SHOT);
  }

  @Test
  void aKillOfTheJobFromOutsideIs137() throws Exception {
    SentryRun run = project.start("run", "--one-shot", "--", "sleep", "3600");
    ProcessHandle.of(project.up(1)).orElseThrow().destroyForcibly();
    run.end().endedWith(137);
  }

  @Test
  void exitZeroEndsTheRun() throws Exception {
    project.sentry("run", "--", "echo", "done").endedWith(0).prints("done\n");
    assertThat(project.facts(Fact.LaunchIntended.class)).hasSize(1);
  }

  @Test
  void whatIsMissingIsListedAndNothingStarts() throws Exception {
    project.config(
        """
        process:
          command: [./no-such-program, x]
          required_executables: [no-such-tool]
          required_env: [NO_SUCH_VARIABLE]
        """);
    project
        .sentry("run")
        .endedWith(126)
        .printsNothing()
        .says("no-such-program", "no-such-tool", "NO_SUCH_VARIABLE", "not started, exit 126");
    assertThat(project.facts(Fact.Launched.class)).isEmpty();
  }

  @Test
  void aBadConfigStartsNothing() throws Exception {
    project.config("process:\n  command: [touch, started]\n  lifecycel: one_shot\n");
    project
        .sentry("run")
        .endedWith(3)
        .printsNothing()
        .says(".sentry/sentry.yaml:3:3", "lifecycel", "lifecycle");
    assertThat(project.root.resolve("started")).doesNotExist();
    assertThat(project.layout.journal()).doesNotExist();
  }

  @Test
  void wrongWordsStartNothing() throws Exception {
    project
        .sentry("run", "--one-shoot", "--", "touch", "started")
        .endedWith(2)
        .printsNothing()
        .says("unknown option `--one-shoot`", "hint: did you mean `--one-shot`?");
    project.sentry("run").endedWith(2).printsNothing().says("hint: ");
    assertThat(project.root.resolve("started")).doesNotExist();
    assertThat(Files.exists(project.layout.home())).isFalse();
  }
}
