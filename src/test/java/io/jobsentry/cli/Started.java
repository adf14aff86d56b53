package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A sentry of its own process, at work in a project while the test goes on. */
record Started(Process process, Path out, Path err) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static Started in(Path project, String... words) throws IOException {
    var command = new ArrayList<>(List.of(Ran.CHECKOUT.resolve("bin/sentry").toString()));
    command.addAll(List.of(words));
    Path folder = Files.createTempDirectory("started");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Started(process, out, err);
  }

  /** The same, waited for. */
  static Ran ran(Path project, String... words) throws Exception {
    try (Started started = in(project, words)) {
      return started.end();
    }
  }

  String said() {
    return text(err);
  }

  String shown() {
    return text(out);
  }

  void untilSaid(String words) {
    until(() -> said().contains(words), "`" + words + "` is said");
  }

  void untilShown(String words) {
    until(() -> shown().contains(words), "`" + words + "` is shown");
  }

  /** What a terminal's Ctrl-C does. */
  void interrupt() throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  Ran end() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("sentry ends: %s", said()).isTrue();
    return new Ran(process.exitValue(), shown(), said());
  }

  private void until(BooleanSupplier condition, String what) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now())
          .as("%s; shown: %s; said: %s", what, shown(), said())
          .isBefore(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
