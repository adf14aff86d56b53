package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class InitCommandTest {
  private static final Console.Terminals TERMINAL = Console.Terminals.parse("012");

  private final Path folder;
  private final Path config;

  InitCommandTest(@TempDir Path folder) throws Exception {
    this.folder = Files.createDirectories(folder.resolve("project"));
    this.config = this.folder.resolve(".sentry/sentry.yaml");
  }

  private Said at(Console.Terminals terminals, Path cwd, String typed, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            cwd,
            Map.of("NO_COLOR", "1"),
            terminals);
    int status = Main.run(console, words);
    return new Said(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Said init(String... words) {
    var all = new java.util.ArrayList<>(List.of("init", "--non-interactive"));
    all.addAll(List.of(words));
    return at(Console.Terminals.NONE, folder, "", all.toArray(String[]::new));
  }

  /** Somebody at a terminal types these lines. */
  private Said asked(String... lines) {
    return at(TERMINAL, folder, String.join("\n", lines) + "\n", "init");
  }

  private void file(String name, String... lines) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private Map<String, String> tree() throws Exception {
    var tree = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        tree.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return tree;
  }

  private void check() {
    Said said = at(Console.Terminals.NONE, folder, "", "config", "check");
    assertThat(said.status()).as(said.err()).isZero();
  }

  @Test
  void aFreshConfigPassesItsOwnCheckAndKeepsOutOfGit() throws Exception {
    file("train.py", "print(f'step {i}')");
    Said said = init();
    assertThat(said.err()).isEmpty();
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .startsWith("found    Python   train.py\nstarts   python")
        .endsWith(
            """
            wrote    .sentry/sentry.yaml

            next:
              sentry doctor   whether all that it needs is there
              sentry run      starts the job, and keeps it up
            """);
    check();
    assertThat(tree()).containsOnlyKeys("train.py", ".sentry/.gitignore", ".sentry/sentry.yaml");
    assertThat(tree().get(".sentry/.gitignore")).contains("*\n").contains("!sentry.yaml\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config)))
        .isEqualTo("rw-------");
  }

  @Test
  void twiceIsOnce() throws Exception {
    file("train.py", "print(f'step {i}')");
    init();
    Map<String, String> before = tree();
    Said again = init();
    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("has all of it already: nothing was written");
    assertThat(init("--upgrade").status()).isZero();
    assertThat(init("--force").status()).isZero();
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void anotherConfigThatIsThereIsLeftAlone() throws Exception {
    file("train.py", "pass");
    file(".sentry/sentry.yaml", "process: {command: [a]}");
    Map<String, String> before = tree();
    Said said = init();
    assertThat(said.status()).isEqualTo(ExitStatus.FAILED.code());
    assertThat(said.err())
        .isEqualTo(
            """
            sentry: error: `.sentry/sentry.yaml` is there already, and was left alone

            hint: `--upgrade` adds what is missing in it, `--force` makes it afresh and keeps a copy
            """);
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void upgradingShowsWhatChangesAndKeepsACopyAndTheComments() throws Exception {
    file("train.py", "print(f'step {i}')");
    String mine = "# mine\nprocess:\n  command: [python, train.py]  # so\n";
    file(".sentry/sentry.yaml", mine.stripTrailing());
    Said said = init("--upgrade");
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .contains("--- .sentry/sentry.yaml\n+++ .sentry/sentry.yaml\n@@ -1,3 +1,")
        .contains("\n+progress:\n")
        .contains("kept     what was there, as " + config + ".bak1\n");
    assertThat(Files.readString(config)).startsWith(mine).contains("progress:");
    assertThat(folder.resolve(".sentry/sentry.yaml.bak1")).hasContent(mine);
    check();
    Map<String, String> before = tree();
    assertThat(init("--upgrade").out()).contains("nothing was written");
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void replacingKeepsACopyEachTime() throws Exception {
    file("train.py", "pass");
    file(".sentry/sentry.yaml", "not: [a config");
    file(".sentry/sentry.yaml.bak1", "older");
    Said said = init("--force");
    assertThat(said.status()).isZero();
    assertThat(said.out()).contains("-not: [a config\n").contains("+process:\n");
    assertThat(folder.resolve(".sentry/sentry.yaml.bak1")).hasContent("older\n");
    assertThat(folder.resolve(".sentry/sentry.yaml.bak2")).hasContent("not: [a config\n");
    check();
  }

  @Test
  void aConfigThatCannotBeReadIsRefusedWithItsLine() throws Exception {
    file("train.py", "pass");
    file(".sentry/sentry.yaml", "process:", "  comand: [a]");
    for (String[] words : new String[][] {{}, {"--upgrade"}}) {
      Said said = init(words);
      assertThat(said.status()).isEqualTo(ExitStatus.CONFIG.code());
      assertThat(said.err())
          .startsWith("sentry: error: .sentry/sentry.yaml:2:3: unknown key `comand`")
          .contains(".sentry/sentry.yaml was left alone");
    }
    assertThat(config).hasContent("process:\n  comand: [a]\n");
  }

  @Test
  void whereNothingSaysWhatStartsNothingIsWritten() throws Exception {
    Said said = init();
    assertThat(said.status()).isEqualTo(ExitStatus.FAILED.code());
    assertThat(said.err()).contains("says what starts the job").contains("--command");
    assertThat(tree()).isEmpty();
    assertThat(init("--upgrade").err()).contains("there is no .sentry/sentry.yaml to upgrade");
    assertThat(folder.resolve(".sentry")).doesNotExist();
  }

  @Test
  void aCommandIsSplitAsAShellDoes() throws Exception {
    assertThat(init("--command", "./my\\ job --name 'a \"b\" $c'").status()).isZero();
    assertThat(Files.readString(config)).contains("command: ['./my job', --name, 'a \"b\" $$c']\n");
    check();
    assertThat(init("--force", "--command", "a | b > $HOME/c").out())
        .contains("`|` is for a shell, so the command becomes `sh -c '…'`");
    assertThat(Files.readString(config)).contains("command: [sh, -c, 'a | b > $$HOME/c']\n");
    check();
    Said broken = init("--force", "--command", "a 'b");
    assertThat(broken.status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(broken.err()).contains("a quote (') that is never closed");
  }

  @Test
  void anAutosentryConfigIsTakenOverAndStays() throws Exception {
    file("autosentry.yaml", "# old", "process:", "  command: [a]  # so", "  color: blue");
    Said said = init();
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("made from autosentry.yaml, which stays as it is")
        .contains("`process.color` is not known to sentry");
    assertThat(Files.readString(config))
        .contains("# old\nprocess:\n  command: [a]  # so\n  # not known to sentry: color: blue\n");
    assertThat(tree()).containsKey("autosentry.yaml");
    check();
    Files.delete(config);
    file("autosentry.yaml", "process: [");
    Said bad = init();
    assertThat(bad.status()).isEqualTo(ExitStatus.CONFIG.code());
    assertThat(bad.err()).startsWith("sentry: error: autosentry.yaml:");
    assertThat(config).doesNotExist();
  }

  @Test
  void anImportThatNeedsAHandSaysWhere() throws Exception {
    file(
        ".autosentry/autosentry.yaml",
        "process: {command: [a]}",
        "detectors:",
        "  - {kind: pattern, name: x, regex: '(?=a)'}");
    Said said = init();
    assertThat(said.status()).isEqualTo(ExitStatus.CONFIG.code());
    assertThat(said.err()).contains("sentry: error: .sentry/sentry.yaml:4:");
    assertThat(config).exists();
  }

  @Test
  void agentsGetAllOfItAsJsonAndNothingIsWritten() throws Exception {
    file("train.py", "print(f'step {i}')");
    file("Makefile", "run:", "\t./x");
    Said said = init("--for-agent");
    assertThat(said.err()).isEmpty();
    var json = (Json.Obj) JsonText.parse(said.out());
    assertThat(json.text("change")).contains("new");
    assertThat(json.flag("written")).isFalse();
    assertThat(((Json.Arr) json.get("found").orElseThrow()).items()).hasSize(2);
    assertThat(((Json.Arr) json.get("starts").orElseThrow()).items()).hasSize(2);
    assertThat(((Json.Arr) json.get("missing").orElseThrow()).items()).isEmpty();
    assertThat(json.text("diff").orElseThrow()).contains("+progress:\n");
    assertThat(said.out()).contains("sentry doctor", "sentry run").doesNotContain("\u001b");
    assertThat(folder.resolve(".sentry")).doesNotExist();
  }

  @Test
  void agentsAreToldWhatIsMissing() throws Exception {
    var json = (Json.Obj) JsonText.parse(init("--for-agent").out());
    assertThat(JsonText.compact(json.get("missing").orElseThrow()))
        .contains("\"key\":\"process.command\"");
    assertThat(folder.resolve(".sentry")).doesNotExist();
  }

  @Test
  void agentsAreShownTheUpgradeOfAConfigThatIsThere() throws Exception {
    file("train.py", "print(f'step {i}')");
    file(".sentry/sentry.yaml", "process: {command: [python, train.py]}");
    var json = (Json.Obj) JsonText.parse(init("--for-agent").out());
    assertThat(json.text("change")).contains("upgrade");
    assertThat(config).hasContent("process: {command: [python, train.py]}\n");
    var done = (Json.Obj) JsonText.parse(init("--upgrade", "--json").out());
    assertThat(done.flag("written")).isTrue();
    assertThat(done.text("copy").orElseThrow()).endsWith("sentry.yaml.bak1");
  }

  @Test
  void theDialogueAsksFourThings() throws Exception {
    file("main.py", "pass");
    file("Makefile", "run:", "\t./x");
    Said said = asked("2", "y", "n", "y");
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.err())
        .isEqualTo(
            "What starts the job?\n"
                + "  1  python main.py   `main.py` is called as a program is\n"
                + "  2  make run   `Makefile` has a target `run`\n"
                + "A number, or another command [1]: "
                + "Is it a service, to be started again whenever it ends? [y/N] "
                + "Copy these into each incident, without their secrets: Makefile? [Y/n] "
                + "Write .sentry/sentry.yaml? [Y/n] ");
    assertThat(Files.readString(config))
        .contains("command: [make, run]\n", "lifecycle: restart_always\n")
        .doesNotContain("config_snapshots");
    check();
  }

  @Test
  void enterTakesWhatIsProposed() throws Exception {
    file("main.py", "pass");
    Said said = asked("", "", "");
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(Files.readString(config)).contains("main.py]\n").doesNotContain("lifecycle");
  }

  @Test
  void aCommandCanBeTypedAndIsAskedForAgain() throws Exception {
    Said said = asked("", "'x", "./go 'a b'", "n", "");
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.err())
        .contains("that is no command: it names no program")
        .contains("that is no command: it has a quote (') that is never closed");
    assertThat(Files.readString(config)).contains("command: [./go, 'a b']\n");
  }

  @Test
  void theEndOfTheInputWritesNothing() throws Exception {
    file("main.py", "pass");
    for (String typed : List.of("", "1\n", "1\nn\n", "1\nn\nn\n")) {
      Said said = at(TERMINAL, folder, typed, "init");
      assertThat(said.status()).isEqualTo(ExitStatus.FAILED.code());
      assertThat(said.err()).contains("nothing was written");
    }
    assertThat(folder.resolve(".sentry")).doesNotExist();
  }

  @Test
  void aConfigThatIsThereIsLeftUnlessSomebodySaysOtherwise() throws Exception {
    file("train.py", "print(f'step {i}')");
    String mine = "process: {command: [python, train.py]}\n";
    file(".sentry/sentry.yaml", mine.stripTrailing());
    for (String answer : List.of("", "l", "c", "u\nn", "r\n1\nn")) {
      assertThat(asked(answer).status()).isEqualTo(ExitStatus.FAILED.code());
      assertThat(config).hasContent(mine);
    }
    Said said = asked("u", "y");
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out()).contains("\n+progress:\n");
    assertThat(Files.readString(config)).startsWith(mine);
    Said replaced = asked("r", "1", "y");
    assertThat(replaced.status()).as(replaced.err()).isZero();
    assertThat(folder.resolve(".sentry/sentry.yaml.bak2")).exists();
  }

  @Test
  void withoutATerminalNothingIsAskedAndThatIsSaid() throws Exception {
    file("main.py", "pass");
    Said said = at(Console.Terminals.NONE, folder, "", "init");
    assertThat(said.status()).isZero();
    assertThat(said.err())
        .isEqualTo("sentry: note: nobody is at a terminal here, so nothing is asked\n");
    assertThat(config).exists();
  }

  @Test
  void linksAndFilesInTheWayAreRefused(@TempDir Path other) throws Exception {
    file("main.py", "pass");
    Files.createSymbolicLink(folder.resolve(".sentry"), other);
    assertThat(init("--force").err()).contains(".sentry` is a symbolic link, and was left alone");
    Files.delete(folder.resolve(".sentry"));
    file(".sentry", "a file");
    assertThat(init().err()).contains("is a file, and has to be a folder");
    Files.delete(folder.resolve(".sentry"));
    Files.createDirectories(folder.resolve(".sentry"));
    Files.writeString(other.resolve("bashrc"), "mine");
    Files.createSymbolicLink(config, other.resolve("bashrc"));
    Said said = init("--force");
    assertThat(said.status()).isEqualTo(ExitStatus.FAILED.code());
    assertThat(other.resolve("bashrc")).hasContent("mine");
    Files.delete(config);
    Files.createDirectories(config);
    assertThat(init().err()).contains("is a folder, and has to be a file");
    try (var left = Files.list(other)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefusedBeforeAnythingIsAsked() throws Exception {
    file("main.py", "pass");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      Assumptions.assumeFalse(Files.isWritable(folder), "root may write everywhere");
      Said said = asked("1", "n", "y");
      assertThat(said.status()).isEqualTo(ExitStatus.FAILED.code());
      assertThat(said.err()).startsWith("sentry: error: nothing can be written in `" + folder);
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void wordsThatContradictAreRefused() {
    assertThat(init("--upgrade", "--force").status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(init("--upgrade", "--command", "x").status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(init("-C", "nowhere").status()).isEqualTo(ExitStatus.USAGE.code());
  }

  @Test
  void theSecretsOfAConfigAreNotPrinted() throws Exception {
    file("train.py", "print(f'step {i}')");
    String secret = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
    file(
        ".sentry/sentry.yaml",
        "process:",
        "  command: [python, train.py]",
        "  env:",
        "    DB_PASSWORD: hunter2hunter2",
        "    X: " + secret);
    for (String[] words : new String[][] {{"--for-agent"}, {"--upgrade"}}) {
      Said said = init(words);
      assertThat(said.status()).as(said.err()).isZero();
      assertThat(said.out() + said.err()).doesNotContain("hunter2hunter2", secret);
    }
    assertThat(Files.readString(config)).contains("hunter2hunter2", secret);
  }

  @Test
  void namesOfFilesDoNotSteerTheTerminal() throws Exception {
    Files.writeString(folder.resolve("run\u202e me.py"), "if __name__ == '__main__':\n  pass\n");
    file("main.py", "print(f'step {i} \u001b[31m')");
    Said said = init();
    assertThat(said.out()).doesNotContain("\u001b").doesNotContain("\u202e");
    check();
  }

  @Test
  void aProjectInsideAnotherIsPointedOut() throws Exception {
    file("main.py", "pass");
    init();
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Files.writeString(inner.resolve("main.py"), "pass\n");
    Said said = at(Console.Terminals.NONE, inner, "", "init", "--non-interactive");
    assertThat(said.err())
        .isEqualTo(
            "sentry: note: " + folder + " is a project already; this becomes one of its own\n");
    assertThat(inner.resolve(".sentry/sentry.yaml")).exists();
  }
}
