package io.jobsentry.cli;

import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The training run of an AOT cache: what sentry typically does, once, in one JVM. What is loaded
 * here loads quickly for ever after. Only the installation starts this, twice: once for everything,
 * and once for supervisors alone, since every class of a cache costs memory in every process that
 * uses it, and a supervisor stays.
 */
final class Rehearsal {

  /** Two failures, a restart because of a line, and a give-up, in well under a second. */
  private static final String CONFIG =
      """
      process:
        command: [sh, -c, "echo step 1; echo it broke; exec sleep 100"]
        restart_policy:
          max_restarts: 2
          cooldown_seconds: 0
      progress:
        regex: 'step (\\d+)'
      detectors:
        - kind: pattern
          name: broken
          regex: 'it broke'
      rules:
        - name: again
          match: {detector: broken}
          action: {kind: restart}
      """;

  /** What fails with a trace of a file that is there: its source is looked at. */
  private static final String CRASHING =
      """
      process:
        command: [sh, -c, "echo step 1; cat trace.txt >&2; exit 1"]
        restart_policy: {max_restarts: 1, cooldown_seconds: 0}
      config_snapshots: [settings.ini]
      """;

  private static final String PROGRAM =
      """
      class Trainer:
          def step(self, settings):
              return settings["lr"]


      Trainer().step({})
      """;

  private static final String TRACE =
      """
      Traceback (most recent call last):
        File "train.py", line 6, in <module>
          Trainer().step({})
        File "train.py", line 3, in step
          return settings["lr"]
      KeyError: 'lr'
      """;

  private static final String OLD_LOG =
      """
      2026-01-31 09:30:00 step 1
      2026-01-31 09:30:01 it broke
      Traceback (most recent call last):
        File "/srv/app/train.py", line 42, in step
      KeyError: 1
      """;

  /** The lines that are rehearsed where nothing ran yet. Add a line for a new command. */
  private static final List<String> BEFORE =
      List.of(
          "--help",
          "help",
          "help run",
          "help exit-codes",
          "version",
          "version --json",
          "completion zsh",
          "verison",
          "version --jsno",
          "catalogue list",
          "catalogue show disk-full --json",
          "catalogue search No space left on device",
          "status",
          "run --one-shot -- true",
          "status");

  /** With a config that cannot but fail. */
  private static final List<String> FAILING =
      List.of(
          "config check",
          "config show",
          "plan",
          "plan --json",
          "run",
          "logs",
          "logs --json",
          "replay old.log",
          "replay --json old.log",
          "test old.log",
          "detectors list",
          "detectors show broken",
          "groups list",
          "groups show last",
          "groups resolve last",
          "why it broke",
          "why-not broken it works",
          "doctor");

  /** With failures that left their source. */
  private static final List<String> AFTERWARDS =
      List.of(
          "run",
          "incidents list",
          "incidents list --json",
          "incidents show",
          "incidents show last --json",
          "incidents search KeyError",
          "explain last",
          "groups list",
          "analyze",
          "analyze --json",
          "audit verify",
          "doctor");

  /** While a job is up. */
  private static final List<String> MEANWHILE =
      List.of(
          "status",
          "status --json",
          "logs",
          "reset",
          "restart",
          "pause",
          "resume",
          "stop",
          "status --json");

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Path playground;
  private int rehearsed;

  private Rehearsal(Path playground) {
    this.playground = playground;
  }

  /** Wants an empty folder to play in, and behind it `run` when only supervisors are rehearsed. */
  public static void main(String[] args) throws IOException, InterruptedException {
    var rehearsal = new Rehearsal(Path.of(args[0]).toAbsolutePath());
    if (args.length > 1 && args[1].equals("run")) {
      rehearsal.supervise();
    } else {
      rehearsal.play();
    }
    // The real stream is part of every start as well.
    System.out.println("rehearsed " + rehearsal.rehearsed + " lines");
  }

  private void play() throws IOException, InterruptedException {
    for (String line : BEFORE) {
      say(line, folder("before"));
    }
    Path failing = failing();
    for (String line : FAILING) {
      say(line, failing);
    }
    Path crashing = crashing();
    for (String line : AFTERWARDS) {
      say(line, crashing);
    }
    Path living = folder("living");
    Thread supervisor =
        Thread.ofPlatform().daemon().start(() -> say("run --quiet -- sleep 100", living));
    Duration deadline = Clock.SYSTEM.now().uptime().plus(PATIENCE);
    while (StateReading.of(new Layout(living)).filter(Rehearsal::up).isEmpty()) {
      if (Clock.SYSTEM.now().uptime().compareTo(deadline) > 0) {
        say("stop", living);
        throw new IllegalStateException("the job of the rehearsal did not come up");
      }
      Thread.sleep(LOOK);
    }
    for (String line : MEANWHILE) {
      say(line, living);
    }
    supervisor.join(PATIENCE);
  }

  private void supervise() throws IOException {
    // Long enough for the first look at the archives.
    say("run --one-shot -- sleep 0.6", folder("before"));
    say("run", failing());
    say("run", crashing());
  }

  private Path crashing() throws IOException {
    Path crashing = folder("crashing");
    Files.createDirectories(crashing.resolve(".sentry"));
    Files.writeString(crashing.resolve(".sentry/sentry.yaml"), CRASHING);
    Files.writeString(crashing.resolve("train.py"), PROGRAM);
    Files.writeString(crashing.resolve("trace.txt"), TRACE);
    Files.writeString(crashing.resolve("settings.ini"), "[train]\nepochs = 3\n");
    return crashing;
  }

  private Path failing() throws IOException {
    Path failing = folder("failing");
    Files.createDirectories(failing.resolve(".sentry"));
    Files.writeString(failing.resolve(".sentry/sentry.yaml"), CONFIG);
    Files.writeString(failing.resolve("old.log"), OLD_LOG);
    return failing;
  }

  private static boolean up(StateReading state) {
    return state.phaseName().equals("up");
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(playground.resolve(name));
  }

  /** Gives what it printed. */
  private String say(String line, Path cwd) {
    var printed = new ByteArrayOutputStream();
    try (var out = new PrintStream(printed, false, StandardCharsets.UTF_8)) {
      var console =
          new Console(
              out,
              out,
              InputStream.nullInputStream(),
              cwd,
              System.getenv(),
              Console.Terminals.NONE);
      if (Main.run(console, line.split(" ")) == ExitStatus.INTERNAL.code()) {
        throw new IllegalStateException(
            "`sentry " + line + "` has a fault: " + printed.toString(StandardCharsets.UTF_8));
      }
    }
    rehearsed++;
    return printed.toString(StandardCharsets.UTF_8);
  }
}
