package io.jobsentry.doctor;

import io.jobsentry.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of somebody else, which is asked something and may not take long over it. */
record Program(Path file, Map<String, String> environment) {
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** More than this of an answer is of no use. */
  private static final int MOST = 4096;

  /** How long what it said may be on its way after its end. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private static final File NOTHING = new File("/dev/null");

  /**
   * What a program answered.
   *
   * @param status empty where it did not end in time
   * @param text its first line that says anything
   */
  record Answer(Optional<Integer> status, String text) {}

  /** The one that a shell would find. */
  static Optional<Program> onPath(String name, Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (folder.startsWith("/")) {
        Path file = Path.of(folder, name);
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(new Program(file, environment));
        }
      }
    }
    return Optional.empty();
  }

  /** Asks it, in some folder, with nothing to read. */
  Answer ask(Path folder, Duration patience, List<String> words)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(file.toString()));
    command.addAll(words);
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    var said = new Said();
    Thread reader = Thread.ofVirtual().start(() -> said.read(process.getInputStream()));
    try {
      boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (ended) {
        // Somebody whom it started may hold the pipe for ever.
        reader.join(LAST_WORDS);
      }
      return new Answer(
          ended ? Optional.of(process.exitValue()) : Optional.empty(), firstLine(said.text()));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** What has come so far: the reader may be ended while it waits for more. */
  private static final class Said {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void read(InputStream from) {
      byte[] some = new byte[MOST];
      try (from) {
        for (int read = from.read(some); read >= 0; read = from.read(some)) {
          synchronized (bytes) {
            bytes.write(some, 0, bytes.size() < MOST ? read : 0);
          }
        }
      } catch (IOException _) {
        // It was ended while it spoke.
      }
    }

    String text() {
      synchronized (bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
      }
    }
  }

  private static String firstLine(String text) {
    String line =
        text.lines().map(String::strip).filter(it -> !it.isEmpty()).findFirst().orElse("");
    return Printable.of(line.length() > 60 ? line.substring(0, 60) + "…" : line);
  }
}
