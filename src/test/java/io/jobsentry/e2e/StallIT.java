package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that stand still, seen by the installed program. */
@Timeout(600)
final class StallIT {
  private static final String AGAIN =
      """
      process:
        restart_policy: {backoff: fixed, cooldown_seconds: 0, max_restarts: 3}
        stop: [{signal: TERM, wait_seconds: 5}]
      rules:
        - {match: {detector: stall}, action: {kind: restart}}
      """;

  /** Hangs the first time that it is run, and not the second. */
  private static final String HANGS_ONCE = "[ -e was ] && exit 0; touch was; ";

  private final Project project;

  StallIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  private List<String> causes() throws Exception {
    return project.facts(Fact.IncidentOpened.class).stream()
        .map(Fact.IncidentOpened::cause)
        .toList();
  }

  @Test
  void aSilentJobIsToldOfAndARuleStartsItAgain() throws Exception {
    project.config(AGAIN + "detectors: [{kind: stall, no_progress_seconds: 2}]\n");
    project
        .sentry("run", "--", "sh", "-c", HANGS_ONCE + "echo begun; sleep 300")
        .endedWith(0)
        .says("`stall` noticed: no output for more than 2 s", "rule `stall` answers: restart");
    assertThat(causes()).containsExactly("no output for more than 2 s");
  }

  @Test
  void aJobThatTalksAndDoesNotAdvanceIsToldOf() throws Exception {
    project.config(
        AGAIN
            + """
            detectors:
              - {kind: stall, metric_regex: 'step (\\d+)', direction: up, no_progress_seconds: 3}
            """);
    project
        .sentry(
            "run",
            "--",
            "sh",
            "-c",
            HANGS_ONCE
                + "for i in 1 2 3; do echo step $i; sleep 0.2; done;"
                + " while :; do echo step 2; echo step 3; sleep 0.2; done")
        .endedWith(0);
    assertThat(causes()).containsExactly("no progress for more than 3 s: it stands at `3`");
  }

  @Test
  void withoutARuleItIsToldOnceAndLeftAloneUntilItMovesAgain() throws Exception {
    project.config(
        "detectors: [{kind: stall, name: hung, no_progress_seconds: 1, cooldown_seconds: 0}]");
    project
        .sentry("run", "--", "sh", "-c", "echo 1; sleep 6; echo 2; sleep 4; echo 3; exit 0")
        .endedWith(0)
        .says("`hung`: the job moves again");
    assertThat(project.facts(Fact.Stalled.class)).hasSize(2);
    assertThat(project.facts(Fact.MovedOn.class)).hasSize(2);
    assertThat(causes()).hasSize(1);
  }

  @Test
  void aPauseIsNoStandstillAndNeitherIsASlowStart() throws Exception {
    project.config(
        "detectors: [{kind: stall, no_progress_seconds: 2, grace_seconds: 8}]\n"
            + "process: {stop: [{signal: TERM, wait_seconds: 5}]}\n");
    SentryRun run =
        project.start(
            "run",
            "--",
            "sh",
            "-c",
            "sleep 5; i=0; while [ $i -lt 60 ]; do i=$((i+1)); echo $i;" + " sleep 0.2; done");
    project.up(1);
    project.sentry("pause").endedWith(0);
    Wait.pause(java.time.Duration.ofSeconds(5));
    project.sentry("resume").endedWith(0);
    run.end().endedWith(0);
    assertThat(project.facts(Fact.Stalled.class)).isEmpty();
  }

  @Test
  void aPaceThatWasLearnedFindsAHangSoonerThanTheConfigSays() throws Exception {
    project.config(
        AGAIN
            + """
            detectors:
              - kind: stall
                metric_regex: 'step (\\d+)'
                no_progress_seconds: 20
                threshold: learned
            """);
    project
        .sentry(
            "run",
            "--",
            "sh",
            "-c",
            HANGS_ONCE
                + "i=0; while [ $i -lt 200 ]; do i=$((i+1)); echo step $i; sleep 0.2; done;"
                + " sleep 300")
        .endedWith(0);
    assertThat(causes()).hasSize(1);
    assertThat(causes().getFirst())
        .contains("stands at `200`", "longer than it has taken before")
        .matches("no progress for more than [4-9] s.*|no progress for more than 1[0-4] s.*");
  }

  @Test
  void thePlanSaysWhatIsWatched() throws Exception {
    project.config(
        """
        process: {command: [./train]}
        detectors:
          - {kind: stall, metric_regex: 'step (\\d+)', direction: up, threshold: learned}
          - {kind: stall, name: silent, no_progress_seconds: 90}
        """);
    assertThat(project.sentry("plan").out())
        .contains("`stall`: no higher value in /step (\\d+)/ for 30 min, until its own pace")
        .contains("`silent`: no output for 1 min 30 s");
  }
}
