package io.jobsentry.cli;

import io.jobsentry.model.Layout;
import io.jobsentry.process.Background;
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
    Process supervisor = Background.start(command, console.cwd(), output);
    long looks = PATIENCE.dividedBy(LOOK);
    for (long i = 0; i < looks && supervisor.isAlive(); i++) {
      Optional<StateReading> state = StateReading.of(layout);
      if (state.filter(s -> s.number("supervisor_pid") == supervisor.pid()).isPresent()
          && (state.get().phaseName().equals("up") || state.get().phaseName().equals("held"))) {
        console.out().println(supervisor.pid());
        console
            .err()
            .println(
                "sentry: supervising in the background with pid "
                    + supervisor.pid()
                    + (state.get().phaseName().equals("up")
                        ? ", the job has pid " + state.get().phase().number("pid").orElse(0)
                        : ", the job is paused; `sentry resume` starts it"));
        return ExitStatus.OK.code();
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

  /** What a supervisor said that is over already: its words and its status become ours. */
  private void repeat(Path output, long from) throws IOException {
    byte[] said = Files.readAllBytes(output);
    console.err().write(said, (int) from, said.length - (int) from);
    console.err().flush();
  }
}
