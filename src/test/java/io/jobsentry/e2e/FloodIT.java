package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More output than anybody asked for, and stranger. */
@Timeout(600)
final class FloodIT {
  /** The JVM with its heap full, its code and its buffers. */
  private static final long MOST_MEMORY_KB = 320_000;

  private final Project project;
  private final Path folder;

  FloodIT(@TempDir Path folder) throws Exception {
    this.folder = folder;
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  @Test
  void aLineOfFiftyMegabytes() throws Exception {
    staysWhole("print 'x' x 1_000_000 for 1 .. 50; print \"\\nafter\\n\";");
  }

  @Test
  void bytesThatAreNoText() throws Exception {
    staysWhole(
        "print \"a\\0b\\0\\n\", \"\\xff\\xfe\\x80\\xc3\\x28\\n\", \"\\r\\n\\r\\e[31mred\\e[0m\\n\""
            + " for 1 .. 50_000; print \"no newline at the end\\xe2\\x82\";");
  }

  @Test
  void twoMillionLinesInABurst() throws Exception {
    staysWhole("printf(\"line %09d of a burst\\n\", $_) for 1 .. 2_000_000;");
  }

  @Test
  void aBurstWhileSentryStandsStill() throws Exception {
    project.script(
        "flood",
        """
        select(undef, undef, undef, 0.02) until -e 'go';
        printf("line %09d\\n", $_) for 1 .. 500_000;
        close(STDOUT); open(my $f, '>', 'written'); close($f);
        """);
    SentryRun run = project.start("run", "--one-shot", "--", "perl", "flood");
    project.up(1);
    run.signal("STOP");
    Files.writeString(project.root.resolve("go"), "");
    Wait.until(
        "the job writes on, whoever reads", () -> Files.exists(project.root.resolve("written")));
    run.signal("CONT");
    run.end().endedWith(0);
    assertThat(Files.size(run.out())).isEqualTo(15L * 500_000);
  }

  /** The job's bytes arrive at stdout and in the log as they are, whatever they are. */
  private void staysWhole(String perl) throws Exception {
    String script = "binmode(STDOUT); " + perl;
    long alone = System.nanoTime();
    Path expected = folder.resolve("expected");
    assertThat(
            new ProcessBuilder("perl", "-e", script)
                .redirectOutput(expected.toFile())
                .start()
                .waitFor())
        .isZero();
    alone = System.nanoTime() - alone;

    String job =
        "use Time::HiRes 'time'; my $began = time; "
            + script
            + " close(STDOUT); open(my $f, '>', 'written'); printf $f '%.3f', time - $began;";
    SentryRun run = project.start("run", "--one-shot", "--", "perl", "-e", job);
    long most = 0;
    while (run.alive()) {
      most = Math.max(most, peakMemory(run.pid()));
      Wait.pause(java.time.Duration.ofMillis(5));
    }
    run.end().endedWith(0);
    assertThat(Files.mismatch(run.out(), expected)).as("the echo differs at").isEqualTo(-1);

    Path logs = folder.resolve("logs");
    Process read =
        new ProcessBuilder(Installed.sentry(), "logs", "--raw", "-C", project.root.toString())
            .redirectOutput(logs.toFile())
            .start();
    assertThat(read.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.mismatch(logs, expected)).as("the log differs at").isEqualTo(-1);
    System.out.printf(
        "flood: %d bytes, sentry's peak memory %d MB; the job wrote for %s s under sentry, %d ms"
            + " into a file alone%n",
        Files.size(expected),
        most / 1024,
        project.lines("written").getFirst(),
        TimeUnit.NANOSECONDS.toMillis(alone));
    assertThat(most).as("sentry's peak memory in kB").isBetween(1L, MOST_MEMORY_KB);
  }

  private static long peakMemory(long pid) {
    try {
      List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
      return status.stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException _) {
      return 0;
    }
  }
}
