package io.jobsentry.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Which coding agents are there, and in which versions. All are asked at once. */
final class AgentCheck implements Check {
  private static final List<String> KNOWN =
      List.of("claude", "codex", "gemini", "opencode", "aider");

  private final Duration patience;

  AgentCheck(Duration patience) {
    this.patience = patience;
  }

  @Override
  public String name() {
    return "agents";
  }

  @Override
  public List<Finding> look(Patient patient) {
    Map<String, Future<Finding>> asked = new LinkedHashMap<>();
    var missing = new ArrayList<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String name : KNOWN) {
        Optional<Program> program = Program.onPath(name, patient.environment());
        if (program.isEmpty()) {
          missing.add(name);
        } else {
          asked.put(name, threads.submit(() -> version(name, program.get())));
        }
      }
    }
    var findings = new ArrayList<Finding>();
    for (Future<Finding> answer : asked.values()) {
      try {
        findings.add(answer.get());
      } catch (ExecutionException e) {
        findings.add(broken("an agent cannot be started: " + e.getCause()));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    if (asked.isEmpty()) {
      findings.add(
          Finding.note(
              this,
              "no coding agent is on the PATH: " + String.join(", ", missing),
              "rules and restarts work without; nothing would write a fix",
              "install one of them, if code is to be mended"));
    } else if (!missing.isEmpty()) {
      findings.add(Finding.ok(this, "not on the PATH: " + String.join(", ", missing)));
    }
    return findings;
  }

  private Finding version(String name, Program program) throws InterruptedException {
    try {
      // In no folder of the project: some of them make files where they stand.
      Program.Answer answer = program.ask(Path.of("/"), patience, List.of("--version"));
      if (answer.status().isEmpty()) {
        return broken(
            "`" + name + " --version` did not answer within " + patience.toSeconds() + " s");
      }
      return answer.status().get() == 0
          ? Finding.ok(this, name + ": " + answer.text())
          : broken(
              "`"
                  + name
                  + " --version` ended with "
                  + answer.status().get()
                  + ": "
                  + answer.text());
    } catch (IOException e) {
      return broken("`" + name + "` cannot be started: " + e.getMessage());
    }
  }

  private Finding broken(String fact) {
    return Finding.warning(
        this, fact, "it could not be asked for a fix either", "install it again, or remove it");
  }
}
