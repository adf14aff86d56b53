package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jobsentry.core.Fact;
import io.jobsentry.model.JobExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that the kernel kills in a real cgroup, where this machine lets us make one. */
@Timeout(600)
final class OutOfMemoryIT {
  private static final String HUNGRY = "python3 -c 'x = bytearray(200_000_000)'";

  private final Project project;
  private Path group = Path.of("");

  OutOfMemoryIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @BeforeEach
  void limit() {
    try {
      group = made();
    } catch (IOException e) {
      abort("no cgroup can be made here: " + e.getMessage());
    }
  }

  private static Path made() throws IOException {
    String name = "sentry-test-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    Path one = Path.of("/sys/fs/cgroup/memory");
    if (Files.isDirectory(one)) {
      Path made = Files.createDirectory(one.resolve(name));
      Files.writeString(made.resolve("memory.limit_in_bytes"), "40000000");
      return made;
    }
    Path made = Files.createDirectory(Path.of("/sys/fs/cgroup").resolve(name));
    Files.writeString(made.resolve("memory.max"), "40000000");
    return made;
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
    if (!group.toString().isEmpty()) {
      Wait.until(
          "the cgroup can be removed", () -> group.toFile().delete() || !Files.exists(group));
    }
  }

  private String inside(String script) {
    return "echo $$ > " + group + "/cgroup.procs; " + script;
  }

  private Fact.IncidentOpened incident() throws Exception {
    assertThat(project.facts(Fact.IncidentOpened.class)).hasSize(1);
    return project.facts(Fact.IncidentOpened.class).getFirst();
  }

  @Test
  void aJobThatTheKernelKillsForWantOfMemorySaysSo() throws Exception {
    project.config("process: {lifecycle: one_shot}");
    project
        .sentry("run", "--", "sh", "-c", inside("exec " + HUNGRY))
        .endedWith(137)
        .says("was killed by SIGKILL: out of memory (cgroup /" + group.getFileName());
    assertThat(project.facts(Fact.JobEnded.class).getFirst().exit())
        .isInstanceOfSatisfying(
            JobExit.Killed.class, killed -> assertThat(killed.shortage()).isPresent());
    assertThat(incident().cause()).contains("memory", group.getFileName().toString());
  }

  @Test
  void aKillFromElsewhereIsNotTakenForWantOfMemory() throws Exception {
    project.config("process: {lifecycle: one_shot}");
    project
        .sentry("run", "--", "sh", "-c", inside("kill -9 $$"))
        .endedWith(137)
        .says("was killed by SIGKILL");
    assertThat(project.facts(Fact.JobEnded.class).getFirst().exit())
        .isEqualTo(new JobExit.Killed(9, false));
  }

  @Test
  void aChildThatWasKilledIsWhyTheJobFailed() throws Exception {
    project.config("process: {lifecycle: one_shot}");
    // Sentry looks again for the cgroup that the job is in a moment after its start.
    String known =
        "until grep -q " + group.getFileName() + " .sentry/run/1/memory; do sleep 0.05; done; ";
    project
        .sentry("run", "--", "sh", "-c", inside(known + "{ " + HUNGRY + "; } 2> /dev/null; exit 1"))
        .endedWith(1);
    assertThat(incident().detector()).isEqualTo("oom_kill");
    assertThat(incident().cause()).contains("the kernel killed ", "for want of memory");
  }

  @Test
  void aRuleAnswersIt() throws Exception {
    project.config(
        """
        process:
          restart_policy: {backoff: fixed, cooldown_seconds: 0, max_restarts: 3}
        rules:
          - name: smaller
            match: {detector: exit_code, message_regex: 'out of memory'}
            action: {kind: restart_with_env, set: {SIZE: half}}
        """);
    String hungry = "exec python3 -c 'import os; x = bytearray(int(os.environ[\"SIZE\"]))'";
    project
        .with("SIZE", "40000000")
        .sentry("run", "--", "sh", "-c", "echo $SIZE >> sizes; " + inside(hungry))
        .endedWith(0)
        .says("rule `smaller`");
    assertThat(project.lines("sizes")).containsExactly("40000000", "20000000");
  }
}
