package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.policy.RestartSettings;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of sentry, again and again, under a job that numbers its lines. {@code
 * -Dsentry.kills=1000} is the full run; the build makes a shorter one.
 */
@Timeout(3600)
final class KillLoopIT {
  private static final int KILLS = Integer.getInteger("sentry.kills", 100);
  private static final long PROMPT_MILLIS = Long.getLong("sentry.prompt.millis", 10_000);
  private static final long SEED = Long.getLong("sentry.seed", System.nanoTime());

  /** One write per line; every signal and every write that fails is noted. */
  private static final String CHILD =
      """
      use strict;
      sub note { open(my $f, '>>', $_[0]) or die; syswrite($f, "$_[1]\\n"); close($f) }
      note('starts', $$);
      for my $name (qw(HUP INT QUIT TERM PIPE USR1 USR2 ALRM CONT TSTP TTIN TTOU WINCH)) {
        $SIG{$name} = sub { note('signals', $name) };
      }
      my $i = 0;
      until ($i % 1000 == 0 && -e 'end') {
        my $line = sprintf("line %09d\\n", ++$i);
        my $written = syswrite(STDOUT, $line);
        note('broken', $!) unless defined $written && $written == 15;
        select(undef, undef, undef, 0.005) if $i % 1000 == 0;
      }
      note('last', $i);
      exit 7;
      """;

  private final Project project;
  private final Random random = new Random(SEED);

  KillLoopIT(@TempDir Path folder) throws Exception {
    project =
        new Project(folder)
            .config(
                """
                process:
                  lifecycle: one_shot
                logs:
                  segment_bytes: 4MB
                  max_bytes: 50GB
                """);
  }

  @AfterEach
  void tidy() throws Exception {
    Files.writeString(project.root.resolve("end"), "");
    project.close();
  }

  @Test
  void theJobNeverNoticesAndNothingIsLost() throws Exception {
    project.script("child", CHILD);
    var resumed = new ArrayList<Long>();
    int early = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      // Half of them at a random instant of the start, the others at work.
      SentryRun run = supervise(kill);
      if (random.nextInt(2) == 0) {
        Wait.pause(Duration.ofMillis(random.nextInt(random.nextInt(4) == 0 ? 100 : 700)));
      } else {
        Wait.until(
            () -> "supervision goes on: " + project.lastSaid(), () -> takenCharge(run).isPresent());
        Wait.pause(Duration.ofMillis(random.nextInt(300)));
      }
      run.kill();
      var charge = takenCharge(run);
      if (charge.isEmpty()) {
        early++;
      } else {
        resumed.add(Duration.between(run.began(), charge.get()).toMillis());
      }
      assertThat(project.lines("starts")).as("starts of the job").hasSizeLessThanOrEqualTo(1);
    }

    Wait.until("the job is up", () -> project.lines("starts").size() == 1);
    long job = Long.parseLong(project.lines("starts").getFirst());
    Files.writeString(project.root.resolve("end"), "");
    Wait.until("the job ends by itself", () -> !Project.alive(job));
    Outcome end = supervise(0).end().endedWith(7).says("exited with 7");

    long last = Long.parseLong(project.lines("last").getFirst());
    long read = linesInOrder();
    Collections.sort(resumed);
    System.out.printf(
        "kill loop: seed %d, %d kills (%d before supervision had begun), %d start, %d lines, %d"
            + " read back in order, %d signals, %d failed writes; supervision resumed after p50 %d"
            + " ms, p99 %d ms, max %d ms%n",
        SEED,
        KILLS,
        early,
        project.lines("starts").size(),
        last,
        read,
        project.lines("signals").size(),
        project.lines("broken").size(),
        resumed.get(resumed.size() / 2),
        resumed.get(resumed.size() * 99 / 100),
        resumed.getLast());
    assertThat(read).as("lines in the log view").isEqualTo(last);
    assertThat(project.lines("starts")).hasSize(1);
    assertThat(project.lines("signals")).isEmpty();
    assertThat(project.lines("broken")).isEmpty();
    assertThat(project.facts(Fact.LaunchIntended.class)).hasSize(1);
    assertThat(project.facts(Fact.JobEnded.class)).as("%s", end).hasSize(1);
    project.hasASoundHistory(RestartSettings.STANDARD, Lifecycle.ONE_SHOT);
    // Two seconds are promised; a machine that is busy with other tests may take longer.
    assertThat(resumed.get(resumed.size() / 2)).isLessThanOrEqualTo(PROMPT_MILLIS);
  }

  /** With the output shown, or not. */
  private SentryRun supervise(int kill) throws Exception {
    return project.shell(
        "exec \"$sentry\" run " + (kill % 2 == 0 ? "" : "--quiet ") + "-- perl child >/dev/null");
  }

  /** When a supervisor had the job: it started it, or it knew it again. */
  private java.util.Optional<Instant> takenCharge(SentryRun run) throws Exception {
    boolean its = false;
    for (var entry : project.journal()) {
      if (entry.fact() instanceof Fact.SupervisorBegan(long pid, var _)) {
        its = pid == run.pid();
      } else if (its
          && (entry.fact() instanceof Fact.Adopted || entry.fact() instanceof Fact.Launched)) {
        return java.util.Optional.of(entry.at());
      }
    }
    return java.util.Optional.empty();
  }

  /** Reads the log view as it comes, since it may be larger than memory. */
  private long linesInOrder() throws Exception {
    List<String> command = List.of(Installed.sentry(), "logs", "--raw", "-C", project.root + "");
    Process logs = new ProcessBuilder(command).start();
    long count = 0;
    try (InputStream in = new BufferedInputStream(logs.getInputStream(), 1 << 20)) {
      byte[] line = in.readNBytes(15);
      while (line.length > 0) {
        count++;
        String expected = "line %09d\n".formatted(count);
        String found = new String(line, StandardCharsets.UTF_8);
        if (!found.equals(expected)) {
          assertThat(found).isEqualTo(expected);
        }
        line = in.readNBytes(15);
      }
    } finally {
      logs.destroyForcibly();
    }
    return count;
  }
}
