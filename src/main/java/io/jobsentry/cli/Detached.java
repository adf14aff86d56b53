package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.process.Background;
import io.jobsentry.process.JobHost;
import io.jobsentry.process.LocalHost;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A supervisor in the background: started, and waited for until its job is up. */
final class Detached {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(20);

  /** For so many looks in a row it must be up. */
  private static final int STEADY_LOOKS = 5;

  private final Console console;
  private final Layout layout;

  Detached(Console console, Layout layout) {
    this.console = console;
    this.layout = layout;
  }

  /**
   * @param words of the command line that the background process gets
   */
  int start(List<String> words) throws IOException, RefusalException, InterruptedException {
    String launcher = System.getProperty("jobsentry.launcher", "");
    if (launcher.isEmpty()) {
      throw RefusalException.failed(
          "the way back to the launcher is unknown", "start sentry by its launcher, `bin/sentry`");
    }
    Home.prepare(layout);
    Path output = layout.logs().resolve("sentry.out");
    var command = new ArrayList<String>(List.of(launcher));
    command.addAll(words);
    long before = Files.exists(output) ? Files.size(output) : 0;
    long newest = StateReading.of(layout).map(s -> s.number("incarnations")).orElse(0L);
    Process supervisor = Background.start(command, console.cwd(), output);
    long looks = PATIENCE.dividedBy(LOOK);
    int steady = 0;
    for (long i = 0; i < looks && supervisor.isAlive(); i++) {
      Optional<StateReading> state =
          StateReading.of(layout).filter(s -> s.number("supervisor_pid") == supervisor.pid());
      if (state.isPresent()) {
        switch (state.get().phaseName()) {
          case "up" -> {
            // A job that fails at once is up for a moment, too, and longer in the eyes of a
            // supervisor
            // that has only just begun.
            steady = lives(state.get()) ? steady + 1 : 0;
            if (steady >= STEADY_LOOKS) {
              return up(supervisor.pid(), state.get());
            }
          }
          case "held" -> {
            if (isPaused(state.get())) {
              return up(supervisor.pid(), state.get());
            }
          }
          case "waiting" -> refuseAFailedStart(state.get(), newest, supervisor.pid());
          default -> steady = 0;
        }
      }
      Thread.sleep(LOOK);
    }
    if (supervisor.isAlive()) {
      throw RefusalException.failed(
          "the job is not up after " + PATIENCE.toSeconds() + " s; the supervisor goes on trying",
          "`" + output + "` tells why");
    }
    repeat(output, before);
    return supervisor.exitValue();
  }

  private boolean lives(StateReading state) {
    int number = (int) state.phase().number("incarnation").orElse(0);
    return number > 0
        && new LocalHost(layout, Clock.SYSTEM, 0).look(new Incarnation(number))
            instanceof JobHost.Sighting.Alive;
  }

  private static boolean isPaused(StateReading state) {
    return state.json().text("desired").orElse("").equals("paused");
  }

  private int up(long supervisor, StateReading state) {
    console.out().println(supervisor);
    console
        .err()
        .println(
            "sentry: supervising in the background with pid "
                + supervisor
                + (state.phaseName().equals("up")
                    ? ", the job has pid " + state.phase().number("pid").orElse(0)
                    : ", the job is paused; `sentry resume` starts it"));
    return ExitStatus.OK.code();
  }

  /**
   * The job has ended already, or could not be started, and there is a wait before the next try.
   *
   * @param newest the newest incarnation before this one's; how that ended is no news
   */
  private static void refuseAFailedStart(StateReading state, long newest, long supervisor)
      throws RefusalException {
    Optional<Json.Obj> ending =
        state.object("last_ending").filter(e -> e.number("incarnation").orElse(0) > newest);
    String what =
        ending
            .map(
                e ->
                    "job #"
                        + e.number("incarnation").orElse(0)
                        + " "
                        + e.text("words").orElse("has ended"))
            .orElse("the job is not up: " + state.phase().text("why").orElse("it waits"));
    throw RefusalException.failed(
        what + "; the supervisor with pid " + supervisor + " goes on trying",
        "`sentry logs` shows what the job printed, `sentry stop` ends the run");
  }

  /** What a supervisor said that is over already: its words and its status become ours. */
  private void repeat(Path output, long from) throws IOException {
    byte[] said = Files.readAllBytes(output);
    console.err().write(said, (int) from, said.length - (int) from);
    console.err().flush();
  }
}
