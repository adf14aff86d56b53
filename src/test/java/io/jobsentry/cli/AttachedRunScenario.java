package io.jobsentry.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job that somebody else started, followed by a real sentry. */
@Timeout(180)
final class AttachedRunScenario {
  private final Path project;
  private final Path log;
  private final Process job;

  AttachedRunScenario(@TempDir Path project) throws IOException {
    this.project = project;
    this.log = project.resolve("app.log");
    job = new ProcessBuilder("sleep", "300").start();
    Files.createDirectories(project.resolve(".sentry"));
    write("old: ERROR\n");
  }

  @AfterEach
  void endTheJob() {
    job.destroyForcibly();
  }

  private void config(long pid, String more) throws IOException {
    Files.writeString(
        project.resolve(".sentry/sentry.yaml"),
        """
        process:
          kind: attach
          attach: {pid: %d%s}
        detectors:
          - {name: errors, kind: pattern, regex: ERROR}
        """
            .formatted(pid, more));
  }

  private void write(String text) throws IOException {
    Files.writeString(log, text, CREATE, APPEND);
  }

  private String logs() throws Exception {
    return Started.ran(project, "logs").out();
  }

  @Test
  void everyLineOfARotatedLogIsShownAndLookedAt() throws Exception {
    config(job.pid(), ", log_path: app.log");
    try (Started sentry = Started.in(project, "run")) {
      sentry.untilSaid("is up with pid " + job.pid());
      write("a\n");
      sentry.untilShown("a\n");
      Files.move(log, project.resolve("app.log.1"));
      write("ERROR after a rename\n");
      sentry.untilShown("ERROR after a rename\n");
      write("half a li");
      sentry.untilShown("half a li");
      write("ne\n");
      sentry.untilShown("half a line\n");
      Files.copy(log, project.resolve("app.log.2"), StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(log, "cut\n");
      sentry.untilShown("cut\n");
      sentry.untilSaid("`errors` noticed: ERROR after a rename");
      sentry.interrupt();
      Ran ran = sentry.end();
      assertThat(ran.status()).isZero();
      assertThat(ran.out()).isEqualTo("a\nERROR after a rename\nhalf a line\ncut\n");
      assertThat(ran.err()).contains("let go of the job, which lives on").doesNotContain("old:");
    }
    assertThat(job.isAlive()).isTrue();
    assertThat(logs()).isEqualTo("a\nERROR after a rename\nhalf a line\ncut\n");
  }

  @Test
  void nothingIsMissedWhileNoSentryRuns() throws Exception {
    config(job.pid(), ", log_path: app.log");
    try (Started sentry = Started.in(project, "run")) {
      sentry.untilSaid("is up");
      write("a\n");
      sentry.untilShown("a\n");
      sentry.process().destroyForcibly().waitFor();
    }
    Ran status = Started.ran(project, "status");
    assertThat(status.out()).contains("no supervisor runs").contains("#1 up for");
    write("b\n");
    Files.move(log, project.resolve("app.log.1"));
    write("c\n");
    try (Started sentry = Started.in(project, "run")) {
      sentry.untilShown("c\n");
      Ran stop = Started.ran(project, "stop");
      assertThat(stop.err()).contains("which lives on");
      assertThat(sentry.end().status()).isZero();
    }
    assertThat(job.isAlive()).isTrue();
    assertThat(logs()).isEqualTo("a\nb\nc\n");
  }

  @Test
  void aStopEndsAJobThatMayBeKilled() throws Exception {
    config(job.pid(), ", allow_kill: true");
    try (Started sentry = Started.in(project, "run")) {
      sentry.untilSaid("is up");
      assertThat(Started.ran(project, "stop").status()).isZero();
      assertThat(sentry.end().err()).contains("ended unseen");
    }
    assertThat(job.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(Started.ran(project, "status").out()).contains("the run is over");
  }

  @Test
  void theEndOfTheJobEndsTheRunOnceItsLastLinesAreRead() throws Exception {
    config(job.pid(), ", log_path: app.log");
    try (Started sentry = Started.in(project, "run")) {
      sentry.untilSaid("is up");
      write("last words");
      job.destroyForcibly();
      Ran ran = sentry.end();
      assertThat(ran.status()).isEqualTo(1);
      assertThat(ran.out()).isEqualTo("last words");
      assertThat(ran.err()).contains("only its parent is told how an attached process ends");
    }
  }

  @Test
  void aZombieIsNotAttachedTo() throws Exception {
    Process parent = new ProcessBuilder("sh", "-c", "sleep 0.1 & echo $!; exec sleep 300").start();
    try {
      long zombie = Long.parseLong(parent.inputReader().readLine());
      config(zombie, "");
      // Whether it is seen alive for a moment or found dead, sentry ends by itself.
      Ran ran = Started.ran(project, "run");
      assertThat(ran.status()).isNotZero();
      assertThat(ran.err()).containsAnyOf("zombie", "ended unseen");
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void aRecycledPidIsNotTheJob() throws Exception {
    config(job.pid(), ", allow_kill: true");
    try (Started sentry = Started.in(project, "run")) {
      sentry.untilSaid("is up");
      sentry.process().destroyForcibly().waitFor();
    }
    // As if the job had ended meanwhile and its pid had been given to another process.
    Path identity = project.resolve(".sentry/run/1/identity");
    Files.writeString(identity, Files.readString(identity).replaceFirst("start \\d", "start "));
    assertThat(Started.ran(project, "status").out()).doesNotContain("up for");
    assertThat(Started.ran(project, "stop").status()).isZero();
    assertThat(job.isAlive()).isTrue();
  }
}
