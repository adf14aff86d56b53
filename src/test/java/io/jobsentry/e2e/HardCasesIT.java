package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs that make it hard to see why they die, under the installed program. */
@Timeout(900)
final class HardCasesIT {
  private static final Path TRACES = Path.of("src/test/resources/traces").toAbsolutePath();

  private final Project project;

  HardCasesIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  private List<Fact.IncidentOpened> incidents() throws Exception {
    return project.facts(Fact.IncidentOpened.class);
  }

  private Fact.IncidentOpened onlyIncident() throws Exception {
    assertThat(incidents()).as("%s", project.lastSaid()).hasSize(1);
    return incidents().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "python/002-no-carets-3-8|KeyError: 'learning_rate' (no_carets_3_8.py:6 in load)",
        "python/001-carets|ZeroDivisionError: division by zero (/srv/app/carets.py:9 in mean)",
        "python/003-bare-exception|Exception (/srv/app/bare_exception.py:5 in step)",
        "python/004-timeout-expired|subprocess.TimeoutExpired: Command '['sleep', '5']' timed out",
        "python/005-cancelled|asyncio.exceptions.CancelledError (/srv/app/cancelled.py:7 in"
            + " worker)",
        "python/007-chained-context|RuntimeError: no checkpoint in /srv/app/none/last.ckpt",
        "go/001-panic-string|panic: loss is no number (/srv/job/main.go:7 in main.train)",
        "go/008-deadlock|fatal error: all goroutines are asleep - deadlock! (/srv/job/main.go:6 in",
        "rust/002-short-backtrace|panic: loss is no number (src/main.rs:3 in main::train)",
        "jvm/001-uncaught|java.lang.IllegalStateException: step 3 (uncaught.java:5 in"
            + " uncaught.step)",
        "jvm/002-causes|java.lang.RuntimeException: java.lang.IllegalStateException: no checkpoint",
        "jvm/031-logback|java.lang.IllegalStateException: shard 3 (logback.java:14 in"
            + " logback.main)",
        "node/001-error-boom|Error: boom (/srv/app/error_boom.js:3 in step)",
        "node/002-type-error|TypeError: Cannot read properties of undefined (reading 'length')"
            + " (/srv",
      })
  void theLastThingSaidIsATrace(String sample, String cause) throws Exception {
    for (String prefix : List.of("", "[rank0]: ", "2026-11-21 10:00:00,123 ERROR ")) {
      Files.deleteIfExists(project.layout.journal());
      project
          .sentry(
              "run",
              "--one-shot",
              "--",
              "sh",
              "-c",
              "sed \"s/^/" + prefix + "/\" " + TRACES.resolve(sample + ".txt") + "; exit 3")
          .endedWith(3);
      assertThat(onlyIncident().detector()).isEqualTo("traceback");
      assertThat(onlyIncident().cause().replaceAll("''", "'")).startsWith(cause);
    }
  }

  @Test
  void aTraceThatEndsARunIsNoPartOfTheNext() throws Exception {
    project.config(
        "process: {restart_policy: {backoff: fixed, cooldown_seconds: 0, max_restarts: 1}}");
    project
        .sentry(
            "run",
            "--",
            "sh",
            "-c",
            "[ -e again ] && { printf '\\tat more.Frames.go(Frames.java:1)\\nrather quiet\\n';"
                + " exit 4; }; touch again; cat "
                + TRACES.resolve("jvm/001-uncaught.txt")
                + "; exit 3")
        .endedWith(93);
    assertThat(incidents()).hasSize(2);
    assertThat(incidents().getFirst().detector()).isEqualTo("traceback");
    assertThat(incidents().getLast().detector()).isEqualTo("exit_code");
  }

  @Test
  void oneDeathThatAllDetectorsSeeIsOneIncidentAndOneRestart() throws Exception {
    project.config(
        """
        process: {restart_policy: {backoff: fixed, cooldown_seconds: 0, max_restarts: 5}}
        detectors:
          - {kind: pattern, name: oom, regex: 'CUDA out of memory'}
          - {kind: traceback}
          - {kind: exit_code}
        """);
    project.script(
        "job.py",
        """
        import os, sys
        if os.path.exists('again'):
            sys.exit(0)
        open('again', 'w').close()
        class OutOfMemoryError(RuntimeError):
            pass
        OutOfMemoryError.__module__ = 'torch'
        raise OutOfMemoryError('CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total'
                               ' capacity of 79.15 GiB of which 1.44 GiB is free.')
        """);
    project.sentry("run", "--", "python3", "job.py").endedWith(0);
    assertThat(onlyIncident().cause()).contains("CUDA out of memory");
    assertThat(project.facts(Fact.RestartPlanned.class)).hasSize(1);
    assertThat(project.facts(Fact.Launched.class)).hasSize(2);
  }

  @Test
  void whatIsNoTextAndALineOfFiftyMegabytesHideNoDeath() throws Exception {
    project
        .sentry(
            "run",
            "--one-shot",
            "--",
            "perl",
            "-e",
            "binmode(STDOUT); print \"a\\0b\\0\\n"
                + "\", \"\\xff\\xfe\\x80\\xc3\\x28\\n"
                + "\", \"\\r"
                + "\\n"
                + "\\r"
                + "\\e[31mred\\n"
                + "\", \"\\e]0;\", \"\\e[\", 'x' x 50_000_000, \"\\n"
                + "\", \"\\xe2\\x82\"; print \"line $_\\n"
                + "\" for 1 .. 1_000_000; print \"\\n"
                + "ValueError: not the one\\n"
                + "\"; exec 'cat "
                + TRACES.resolve("python/001-carets.txt")
                + "; exit 1'")
        .endedWith(1);
    assertThat(onlyIncident().cause()).startsWith("ZeroDivisionError: division by zero (");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"(a+)+$", "(a|aa)+$", "(.*a){20}", "(\\w+\\s?)*!!$"})
  void noExpressionHoldsUpWhatIsSeenNext(String regex) throws Exception {
    project.config(
        """
        process: {lifecycle: one_shot}
        detectors:
          - {kind: pattern, name: evil, regex: '%s', not: 'b$'}
        rules:
          - {name: seen, match: {detector: catalogue/cuda-out-of-memory}, action: {kind: abort}}
        """
            .formatted(regex));
    // Each line ends in a way that makes a backtracking engine try everything.
    Outcome outcome =
        project.sentry(
            "run",
            "--",
            "sh",
            "-c",
            "perl -e 'print \"a\" x 30_000, \"b\\n"
                + "\" for 1 .. 100'; echo 'torch.OutOfMemoryError: CUDA out of memory. Tried to"
                + " allocate 2.00 GiB.'; sleep 100");
    outcome.says("rule `seen`");
    assertThat(outcome.took()).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void aLogThatIsRenamedOrCutIsReadOnceAndWhole() throws Exception {
    Path log = project.root.resolve("app.log");
    Process job = new ProcessBuilder("sleep", "600").directory(project.root.toFile()).start();
    try {
      project.config(
          """
          process:
            kind: attach
            attach: {pid: %d, log_path: app.log}
          detectors:
            - {name: errors, kind: pattern, regex: '^ERROR .* whole$', cooldown_seconds: 0}
          """
              .formatted(job.pid()));
      Files.writeString(log, "");
      SentryRun run = project.start("run");
      Wait.until(() -> "it is attached: " + project.lastSaid(), () -> run.said().contains("is up"));
      var expected = new StringBuilder();
      for (int turn = 0; turn < 6; turn++) {
        say(log, expected, "line " + turn + "\n");
        say(log, expected, "ERROR " + turn + " in two ");
        say(log, expected, "pieces, but whole\n");
        say(log, expected, "half a line, and the file is ");
        if (turn % 2 == 0) {
          Files.move(log, project.root.resolve("app.log." + turn));
          expected.append('\n');
          say(log, expected, "renamed " + turn + "\n");
        } else {
          say(log, expected, "cut\n");
          untilShown(run, expected);
          Files.copy(
              log, project.root.resolve("app.log." + turn), StandardCopyOption.REPLACE_EXISTING);
          Files.writeString(log, "", StandardOpenOption.TRUNCATE_EXISTING);
          Wait.pause(Duration.ofMillis(300));
        }
        untilShown(run, expected);
      }
      run.signal("INT");
      run.end().endedWith(0);
      assertThat(Files.readString(run.out())).isEqualTo(expected.toString());
      assertThat(project.facts(Fact.NoticeTaken.class))
          .extracting(it -> it.notice().message())
          .containsExactly(
              "ERROR 0 in two pieces, but whole",
              "ERROR 1 in two pieces, but whole",
              "ERROR 2 in two pieces, but whole",
              "ERROR 3 in two pieces, but whole",
              "ERROR 4 in two pieces, but whole",
              "ERROR 5 in two pieces, but whole");
    } finally {
      job.destroyForcibly().waitFor();
    }
  }

  private static void say(Path log, StringBuilder expected, String text) throws Exception {
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    expected.append(text);
  }

  private static void untilShown(SentryRun run, StringBuilder expected) throws Exception {
    Wait.until(
        () -> "everything is shown:\n" + expected,
        () -> Files.readString(run.out()).contentEquals(expected));
  }
}
