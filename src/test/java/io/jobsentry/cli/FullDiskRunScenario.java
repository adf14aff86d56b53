package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real sentry whose `.sentry` lies on a small disk of its own, which somebody else fills. */
@Timeout(300)
final class FullDiskRunScenario {
  /** Writes 2,000 lines in bursts, notes a failed write beside the disk, and ends with 5. */
  private static final String JOB =
      """
      i=0
      while [ $i -lt 2000 ]; do
        i=$((i+1))
        printf 'line %06d ................................................................\\n' $i ||
          echo "line $i" >>failed
        [ $((i % 20)) = 0 ] && sleep 0.05
        [ $i = 600 ] && : >reached
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
      mount -t tmpfs -o size=8m none .sentry && cp config .sentry/sentry.yaml || exit 99
      fill() { cat /dev/zero >.sentry/fill 2>/dev/null; echo filled; }
      until_there() { n=0; until [ -e "$1" ] || [ $n -gt 600 ]; do n=$((n+1)); sleep 0.1; done; }
      until_said() {
        n=0; until grep -q "$1" said || [ $n -gt 600 ]; do n=$((n+1)); sleep 0.1; done
      }
      """;

  private static final String END =
      """
      cat said
      "$SENTRY" logs >lines
      "$SENTRY" status
      cat .sentry/run/1/exit
      """;

  private final Path project;

  FullDiskRunScenario(@TempDir Path project) {
    this.project = project;
  }

  @BeforeEach
  void prepare() throws Exception {
    Process allowed = new ProcessBuilder("unshare", "-m", "true").start();
    assumeTrue(allowed.waitFor() == 0, "this user may not make a mount namespace");
    Files.createDirectory(project.resolve(".sentry"));
    Files.writeString(project.resolve("job.sh"), JOB);
    Files.writeString(project.resolve("config"), CONFIG);
  }

  private Ran script(String script) throws Exception {
    var env =
        Map.of(
            "PATH",
            System.getenv("PATH"),
            "SENTRY",
            Ran.CHECKOUT.resolve("bin/sentry").toString(),
            "JOBSENTRY_JAVA_HOME",
            System.getProperty("java.home"));
    String all = "cd " + project + "\n" + BEGIN + script;
    Ran ran = Ran.with(env, "unshare", "-m", "sh", "-c", all);
    assertThat(ran.status()).as(ran.err()).isNotEqualTo(99);
    return ran;
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
            until_there reached; fill; until_said 'the disk is full'; rm .sentry/fill
            wait $sentry; echo "status $?"
            """
                + END);
    assertThat(ran.out())
        .contains("status 5", "the disk is full", "gave up", "the disk has room again")
        .contains("code 5 up");
    everyLineIsThere();
  }

  @Test
  void theJobsEndIsKnownWhenTheDiskStaysFull() throws Exception {
    Ran ran =
        script(
            """
            "$SENTRY" run -q 2>said & sentry=$!
            until_there reached; fill
            wait $sentry; echo "status $?"
            """
                + END);
    assertThat(ran.out()).contains("status 5", "the disk is full", "code 5 up");
    everyLineIsThere();
  }

  @Test
  void aRunIsStoppedOnAFullDisk() throws Exception {
    Ran ran =
        script(
            """
            "$SENTRY" run -q 2>said & sentry=$!
            until_there reached; fill; kill -INT $sentry
            wait $sentry; echo "status $?"
            """
                + END);
    assertThat(ran.out()).contains("status 130", "interrupted by SIGINT", "killed 2 nocore");
    assertThat(project.resolve("failed")).doesNotExist();
  }

  @Test
  void nothingIsStartedOnAFullDiskAndSentrySaysWhy() throws Exception {
    Ran ran = script("fill; \"$SENTRY\" run -q 2>said; echo \"status $?\"; cat said");
    assertThat(ran.out().toLowerCase(java.util.Locale.ROOT)).contains("no space left");
    assertThat(ran.out()).doesNotContain("status 0").doesNotContain("internal fault");
    assertThat(project.resolve("reached")).doesNotExist();
  }

  @Test
  void aDiskThatIsLowButHasEnoughIsNoAlarm() throws Exception {
    Ran ran =
        script(
            """
            head -c 4500000 /dev/zero >.sentry/fill
            "$SENTRY" run -q 2>said; echo "status $?"
            """
                + END);
    assertThat(ran.out()).contains("status 5").doesNotContain("the disk", "gave up");
    everyLineIsThere();
  }
}
