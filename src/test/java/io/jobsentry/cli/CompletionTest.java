package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Completions, in the shells that they are for. */
@Timeout(60)
final class CompletionTest {
  private static final Map<String, String> ENV =
      Map.of("PATH", System.getenv("PATH"), "HOME", "/nonexistent", "LC_ALL", "C");

  private final Path folder;

  CompletionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    Path script = script(Shell.BASH);
    String ask =
        """
        source %s
        COMP_WORDS=(sentry %s)
        COMP_CWORD=%d
        _complete_sentry
        printf '%%s\\n' "${COMPREPLY[@]}"
        """;
    assertThat(Ran.with(ENV, "bash", "-c", ask.formatted(script, "ver", 1)).out())
        .isEqualTo("version\n");
    assertThat(Ran.with(ENV, "bash", "-c", ask.formatted(script, "version --js", 2)).out().strip())
        .isEqualTo("--json");
    assertThat(Ran.with(ENV, "bash", "-c", ask.formatted(script, "completion po", 2)).out())
        .isEqualTo("powershell\n");
  }

  @Test
  void zshReadsIt() throws Exception {
    Ran.needs("zsh");
    Ran ran = Ran.with(ENV, "zsh", "-f", "-n", script(Shell.ZSH).toString());
    assertThat(ran).isEqualTo(new Ran(0, "", ""));
  }

  @Test
  void zshCompletesCommandsAndOptions() throws Exception {
    Ran.needs("zsh");
    Path script = script(Shell.ZSH);
    assertThat(zsh(script, "sentry ver")).contains("version");
    assertThat(zsh(script, "sentry version --js")).contains("--json");
    assertThat(zsh(script, "sentry completion f")).contains("fish");
  }

  @Test
  void fishCompletesCommandsOptionsAndValues() throws Exception {
    Ran.needs("fish");
    Path script = script(Shell.FISH);
    assertThat(fish(script, "sentry ver")).startsWith("version\tPrints the version");
    assertThat(fish(script, "sentry version --j")).startsWith("--json\t");
    assertThat(fish(script, "sentry completion ").lines().map(line -> line.split("\t")[0]))
        .containsExactlyInAnyOrder("bash", "zsh", "fish", "powershell", "nushell");
    assertThat(fish(script, "sentry run -- ver")).doesNotContain("version");
  }

  @Test
  void powershellAndNushellKnowEveryCommand() {
    String powershell = Said.by("completion", "powershell").out();
    String nushell = Said.by("completion", "nushell").out();
    for (Page page : Page.all(SentryCommand.line(FrameTest.quiet()))) {
      assertThat(powershell).contains("'" + page.name() + "' = @(");
      assertThat(nushell).contains("export extern \"" + page.name() + "\" [");
    }
    assertThat(powershell.chars().filter(c -> c == '{').count())
        .isEqualTo(powershell.chars().filter(c -> c == '}').count());
  }

  @Test
  void hiddenCommandsStayHidden() {
    for (Shell shell : Shell.values()) {
      assertThat(Said.by("completion", shell.toString()).out())
          .doesNotContain("Writes the manual pages");
    }
  }

  private String fish(Path script, String typed) throws Exception {
    Map<String, String> env =
        Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString(), "LC_ALL", "C");
    String ask = "source " + script + "; complete -C " + "'" + typed + "'";
    Ran ran = Ran.with(env, "fish", "--no-config", "-c", ask);
    assertThat(ran.err()).isEmpty();
    return ran.out();
  }

  /** Types into an interactive zsh on a pseudo-terminal and presses Tab. */
  private String zsh(Path script, String typed) throws Exception {
    String driver =
        """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "PS1=; fpath=(%s \\$fpath); autoload -U compinit; compinit -u -D; source %s"
        zpty -w shell "print READ''Y"
        zpty -r -m shell said '*READY*'
        zpty -w -n shell $'%s\\t'
        zpty -w -n shell $'\\C-a\\C-kprint DON\\'\\'E\\n'
        zpty -r -m shell said '*DONE*'
        print -r -- "$said"
        zpty -d shell
        """
            .formatted(folder, script, typed);
    return Ran.with(ENV, "zsh", "-f", "-c", driver).out();
  }

  private Path script(Shell shell) throws Exception {
    String name = shell.toString();
    Said said = Said.by("completion", name);
    assertThat(said.status()).isZero();
    Path file = folder.resolve(shell == Shell.ZSH ? "_sentry" : "sentry." + name);
    return Files.writeString(file, said.out());
  }
}
