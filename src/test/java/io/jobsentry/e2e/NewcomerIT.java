package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who has never seen sentry has a job that fails, and reads at the end why: with the words
 * of the README, in a terminal, and nothing but Enter for an answer.
 */
@Timeout(180)
final class NewcomerIT {
  private static final String JOB =
      """
      def load(settings):
          return settings["lr"]


      for step in range(3):
          print(f"step {step}", flush=True)
      load({})
      """;

  /** For all of it, on a machine that does other things as well. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Project project;
  private final List<String> took = new ArrayList<>();
  private Duration total = Duration.ZERO;

  NewcomerIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  @Test
  void initDoctorRunAndShowTellWhyTheJobFails() throws Exception {
    project.script("train.py", JOB);

    Outcome init = typed("init").endedWith(0);
    init.prints("What starts the job?", "train.py", "wrote    .sentry/sentry.yaml");
    assertThat(Files.readString(project.layout.config())).contains("train.py");

    typed("doctor").endedWith(0).prints("ok  ");

    typed("run").endedWith(93).prints("step 2", "KeyError: 'lr'", "gave up", "6 incidents");

    typed("incidents show last")
        .endedWith(0)
        .prints(
            "# KeyError: 'lr'",
            "### `train.py:2` in `load`",
            "> 2 |     return settings[\"lr\"]",
            "the job exited with 1");

    System.out.printf("newcomer: %s; %d ms in all%n", took, total.toMillis());
    assertThat(total).isLessThan(PATIENCE);
  }

  /** In a terminal, where every question gets Enter. */
  private Outcome typed(String words) throws Exception {
    String script =
        "yes '' 2>/dev/null | head -n 20 | script -qec \"$sentry " + words + "\" /dev/null";
    Outcome outcome = project.shell(script).end();
    took.add(words + " " + outcome.took().toMillis() + " ms");
    total = total.plus(outcome.took());
    return new Outcome(
        outcome.command(),
        outcome.status(),
        outcome.out().replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "").replace("\r", ""),
        outcome.err(),
        outcome.took());
  }
}
