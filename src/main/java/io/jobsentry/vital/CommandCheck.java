package io.jobsentry.vital;

import io.jobsentry.text.SpanWords;
import io.jobsentry.time.Clock;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a program and looks how it ends. What it prints is read, so that it never waits for a
 * reader, and the beginning is kept; when its time is up, it is killed with all that it started.
 */
final class CommandCheck implements Check {
  private static final int KEPT = 2048;
  private static final int SHOWN = 200;
  private static final long LONGEST_PAUSE_MILLIS = 50;

  private final Probe.Command command;
  private final Clock clock;

  CommandCheck(Probe.Command command, Clock clock) {
    this.command = command;
    this.clock = clock;
  }

  @Override
  public Optional<String> problem(Duration timeout) throws InterruptedException {
    var builder =
        new ProcessBuilder(command.line())
            .directory(command.cwd().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true);
    builder.environment().putAll(command.env());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return Optional.of("cannot be started (" + e.getMessage() + ")");
    }
    var said = new StringBuilder();
    try (InputStream out = process.getInputStream()) {
      if (!ends(process, out, said, Deadline.in(timeout, clock))) {
        return Optional.of("did not end within " + SpanWords.of(timeout) + saying(said));
      }
      drain(out, said);
      int status = process.exitValue();
      return status == 0 ? Optional.empty() : Optional.of("ended with " + status + saying(said));
    } catch (IOException e) {
      return Optional.of("cannot be read (" + e.getMessage() + ")");
    } finally {
      kill(process);
    }
  }

  private static boolean ends(
      Process process, InputStream out, StringBuilder said, Deadline deadline)
      throws IOException, InterruptedException {
    long pause = 1;
    while (!process.waitFor(pause, TimeUnit.MILLISECONDS)) {
      drain(out, said);
      if (deadline.passed()) {
        return false;
      }
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    }
    return true;
  }

  /** Takes what is there, and never waits: a grandchild may keep the pipe open for ever. */
  private static void drain(InputStream out, StringBuilder said) throws IOException {
    for (int there = out.available(); there > 0; there = out.available()) {
      byte[] bytes = out.readNBytes(Math.min(there, 64 * 1024));
      String text = new String(bytes, StandardCharsets.UTF_8);
      said.append(text, 0, Math.min(text.length(), KEPT - Math.min(KEPT, said.length())));
    }
  }

  /** Whoever is seen of its family now; each of those again, in case it has just had a child. */
  private static void kill(Process process) {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly();
    family.stream()
        .flatMap(member -> Stream.concat(member.descendants(), Stream.of(member)))
        .forEach(ProcessHandle::destroyForcibly);
  }

  /** The first line of what it said. */
  private static String saying(StringBuilder said) {
    String line = said.toString().strip().split("\n", 2)[0].strip();
    return line.isEmpty()
        ? ""
        : ": " + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line);
  }
}
