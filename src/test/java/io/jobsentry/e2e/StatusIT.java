package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sentry status}, when things are not as they were written down. */
@Timeout(300)
final class StatusIT {
  private final Project project;

  StatusIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  @Test
  void afterTheDeathOfSentryItSaysWhoLivesSinceWhenAndWhatToType() throws Exception {
    long job = orphan("exec sleep 3600");
    project
        .sentry("status")
        .endedWith(0)
        .prints("no supervisor runs", "#1 up for ", "pid " + job)
        .says("hint: the job goes on without a supervisor: `sentry run`", "`sentry stop`");
    Json.Obj json = project.sentry("status", "--json").endedWith(0).json();
    assertThat(member(json, "supervisor").flag("running")).isFalse();
    assertThat(member(json, "job").flag("alive")).isTrue();
    assertThat(member(json, "job").number("pid")).hasValue(job);
    assertThat(member(json, "job").text("since")).isPresent();
    assertThat(json.text("hint").orElse("")).contains("`sentry run`", "`sentry stop`");
    project.sentry("stop").endedWith(0);
    assertThat(Project.alive(job)).isFalse();
  }

  @Test
  void theJobsOwnDeathIsSeenWithoutASupervisor() throws Exception {
    long job = orphan("until [ -e go ]; do sleep 0.05; done; exit 6");
    Files.writeString(project.root.resolve("go"), "");
    Wait.until("the job is gone", () -> !Project.alive(job));
    Wait.until(
        "its end is written down",
        () -> project.sentry("status").out().contains("#1 exited with 6"));
    project.sentry("status").prints("no supervisor runs").says("`sentry run` goes on with it");
    Json.Obj json = project.sentry("status", "--json").json();
    assertThat(member(json, "job").flag("alive")).isFalse();
    assertThat(member(json, "job").number("status")).hasValue(6);
    project.sentry("stop").endedWith(0);
  }

  @Test
  void aPidThatAStrangerHasNowIsNotTheJobAndIsNotSignalled() throws Exception {
    long job = orphan("exec sleep 3600");
    long stub = parent(job);
    ProcessHandle.of(stub).orElseThrow().destroyForcibly();
    ProcessHandle.of(job).orElseThrow().destroyForcibly();
    Wait.until("both are gone", () -> !Project.alive(job) && !Project.alive(stub));
    notAlive();

    Process stranger = new ProcessBuilder("sleep", "3600").start();
    try {
      // As if the kernel had given the pids to somebody else.
      String now = Long.toString(stranger.pid());
      Path identity = project.layout.run().resolve("1/identity");
      Files.writeString(
          identity,
          Files.readString(identity)
              .replace("pid " + job + "\n", "pid " + now + "\n")
              .replace("stub " + stub + " ", "stub " + now + " "));
      Path supervisor = project.layout.run().resolve("supervisor");
      Files.writeString(
          supervisor, Files.readString(supervisor).replaceFirst("pid=\\d+", "pid=" + now));
      notAlive();
      project.sentry("status").prints("no supervisor runs");
      project.sentry("stop").endedWith(0);
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  private void notAlive() throws Exception {
    Json.Obj json = project.sentry("status", "--json").endedWith(0).json();
    assertThat(member(json, "job").flag("alive")).isFalse();
    assertThat(member(json, "supervisor").flag("running")).isFalse();
    assertThat(project.sentry("status").out()).doesNotContain(" up for ");
  }

  /** A job whose supervisor was killed. */
  private long orphan(String script) throws Exception {
    SentryRun run = project.start("run", "--", "sh", "-c", script);
    long job = project.up(1);
    run.kill();
    return job;
  }

  private static long parent(long pid) throws Exception {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[1]);
  }

  private static Json.Obj member(Json.Obj json, String name) {
    return (Json.Obj) json.get(name).orElseThrow();
  }
}
