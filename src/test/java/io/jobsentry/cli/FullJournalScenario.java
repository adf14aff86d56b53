package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real sentry on a small disk of its own that somebody fills, until not even the journal has room
 * any more. Every line of the job is noticed, and every notice is journalled, so that what was set
 * aside for the journal is used up soon.
 */
@Timeout(300)
final class FullJournalScenario {
  private static final String CONFIG =
      """
      process: {command: [sh, job.sh], min_free_bytes: 1MB, lifecycle: LIFECYCLE}
      logs: {segment_bytes: 64KB, runway_bytes: 1MB}
      detectors:
        - {name: odd, kind: pattern, regex: 'noticed', cooldown_seconds: 0}
      """;

  /** Uses the journal up, then does what the test has in mind. */
  private static final String JOB =
      """
      [ -e again ] && { echo second; exit 0; }
      : >again
      n=0; until [ -e filled ] || [ $n -gt 1200 ]; do n=$((n+1)); sleep 0.05; done
      i=0; while [ $i -lt 2500 ]; do i=$((i+1)); echo "noticed $i ............................"; done
      """;

  private static final String BEGIN =
      """
      fill() { cat /dev/zero >.sentry/fill 2>/dev/null; : >filled; }
      began() { "$SENTRY" run -q 2>said & sentry=$!; until_there again; }
      """;

  private static final String FAILS = "the journal cannot be written";
  private static final String WORKS = "the journal can be written again";

  private final Path project;
  private final SmallDisk disk;

  FullJournalScenario(@TempDir Path project) throws Exception {
    this.project = project;
    this.disk = SmallDisk.in(project);
  }

  private Ran script(String lifecycle, String job, String script) throws Exception {
    disk.config(CONFIG.replace("LIFECYCLE", lifecycle));
    disk.job(JOB + job);
    return disk.run(BEGIN + script);
  }

  @Test
  void theJobRunsOnAndIsStartedAgainOnceThereIsRoom() throws Exception {
    Ran ran =
        script(
            "restart_on_failure",
            "until [ -e go ]; do sleep 0.05; done; echo went on; exit 5\n",
            """
            began; fill; until_said 'journal cannot'; : >go
            until_said 'exited with 5'; until_said 'restarting now'
            [ -e .sentry/run/2 ] && echo "started on a full disk"
            rm .sentry/fill; wait $sentry; echo "status $?"
            grep -v noticed said; "$SENTRY" logs --grep 'went on|second'
            """);
    assertThat(ran.out())
        .contains("status 0", FAILS, WORKS, "2 starts, 1 restart", "went on\nsecond\n")
        .doesNotContain("started on a full disk");
    assertThat(ran.out().indexOf(FAILS)).isLessThan(ran.out().indexOf("#1 exited with 5"));
    assertThat(ran.out().indexOf(WORKS)).isLessThan(ran.out().indexOf("#2 is up"));
  }

  @Test
  void theEndOfARunIsNotLostWhenTheDiskIsFullJustThen() throws Exception {
    Ran ran =
        script(
            "one_shot",
            "exit 7\n",
            """
            began; fill; wait $sentry; echo "first $?"
            rm .sentry/fill; "$SENTRY" run -q 2>>said; echo "second $?"
            grep -v noticed said; "$SENTRY" status
            """);
    assertThat(ran.out()).contains("first 7", FAILS, "second 7", "the run is over, exit 7");
    assertThat(project.resolve(".sentry/run/2")).doesNotExist();
  }

  @Test
  void aStopNeedsNoRoom() throws Exception {
    Ran ran =
        script(
            "restart_on_failure",
            "exec sleep 1000\n",
            """
            began; fill; until_said 'journal cannot'; cat /dev/zero >.sentry/more 2>/dev/null
            "$SENTRY" pause 2>pause; echo "pause $?"
            kill -0 $sentry && echo "not paused"
            "$SENTRY" stop 2>stop; echo "stop $?"
            wait $sentry; echo "status $?"
            cat pause stop .sentry/run/1/exit
            """);
    assertThat(ran.out())
        .contains("pause 1", "not paused", "stop 0", "status 143", "killed 15 nocore")
        .contains("is full, so the supervisor cannot be told to pause", "hint: make room")
        .contains("is sent SIGTERM instead", "stopped, and nothing of the job is left");
  }

  @Test
  void aJobWithoutASupervisorIsStoppedOnAFullDisk() throws Exception {
    Ran ran =
        script(
            "restart_on_failure",
            "exec sleep 1000\n",
            """
            began; fill; until_said 'journal cannot'
            kill -9 $sentry; wait $sentry; cat /dev/zero >.sentry/more 2>/dev/null
            "$SENTRY" stop 2>stop; echo "stop $?"
            cat stop .sentry/run/1/exit
            """);
    assertThat(ran.out())
        .contains("stop 0", "stopped, and nothing of the job is left", "killed 15 nocore");
  }

  @Test
  void aJobThatPrintsMoreThanWasSetAsideIsToldOf() throws Exception {
    Ran ran =
        script(
            "restart_on_failure",
            """
            i=0; while [ $i -lt 30000 ]; do
              i=$((i+1)); echo "$i ............................................................"
              [ $((i % 100)) = 0 ] && sleep 0.005
            done
            until [ -e go ]; do sleep 0.05; echo more; done; exit 0
            """,
            """
            began; fill; until_said 'the disk is full: '
            rm .sentry/fill; until_said 'the disk has room again'; : >go
            wait $sentry; echo "status $?"; grep -v noticed said
            """);
    assertThat(ran.out())
        .contains("status 0", "the disk is full: no room could be set aside")
        .contains("the disk has room again for what the job prints");
  }
}
