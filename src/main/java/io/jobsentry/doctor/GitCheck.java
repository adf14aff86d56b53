package io.jobsentry.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Whether there is a git that knows who commits, for fixes on branches of their own. */
final class GitCheck implements Check {
  private static final String BRANCHES = "fixes are kept on branches of their own";

  @Override
  public String name() {
    return "git";
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    var environment = new HashMap<>(patient.environment());
    environment.put("GIT_OPTIONAL_LOCKS", "0");
    environment.put("GIT_TERMINAL_PROMPT", "0");
    Optional<Program> git = Program.onPath("git", environment);
    if (git.isEmpty()) {
      return List.of(
          Finding.note(
              this,
              "there is no `git` on the PATH",
              BRANCHES + "; everything else works without",
              "install git"));
    }
    Path root = patient.layout().root();
    try {
      if (!ask(git.get(), root, "rev-parse", "--is-inside-work-tree").equals("true")) {
        return List.of(
            Finding.note(
                this,
                "the project is not in a git repository",
                BRANCHES + "; everything else works without",
                "`git init`, and commit what is there"));
      }
      var unknown = new ArrayList<String>();
      for (String key : List.of("user.name", "user.email")) {
        if (ask(git.get(), root, "config", "--get", key).isEmpty()) {
          unknown.add(key);
        }
      }
      return List.of(
          unknown.isEmpty()
              ? Finding.ok(this, ask(git.get(), root, "--version") + ", and it knows who commits")
              : Finding.warning(
                  this,
                  "git does not know " + Words.some(unknown, 2),
                  "it refuses to commit for somebody without a name",
                  "`git config --global " + unknown.getFirst() + " …`"));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Empty where it refuses or is too slow. */
  private static String ask(Program git, Path root, String... words)
      throws IOException, InterruptedException {
    Program.Answer answer = git.ask(root, Program.PATIENCE, List.of(words));
    return answer.status().equals(Optional.of(0)) ? answer.text() : "";
  }
}
