package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.policy.RestartSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands to a supervisor that runs, and to one that dies. */
@Timeout(600)
final class PauseIT {
  private static final String POLITE = "trap 'exit 5' TERM; while :; do sleep 0.05; done";

  private final Project project;

  PauseIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  @Test
  void aPauseHoldsUntilResumeAcrossTheDeathOfSentry() throws Exception {
    SentryRun run = project.start("run", "--", "sh", "-c", POLITE);
    long job = project.up(1);
    project.sentry("pause").endedWith(0).says("paused");
    assertThat(Project.alive(job)).isFalse();
    Wait.pause(Duration.ofSeconds(2));
    assertThat(run.alive()).as("a pause ends no run").isTrue();

    run.kill();
    project.sentry("status").endedWith(0).prints("no supervisor runs", "paused");
    SentryRun next = project.start("run");
    Wait.until(
        "the next sentry is there", () -> project.facts(Fact.SupervisorBegan.class).size() == 2);
    Wait.pause(Duration.ofSeconds(2));
    assertThat(project.facts(Fact.Launched.class)).as("it stays paused").hasSize(1);
    assertThat(next.said()).contains("paused", "`sentry resume`");

    project.sentry("resume").endedWith(0).says("up as #2");
    assertThat(Project.alive(project.up(2))).isTrue();
    project.sentry("stop").endedWith(0);
    next.end().endedWith(5);
    project.hasASoundHistory(RestartSettings.STANDARD, Lifecycle.RESTART_ON_FAILURE);
  }

  @Test
  void commandsAreAnsweredInUnderASecondAndJournalled() throws Exception {
    SentryRun run = project.start("run", "--", "sh", "-c", POLITE);
    project.up(1);
    for (int i = 0; i < 3; i++) {
      for (String verb : List.of("reset", "pause", "resume", "restart")) {
        project.sentry(verb, "--json").endedWith(0).json();
      }
    }
    project.sentry("stop").endedWith(0).says("nothing of the job is left");
    run.end();
    assertThat(project.facts(Fact.CommandTaken.class)).hasSize(13);
    assertThat(project.facts(Fact.CommandAnswered.class)).hasSize(13);
    assertThat(project.facts(Fact.CommandAnswered.class)).allMatch(Fact.CommandAnswered::ok);
    project.hasASoundHistory(RestartSettings.STANDARD, Lifecycle.RESTART_ON_FAILURE);

    // From the moment in the command's id, which is when it was given.
    var millis = new ArrayList<Long>();
    for (var entry : project.journal()) {
      if (entry.fact() instanceof Fact.CommandAnswered(var id, boolean _, var _)) {
        millis.add(entry.at().toEpochMilli() - Long.parseLong(id.substring(0, 14)));
      }
    }
    Collections.sort(millis);
    System.out.printf(
        "commands: answered after p50 %d ms, max %d ms%n",
        millis.get(millis.size() / 2), millis.getLast());
    assertThat(millis.get(millis.size() / 2)).isLessThan(1_000);
  }

  @Test
  void aCommandDuringTheDeathOfSentryIsCarriedOutOnceOrRefused() throws Exception {
    var random = new Random(7);
    for (int i = 0; i < 4; i++) {
      SentryRun run = project.start("run", "--", "sh", "-c", POLITE);
      project.up(1);
      SentryRun reset = project.start("reset");
      Wait.pause(Duration.ofMillis(random.nextInt(600)));
      run.kill();
      Outcome outcome = reset.end();
      if (outcome.status() != 0) {
        outcome.endedWith(1).says("the supervisor died before it answered", "hint: `sentry reset`");
      }
    }
    project.sentry("stop").endedWith(0);
    assertThat(project.facts(Fact.Launched.class)).hasSize(1);
    project.hasASoundHistory(RestartSettings.STANDARD, Lifecycle.RESTART_ON_FAILURE);
  }

  @Test
  void whatIsNoCommandIsAnsweredAsSuchAndHoldsNothingUp() throws Exception {
    SentryRun run = project.start("run", "--", "sh", "-c", POLITE);
    project.up(1);
    Path inbox = project.layout.inbox();
    Files.writeString(inbox.resolve("0-garbage.json"), "\0{\"id\":");
    Files.writeString(inbox.resolve("0-verb.json"), "{\"id\":\"0-verb\",\"verb\":\"explode\"}");
    Files.writeString(inbox.resolve("no id at all.json"), "{}");
    Files.createSymbolicLink(inbox.resolve("0-nowhere.json"), Path.of("/nonexistent"));
    Files.createDirectory(inbox.resolve("0-folder.json"));
    project.sentry("reset").endedWith(0).says("the restart budget is whole again");
    for (String name : List.of("0-garbage", "0-verb")) {
      Path answer = project.layout.answers().resolve(name + ".json");
      Wait.until(name + " is answered", () -> Files.exists(answer));
      assertThat(Files.readString(answer)).contains("\"ok\":false");
    }
    project.sentry("stop").endedWith(0);
    run.end().endedWith(5);
    assertThat(project.facts(Fact.CommandTaken.class)).hasSize(2);
  }
}
