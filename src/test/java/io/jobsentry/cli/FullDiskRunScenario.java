package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real sentry whose `.sentry` lies on a small disk of its own, which somebody else fills. */
@Timeout(300)
final class FullDiskRunScenario {
  /**
   * Writes 2,000 lines in bursts, notes a failed write beside the disk, and ends with 5. Before the
   * last lines it waits until it may go on.
   */
  private static final String JOB =
      """
      i=0
      while [ $i -lt 2000 ]; do
        i=$((i+1))
        printf 'line %06d ................................................................\\n' $i ||
          echo "line $i" >>failed
        [ $((i % 20)) = 0 ] && sleep 0.05
        [ $i = 600 ] && : >reached
        n=0; until [ $i != 1500 ] || [ -e on ] || [ $n -gt 1200 ]; do n=$((n+1)); sleep 0.05; done
      done
      exit 5
      """;

  private static final String CONFIG =
      """
      process: {command: [sh, job.sh], min_free_bytes: 1MB, lifecycle: one_shot}
      logs: {segment_bytes: 16KB, runway_bytes: 1MB}
      """;

  private static final String BEGIN =
      """
      until_archived() {
        n=0; until ls .sentry/logs/*.gz >/dev/null 2>&1 || [ $n -gt 1200 ]; do n=$((n+1)); sleep 0.05; done
      }
      fill() { until_archived; cat /dev/zero >.sentry/fill 2>/dev/null; echo filled; }
      """;

  private static final String END =
      """
      cat said
      "$SENTRY" logs >lines
      "$SENTRY" status
      cat .sentry/run/1/exit
      """;

  private final Path project;
  private final SmallDisk disk;

  FullDiskRunScenario(@TempDir Path project) throws Exception {
    this.project = project;
    this.disk = SmallDisk.in(project);
    disk.job(JOB);
    disk.config(CONFIG);
  }

  private Ran script(String script) throws Exception {
    return disk.run(BEGIN + script);
  }

  private void everyLineIsThere() throws Exception {
    assertThat(project.resolve("failed")).doesNotExist();
    var wanted = new ArrayList<String>();
    for (int i = 1; i <= 2000; i++) {
      wanted.add("line %06d %s".formatted(i, ".".repeat(64)));
    }
    List<String> lines = Files.readAllLines(project.resolve("lines"));
    // What was given up lies at the beginning, and sentry has said so.
    assertThat(lines).endsWith(wanted.getLast());
    assertThat(wanted).endsWith(lines.subList(1, lines.size()).toArray(String[]::new));
  }

  @Test
  void theJobWritesOnAndSentryRecovers() throws Exception {
    Ran ran =
        script(
            """
            "$SENTRY" run -q 2>said & sentry=$!
            until_there reached; fill; until_said 'gave up'; rm .sentry/fill; : >on
            wait $sentry; echo "status $?"
            """
                + END);
    assertThat(ran.out()).contains("status 5", "gave up").contains("code 5 up");
    everyLineIsThere();
  }

  @Test
  void theJobsEndIsKnownWhenTheDiskStaysFull() throws Exception {
    Ran ran =
        script(
            """
            "$SENTRY" run -q 2>said & sentry=$!
            until_there reached; fill; : >on
            wait $sentry; echo "status $?"
            """
                + END);
    assertThat(ran.out()).contains("status 5", "code 5 up");
    everyLineIsThere();
  }

  @Test
  void aRunIsStoppedOnAFullDisk() throws Exception {
    Ran ran =
        script(
            """
            "$SENTRY" run -q 2>said & sentry=$!
            until_there reached; fill; kill -TERM $sentry
            wait $sentry; echo "status $?"
            """
                + END);
    assertThat(ran.out()).contains("status 143", "interrupted by SIGTERM", "killed 15 nocore");
    assertThat(project.resolve("failed")).doesNotExist();
  }

  @Test
  void nothingIsStartedOnAFullDiskAndSentrySaysWhy() throws Exception {
    Ran ran =
        script(
            "cat /dev/zero >.sentry/fill 2>/dev/null; \"$SENTRY\" run -q 2>said; echo \"status"
                + " $?\"; cat said");
    assertThat(ran.out().toLowerCase(java.util.Locale.ROOT)).contains("no space left");
    assertThat(ran.out()).doesNotContain("status 0").doesNotContain("internal fault");
    assertThat(project.resolve("reached")).doesNotExist();
  }

  @Test
  void aDiskThatIsLowButHasEnoughIsNoAlarm() throws Exception {
    Ran ran =
        script(
            """
            head -c 4500000 /dev/zero >.sentry/fill; : >on
            "$SENTRY" run -q 2>said; echo "status $?"
            """
                + END);
    assertThat(ran.out()).contains("status 5").doesNotContain("the disk", "gave up");
    everyLineIsThere();
  }
}
