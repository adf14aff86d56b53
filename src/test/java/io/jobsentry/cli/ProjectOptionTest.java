package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

final class ProjectOptionTest {
  @Command(name = "probe")
  static final class Probe {
    @Mixin ProjectOption project = new ProjectOption();
  }

  private static Path root(Path cwd, String... args) {
    var probe = new Probe();
    new CommandLine(probe).parseArgs(args);
    var silent = new PrintStream(OutputStream.nullOutputStream());
    return probe.project.root(
        new Console(
            silent, silent, InputStream.nullInputStream(), cwd, Map.of(), Console.Terminals.NONE));
  }

  @Test
  void findsTheNearestProjectUpwards(@TempDir Path temp) throws Exception {
    Path deep = Files.createDirectories(temp.resolve("a/b/c"));
    Files.createDirectories(temp.resolve(".sentry"));
    Files.createDirectories(temp.resolve("a/.sentry"));
    assertThat(root(deep)).isEqualTo(temp.resolve("a"));
  }

  @Test
  void staysWhereTheUserStandsWhenThereIsNoProject(@TempDir Path temp) {
    assertThat(root(temp)).isEqualTo(temp);
  }

  @Test
  void takesTheFolderThatIsNamed(@TempDir Path temp) throws Exception {
    Files.createDirectories(temp.resolve(".sentry"));
    Path other = Files.createDirectories(temp.resolve("other"));
    assertThat(root(temp, "-C", "other")).isEqualTo(other);
    assertThat(root(temp, "--project", other.toString())).isEqualTo(other);
  }

  @Test
  void refusesWhatIsNotAFolder(@TempDir Path temp) {
    assertThatThrownBy(() -> root(temp, "-C", "nowhere"))
        .isInstanceOf(ParameterException.class)
        .hasMessage("`--project nowhere` is not a folder");
  }
}
