package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Old logs, shown to the installed program. */
@Timeout(600)
final class ReplayIT {
  private static final String CONFIG =
      """
      process: {restart_policy: {backoff: fixed, cooldown_seconds: 0, max_restarts: 2}}
      detectors:
        - {kind: pattern, name: oom, regex: 'CUDA out of memory', examples: {match: [CUDA out of memory]}}
      rules:
        - {name: again, match: {detector: oom}, action: {kind: restart}}
      """;

  private final Project project;

  ReplayIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
    project.config(CONFIG);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  @Test
  void aReplayOfWhatAJobPrintedTellsWhatTheRunDid() throws Exception {
    project
        .sentry("run", "--", "sh", "-c", "echo step 1; echo CUDA out of memory; sleep 60")
        .endedWith(93);
    List<Fact.IncidentOpened> real = project.facts(Fact.IncidentOpened.class);
    assertThat(real).hasSize(3);
    String logs = ".sentry/logs/job-0000";
    project
        .sentry("replay", logs + "1.log", logs + "2.log", logs + "3.log")
        .endedWith(0)
        .prints(
            "3 incidents, 3 answers of rules, 2 restarts, and the run would have been over once")
        .prints("gives up: ");
  }

  @Test
  void largeLogsAreReadInLittleMemoryPackedOrPiped() throws Exception {
    byte[] block =
        "2026-01-31 09:30:00 INFO step=1 loss=0.5 and so on, as such lines go on and on\n"
            .repeat(12_000)
            .getBytes(StandardCharsets.UTF_8);
    Path plain = project.root.resolve("old.log");
    try (OutputStream out = Files.newOutputStream(plain);
        OutputStream packed =
            new GZIPOutputStream(Files.newOutputStream(project.root.resolve("old.log.gz")))) {
      for (int i = 0; i < 120; i++) {
        out.write(block);
        packed.write(block);
      }
      byte[] last = "2026-01-31 09:30:00 CUDA out of memory\n".getBytes(StandardCharsets.UTF_8);
      out.write(last);
      packed.write(last);
    }
    project.with("JOBSENTRY_JAVA_OPTIONS", "-Xmx32m");
    project
        .sentry("replay", "old.log")
        .endedWith(0)
        .prints("\n  1440001  2026-01-31 09:30:00  oom");
    project
        .shell("gzip -dc old.log.gz | $sentry replay --json -")
        .end()
        .endedWith(0)
        .prints("\"line\":1440001,", "\"incidents\":1,");
    project.sentry("test", "old.log.gz").endedWith(0).prints("1440001 lines, ");
    project
        .sentry("test", "--junit", "report.xml")
        .endedWith(0)
        .prints("1 example, all as expected");
    project.sentry("why", "--at", "old.log:1440001").endedWith(0).prints("rule `again` answers");
    project.sentry("why-not", "oom", "CUDA error").endedWith(1).prints("a text is missing");
    project.sentry("detectors", "show", "oom").endedWith(0).prints("CUDA out of memory");
  }
}
