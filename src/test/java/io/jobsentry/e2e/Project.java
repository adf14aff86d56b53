package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.history.HistoryChecker;
import io.jobsentry.journal.Journal;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.policy.RestartSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user's project folder, and everything that is started in it. Closing it ends all of that and
 * fails when something of a job was still there.
 */
final class Project {
  final Path root;
  final Layout layout;
  private final Path said;
  private final Map<String, String> env = new HashMap<>();
  private final List<SentryRun> runs = new ArrayList<>();

  Project(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("project")).toRealPath();
    said = Files.createDirectories(folder.resolve("said"));
    layout = new Layout(root);
    env.put("PATH", System.getenv("PATH"));
    env.put("HOME", folder.toString());
    env.put("LANG", "C.UTF-8");
    env.put("SENTRY_E2E", root.toString());
  }

  Project with(String variable, String value) {
    env.put(variable, value);
    return this;
  }

  Project config(String yaml) throws IOException {
    Files.createDirectories(layout.home());
    Files.writeString(layout.config(), yaml);
    return this;
  }

  /** Puts a script into the project, and answers its name. */
  String script(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
    return name;
  }

  /** Starts the installed program, and does not wait for it. */
  SentryRun start(String... words) throws IOException {
    var line = new ArrayList<String>(List.of(Installed.sentry()));
    line.addAll(List.of(words));
    return started("sentry " + String.join(" ", words), line);
  }

  /** Starts a shell in which {@code $sentry} is the installed program. */
  SentryRun shell(String script) throws IOException {
    return started(script, List.of("sh", "-c", "sentry=$0; " + script, Installed.sentry()));
  }

  private synchronized SentryRun started(String name, List<String> line) throws IOException {
    Path out = said.resolve(runs.size() + ".out");
    Path err = said.resolve(runs.size() + ".err");
    var builder =
        new ProcessBuilder(line)
            .directory(root.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(env);
    Instant began = Instant.now();
    var run = new SentryRun(name, builder.start(), out, err, began);
    runs.add(run);
    return run;
  }

  /** Runs a command of the installed program to its end. */
  Outcome sentry(String... words) throws Exception {
    return start(words).end();
  }

  List<Journal.Entry> journal() throws Exception {
    return Journal.read(new RealDisk(), layout.journal());
  }

  <F extends Fact> List<F> facts(Class<F> kind) throws Exception {
    return journal().stream()
        .map(Journal.Entry::fact)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** When the supervisor with this pid took the job up again, if it has. */
  Optional<Instant> adopted(long supervisor) throws Exception {
    boolean its = false;
    for (Journal.Entry entry : journal()) {
      if (entry.fact() instanceof Fact.SupervisorBegan(long pid, var _)) {
        its = pid == supervisor;
      } else if (its && entry.fact() instanceof Fact.Adopted) {
        return Optional.of(entry.at());
      }
    }
    return Optional.empty();
  }

  /** Waits for the n-th start of a job to be up, and answers its pid. */
  long up(int number) throws Exception {
    Wait.until(
        () -> "job #" + number + " is up; sentry said: " + lastSaid(),
        () -> facts(Fact.Launched.class).size() >= number);
    return facts(Fact.Launched.class).get(number - 1).identity().pid();
  }

  String lastSaid() {
    try {
      return runs.isEmpty() ? "" : runs.getLast().said();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines of a file of the project; none, when there is no such file. */
  List<String> lines(String file) throws IOException {
    Path path = root.resolve(file);
    return Files.exists(path) ? Files.readAllLines(path) : List.of();
  }

  /** Reads the journal with eyes that know nothing of the code which wrote it. */
  void hasASoundHistory(RestartSettings settings, Lifecycle lifecycle) throws Exception {
    assertThat(new HistoryChecker(settings, lifecycle).check(journal())).isEmpty();
  }

  static boolean alive(long pid) throws IOException {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    try {
      return !Files.readString(stat).matches("(?s).*\\) [ZX] .*");
    } catch (IOException _) {
      return false;
    }
  }

  void close() throws Exception {
    for (SentryRun run : runs) {
      run.kill();
    }
    var left = new ArrayList<String>();
    long deadline = System.nanoTime() + 20_000_000_000L;
    List<Long> pids = ours();
    while (!pids.isEmpty() && System.nanoTime() < deadline) {
      for (long pid : pids) {
        String what = pid + ": " + text(pid, "cmdline").replace('\0', ' ');
        // A job that has just ended takes its stub a moment to write that down.
        if (!what.contains("stub-")) {
          left.add(what);
        }
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
      Wait.pause(java.time.Duration.ofMillis(50));
      pids = ours();
    }
    assertThat(left).as("what the test left running in %s", root).isEmpty();
    assertThat(pids).as("what cannot even be killed").isEmpty();
  }

  /** Processes that carry a marker of this project's jobs, our own, or work in its folder. */
  private List<Long> ours() throws IOException {
    var marks = new ArrayList<String>(List.of("SENTRY_E2E=" + root));
    if (Files.isDirectory(layout.run())) {
      try (Stream<Path> files = Files.walk(layout.run(), 2)) {
        for (Path file : files.filter(f -> f.endsWith("marker")).toList()) {
          marks.add("JOBSENTRY_JOB=" + Files.readString(file).strip());
        }
      }
    }
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.map(process -> process.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .map(Long::parseLong)
          .filter(pid -> isOurs(pid, marks))
          .toList();
    }
  }

  private boolean isOurs(long pid, List<String> marks) {
    try {
      if (!alive(pid)) {
        return false;
      }
      String environment = text(pid, "environ");
      return marks.stream().anyMatch(environment::contains)
          || Path.of("/proc", Long.toString(pid), "cwd").toRealPath().startsWith(root);
    } catch (IOException _) {
      return false;
    }
  }

  private static String text(long pid, String file) {
    try {
      return new String(
          Files.readAllBytes(Path.of("/proc", Long.toString(pid), file)), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }
}
