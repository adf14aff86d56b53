package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** One process of the installed program, from its start to its end. */
final class SentryRun {
  private final String command;
  private final Process process;
  private final Path out;
  private final Path err;
  private final Instant began;

  SentryRun(String command, Process process, Path out, Path err, Instant began) {
    this.command = command;
    this.process = process;
    this.out = out;
    this.err = err;
    this.began = began;
  }

  long pid() {
    return process.pid();
  }

  Instant began() {
    return began;
  }

  boolean alive() {
    return process.isAlive();
  }

  String said() throws IOException {
    return Files.readString(err);
  }

  Path out() {
    return out;
  }

  /** Sends a signal by name. */
  void signal(String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
    assertThat(kill.waitFor()).as("kill -%s %d", name, pid()).isZero();
  }

  /** {@code kill -9}: nothing of it runs any more when this returns. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  Outcome end() throws Exception {
    boolean ended = process.waitFor(4, TimeUnit.MINUTES);
    var took = Duration.between(began, Instant.now());
    assertThat(ended).as("`%s` ends; it said: %s", command, said()).isTrue();
    return new Outcome(command, process.exitValue(), text(out), text(err), took);
  }

  /** Large outputs are not for reading: those who want them read the file. */
  private static String text(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(4 << 20), StandardCharsets.UTF_8);
    }
  }
}
