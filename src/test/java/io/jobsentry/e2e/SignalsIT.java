package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.policy.RestartSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of signals, of the terminal, and of a pipe that closes. */
@Timeout(300)
final class SignalsIT {
  private final Project project;

  SignalsIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  @Test
  void theFirstInterruptStopsTheJobGently() throws Exception {
    SentryRun run = ready("trap 'echo tidied up; exit 5' INT");
    run.signal("INT");
    run.end()
        .endedWith(5)
        .prints("tidied up")
        .says("stopping job #1: interrupted by SIGINT", "stopped, exit 5");
    sound();
  }

  @Test
  void theSecondInterruptEscalates() throws Exception {
    SentryRun run = ready("trap '' INT; trap 'exit 6' TERM");
    run.signal("INT");
    Wait.until("the job is told", () -> project.facts(Fact.StopStepTaken.class).size() == 1);
    run.signal("INT");
    run.end().endedWith(6);
    var steps =
        project.journal().stream().filter(e -> e.fact() instanceof Fact.StopStepTaken).toList();
    assertThat(steps).hasSize(2);
    assertThat(Duration.between(steps.get(0).at(), steps.get(1).at()))
        .as("the job's ten seconds are not waited for")
        .isLessThan(Duration.ofSeconds(9));
    sound();
  }

  @Test
  void aJobThatHearsNothingIsKilledByTheThird() throws Exception {
    SentryRun run = ready("trap '' INT TERM");
    for (int signal = 1; signal <= 3; signal++) {
      int told = signal;
      run.signal("INT");
      Wait.until("step " + signal, () -> project.facts(Fact.StopStepTaken.class).size() >= told);
    }
    run.end().endedWith(137);
  }

  @Test
  void termStopsTheJob() throws Exception {
    SentryRun run = ready("trap 'exit 8' TERM");
    run.signal("TERM");
    run.end().endedWith(8);
  }

  @Test
  void otherSignalsArePassedOn() throws Exception {
    SentryRun run =
        ready(
            "trap 'echo hup >> heard' HUP; trap 'echo usr1 >> heard' USR1;"
                + " trap 'echo usr2 >> heard' USR2");
    run.signal("HUP");
    Wait.until("HUP is heard", () -> project.lines("heard").equals(List.of("hup")));
    run.signal("USR1");
    Wait.until("USR1 is heard", () -> project.lines("heard").equals(List.of("hup", "usr1")));
    run.signal("USR2");
    Wait.until(
        "USR2 is heard", () -> project.lines("heard").equals(List.of("hup", "usr1", "usr2")));
    project.sentry("stop").endedWith(0);
    run.end().says("SIGHUP is passed on", "SIGUSR1 is passed on", "SIGUSR2 is passed on");
  }

  @Test
  void aClosedPipeDoesNotStopTheJob() throws Exception {
    SentryRun run =
        project.shell(
            "exec \"$sentry\" run -- sh -c"
                + " 'while :; do echo tick; echo tick >> ticks; sleep 0.02; done' | head -n 1");
    project.up(1);
    Wait.until(
        () -> "it is said that nobody reads: " + project.lastSaid(),
        () -> run.said().contains("no longer shown here"));
    int then = project.lines("ticks").size();
    Wait.until("the job goes on", () -> project.lines("ticks").size() > then + 20);
    project.sentry("stop").endedWith(0);
    assertThat(run.end().out()).isEqualTo("tick\n");
    assertThat(project.facts(Fact.Launched.class)).hasSize(1);
  }

  @Test
  void inTheBackgroundItPrintsItsPidAndTheJobRuns() throws Exception {
    Outcome detached = project.sentry("run", "--detach", "--", "sleep", "3600").endedWith(0);
    long pid = Long.parseLong(detached.out().strip());
    assertThat(Project.alive(pid)).isTrue();
    long job = project.up(1);
    detached.says("pid " + pid, "the job has pid " + job);
    project.sentry("status").prints("supervising, pid " + pid, "pid " + job);
    project.sentry("stop").endedWith(0);
    assertThat(Project.alive(job)).isFalse();
    Wait.until("the supervisor ends", () -> !Project.alive(pid));
  }

  @Test
  void whatIsRefusedInTheBackgroundIsToldInTheForeground() throws Exception {
    project
        .sentry("run", "--detach", "--", "./no-such-program")
        .endedWith(126)
        .printsNothing()
        .says("`./no-such-program`", "not started, exit 126");
    SentryRun run = project.start("run", "--", "sleep", "3600");
    project.up(1);
    project
        .sentry("run", "--detach", "--", "sleep", "3600")
        .endedWith(4)
        .printsNothing()
        .says("another sentry supervises", "with pid " + run.pid());
    project.sentry("stop").endedWith(0);
  }

  @Test
  void colourIsForTerminalsAndNotForThoseWhoDoNotWantIt() throws Exception {
    String once = "script -qec \"'$sentry' run --one-shot -- true\" /dev/null";
    project.with("TERM", "xterm");
    assertThat(project.shell(once).end().endedWith(0).out()).contains("\u001b[2m");
    assertThat(project.sentry("run", "--one-shot", "--", "true").err()).doesNotContain("\u001b");
    project.with("NO_COLOR", "1");
    assertThat(project.shell(once).end().endedWith(0).out()).doesNotContain("\u001b[");
  }

  @Test
  void whatIsMeantForProgramsParses() throws Exception {
    project.sentry("run", "--one-shot", "--", "echo", "hello").endedWith(0);
    project.sentry("status", "--json").endedWith(0).json();
    project.sentry("version", "--json").endedWith(0).json();
    project.sentry("config", "show", "--json").endedWith(0).json();
    project.sentry("logs", "--json").endedWith(0).prints("hello").json();
    project.sentry("stop", "--json").endedWith(0).json();
  }

  /** A job that has set its traps. */
  private SentryRun ready(String traps) throws Exception {
    SentryRun run =
        project.start(
            "run", "--", "sh", "-c", traps + "; touch ready; while :; do sleep 0.05; done");
    project.up(1);
    Wait.until("the traps are set", () -> project.root.resolve("ready").toFile().exists());
    return run;
  }

  private void sound() throws Exception {
    project.hasASoundHistory(RestartSettings.STANDARD, Lifecycle.RESTART_ON_FAILURE);
  }
}
