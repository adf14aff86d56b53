package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of the machine: of git and of coding agents. */
final class DoctorMachineTest {
  private final Path folder;
  private final Path bin;
  private final Path project;

  DoctorMachineTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.bin = Files.createDirectory(folder.resolve("bin"));
    this.project = Files.createDirectory(folder.resolve("project"));
  }

  @Test
  void tellsTheVersionsOfAgents() throws Exception {
    program("claude", "echo; echo 2.1.0 '(Claude Code)'");
    program("codex", "cat; echo codex 1.2; echo more");
    assertThat(facts("agents"))
        .containsExactly(
            "ok: claude: 2.1.0 (Claude Code)",
            "ok: codex: codex 1.2",
            "ok: not on the PATH: gemini, opencode, aider");
  }

  @Test
  void warnsOfAnAgentThatDoesNotWork() throws Exception {
    program("gemini", "echo no such module >&2; exit 3");
    assertThat(facts("agents").getFirst())
        .isEqualTo("warning: `gemini --version` ended with 3: no such module");
  }

  @Test
  void doesNotWaitForAnAgentThatHangs() throws Exception {
    program("aider", "trap '' TERM; exec /bin/sleep 600");
    assertThat(facts("agents").getFirst())
        .isEqualTo("warning: `aider --version` did not answer within 5 s");
  }

  @Test
  void notesThatThereIsNoAgentAndNoGit() throws Exception {
    assertThat(facts("agents").getFirst()).startsWith("note: no coding agent");
    assertThat(facts("git")).containsExactly("note: there is no `git` on the PATH");
  }

  @Test
  void asksGitWhoCommits() throws Exception {
    Ran.needs("git");
    Files.createSymbolicLink(bin.resolve("git"), Path.of("/usr/bin/git"));
    assertThat(facts("git")).containsExactly("note: the project is not in a git repository");

    Ran.with(environment(), "/usr/bin/git", "init", "-q", project.toString());
    assertThat(facts("git"))
        .containsExactly("warning: git does not know `user.name`, `user.email`");

    Files.writeString(folder.resolve(".gitconfig"), "[user]\nname = A\nemail = a@example.org\n");
    assertThat(facts("git").getFirst()).startsWith("ok: git version");
  }

  private void program(String name, String script) throws Exception {
    Path file = bin.resolve(name);
    Files.writeString(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Map<String, String> environment() {
    return new HashMap<>(
        Map.of("PATH", bin.toString(), "HOME", folder.toString(), "GIT_CONFIG_NOSYSTEM", "1"));
  }

  private List<String> facts(String check) throws Exception {
    Said said =
        Said.in(
            environment(), Console.Terminals.NONE, "doctor", "--json", "-C", project.toString());
    var object = (Json.Obj) JsonText.parse(said.out());
    return ((Json.Arr) object.get("findings").orElseThrow())
        .items().stream()
            .map(it -> (Json.Obj) it)
            .filter(it -> it.text("check").orElse("").equals(check))
            .map(it -> it.text("state").orElse("") + ": " + it.text("fact").orElse(""))
            .toList();
  }
}
