package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class PidReuseScenario {
  private static final int TIMES = Integer.getInteger("pid.reuses", 20);

  @Test
  void aStrangerWithTheJobsPidIsNeverSignalled(@TempDir Path root) throws Exception {
    Process allowed = new ProcessBuilder("unshare", "-pf", "--mount-proc", "true").start();
    assumeTrue(allowed.waitFor() == 0, "this user may not make a pid namespace");
    assumeTrue(
        Files.exists(Path.of("/proc/sys/kernel/ns_last_pid")), "this kernel cannot set pids");
    Process run =
        new ProcessBuilder(
                "unshare",
                "-pf",
                "--mount-proc",
                "--kill-child",
                // The first process of a namespace inherits the orphans, and Java would not bury
                // them.
                "sh",
                "-c",
                "\"$@\"; exit $?",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PidReuse.class.getName(),
                root.toString(),
                Integer.toString(TIMES))
            .redirectErrorStream(true)
            .start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).as(said).isZero();
    assertThat(said.lines().toList())
        .isEqualTo(Collections.nCopies(TIMES, "Gone reached=0 died=false"));
  }
}
