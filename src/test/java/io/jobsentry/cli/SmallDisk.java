package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A project whose `.sentry` is a disk of eight megabytes, for as long as a script runs: the disk
 * lives in a mount namespace of its own, and whatever the script started ends with it.
 *
 * @param project the folder
 */
record SmallDisk(Path project) {
  private static final String BEGIN =
      """
      mount -t tmpfs -o size=8m none .sentry && cp config .sentry/sentry.yaml || exit 99
      until_there() { n=0; until [ -e "$1" ] || [ $n -gt 1200 ]; do n=$((n+1)); sleep 0.05; done; }
      until_said() {
        n=0; until grep -q "$1" said || [ $n -gt 1200 ]; do n=$((n+1)); sleep 0.05; done
      }
      """;

  /** Skips the test where that cannot be had. */
  static SmallDisk in(Path project) throws Exception {
    Process allowed = new ProcessBuilder("unshare", "-m", "true").start();
    assumeTrue(allowed.waitFor() == 0, "this user may not make a mount namespace");
    Files.createDirectory(project.resolve(".sentry"));
    return new SmallDisk(project);
  }

  void config(String yaml) throws IOException {
    Files.writeString(project.resolve("config"), yaml);
  }

  void job(String script) throws IOException {
    Files.writeString(project.resolve("job.sh"), script);
  }

  /**
   * Runs a script in the project. It has {@code $SENTRY}, and functions that wait for a file and
   * for a word in the file {@code said}.
   */
  Ran run(String script) throws Exception {
    var env =
        Map.of(
            "PATH",
            System.getenv("PATH"),
            "SENTRY",
            Ran.CHECKOUT.resolve("bin/sentry").toString(),
            "JOBSENTRY_JAVA_HOME",
            System.getProperty("java.home"));
    String all = "cd " + project + "\n" + BEGIN + script;
    Ran ran =
        Ran.with(
            env,
            "unshare",
            "-m",
            "--kill-child",
            "--pid",
            "--fork",
            "--mount-proc",
            "sh",
            "-c",
            all);
    assertThat(ran.status()).as(ran.err()).isNotEqualTo(99);
    return ran;
  }
}
