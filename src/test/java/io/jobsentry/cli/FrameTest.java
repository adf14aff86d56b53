package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          verison          | unknown command `verison`            | did you mean `sentry version`?
          frobnicate       | unknown command `frobnicate`         | `sentry --help` shows what can be said here
          --jsn            | unknown option `--jsn`               | `sentry --help` shows what can be said here
          version --jsn    | unknown option `--jsn`               | did you mean `--json`?
          version --jsn=1  | unknown option `--jsn`               | did you mean `--json`?
          version x        | `x` is one word too many             | `sentry version --help` shows what can be said here
          version --json --json | `--json` is given twice         | `sentry version --help` shows what can be said here
          completion       | `SHELL` is missing                   | `sentry completion --help` shows what can be said here
          completion bsh   | `SHELL` cannot be `bsh`              | did you mean `bash`?
          completion tcsh9 | `SHELL` cannot be `tcsh9`            | it is one of `bash`, `zsh`, `fish`, `powershell`, `nushell`
          man              | `--output` is missing                | `sentry man --help` shows what can be said here
          man --output     | `--output` needs a value `DIR`       | `sentry man --help` shows what can be said here
          help versoin     | there is no help about `versoin`     | did you mean `version`?
          """)
  void wrongWordsAreOneSentenceWithAHint(String words, String sentence, String hint) {
    Said said = Said.by(words.split(" "));
    assertThat(said.err()).isEqualTo("sentry: error: " + sentence + "\n\nhint: " + hint + "\n");
    assertThat(said.out()).isEmpty();
    assertThat(said.status()).isEqualTo(ExitStatus.USAGE.code());
  }

  @Test
  void noWordsAtAllShowTheWayInOnStderr() {
    Said said = Said.by();
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith("Usage: sentry").contains("Commands:");
    assertThat(said.status()).isEqualTo(ExitStatus.USAGE.code());
  }

  @Test
  void helpOfACommandIsTheSameEitherWay() {
    assertThat(Said.by("help", "version")).isEqualTo(Said.by("version", "--help"));
    assertThat(Said.by("help")).isEqualTo(Said.by("--help"));
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    for (Page page : Page.all(SentryCommand.line(quiet()))) {
      String help = Said.by(words(page, "--help")).out();
      assertThat(help).as(page.name()).contains("-h, --help");
      if (page.children().isEmpty()) {
        assertThat(help).as(page.name()).contains("Examples:\n");
      }
      assertThat(page.description()).as(page.name()).endsWith(".").matches("[A-Z].*");
      page.options()
          .forEach(option -> assertThat(Page.describe(option)).as(page.name()).isNotEmpty());
    }
  }

  @Test
  void helpIsAsWideAsTheTerminal() {
    for (String columns : new String[] {"60", "80", "120"}) {
      Said said = Said.in(Map.of("COLUMNS", columns), Console.Terminals.NONE, "version", "--help");
      assertThat(said.out().lines().mapToInt(String::length).max().orElseThrow())
          .isLessThanOrEqualTo(Integer.parseInt(columns));
    }
    assertThat(Said.in(Map.of("COLUMNS", "wide"), Console.Terminals.NONE, "--help"))
        .isEqualTo(Said.by("--help"));
  }

  @Test
  void colourIsForTerminalsThatWantIt() {
    var terminal = Console.Terminals.parse("012");
    assertThat(Said.by("--help").out()).doesNotContain("\u001b");
    assertThat(Said.in(Map.of(), terminal, "--help").out()).contains("\u001b[");
    assertThat(Said.in(Map.of("NO_COLOR", "1"), terminal, "--help").out()).doesNotContain("\u001b");
    assertThat(Said.in(Map.of("TERM", "dumb"), terminal, "--help").out()).doesNotContain("\u001b");
    assertThat(Said.in(Map.of("CLICOLOR_FORCE", "1"), Console.Terminals.NONE, "--help").out())
        .contains("\u001b[");
    assertThat(Said.in(Map.of(), terminal, "verison").err()).contains("\u001b[31merror:");
  }

  @Test
  void theVersionIsTheSameForPeopleAndPrograms() throws Exception {
    String version = Said.by("version").out();
    assertThat(Said.by("--version").out()).isEqualTo(version);
    var json = (Json.Obj) JsonText.parse(Said.by("version", "--json").out());
    assertThat(version)
        .startsWith("sentry " + json.text("version").orElseThrow())
        .contains("java " + json.text("java").orElseThrow());
  }

  @Test
  void aFaultOfOursEndsWithItsOwnCodeAndShowsItsTraceOnRequest() {
    var fault = new IllegalStateException("two jobs");
    Said plain = complaint(Map.of(), fault);
    assertThat(plain.status()).isEqualTo(ExitStatus.INTERNAL.code());
    assertThat(plain.err())
        .isEqualTo(
            """
            sentry: error: internal fault: IllegalStateException: two jobs

            hint: `JOBSENTRY_DEBUG=1` in the environment shows where it came from
            """);
    assertThat(complaint(Map.of("JOBSENTRY_DEBUG", "1"), fault).err())
        .contains("at io.jobsentry.cli.FrameTest");
  }

  @Test
  void aFileThatCannotBeUsedIsNamed() {
    Said denied = complaint(Map.of(), new AccessDeniedException("/etc/shadow"));
    assertThat(denied.err()).isEqualTo("sentry: error: no permission for `/etc/shadow`\n");
    assertThat(denied.status()).isEqualTo(ExitStatus.FAILED.code());
    assertThat(complaint(Map.of(), new IOException("No space left on device")).err())
        .isEqualTo("sentry: error: no space left on device\n");
  }

  @Test
  void aRefusalSaysItsSentenceAndItsCode() {
    Said said =
        complaint(
            Map.of(), new RefusalException("nobody works here", "start it", ExitStatus.REFUSED));
    assertThat(said)
        .isEqualTo(
            new Said(
                ExitStatus.REFUSED.code(),
                "",
                "sentry: error: nobody works here\n\nhint: start it\n"));
  }

  @Test
  void aCommandThatIsNamedFirstIsBuiltAlone() {
    assertThat(SentryCommand.line(quiet(), "version", "--json").getSubcommands())
        .containsOnlyKeys("version");
    assertThat(SentryCommand.line(quiet(), "--help").getSubcommands()).containsKey("completion");
  }

  private static Said complaint(Map<String, String> env, Exception e) {
    var err = new java.io.ByteArrayOutputStream();
    var stream = new java.io.PrintStream(err, true, java.nio.charset.StandardCharsets.UTF_8);
    var console =
        new Console(
            stream, stream, System.in, java.nio.file.Path.of("/"), env, Console.Terminals.NONE);
    int status = new Complaints(console).thrown(e);
    return new Said(status, "", err.toString(java.nio.charset.StandardCharsets.UTF_8));
  }

  static Console quiet() {
    var nowhere = new java.io.PrintStream(java.io.OutputStream.nullOutputStream());
    return new Console(
        nowhere,
        nowhere,
        java.io.InputStream.nullInputStream(),
        java.nio.file.Path.of("/"),
        Map.of(),
        Console.Terminals.NONE);
  }

  private static String[] words(Page page, String last) {
    var words = new java.util.ArrayList<>(page.path().subList(1, page.path().size()));
    words.add(last);
    return words.toArray(String[]::new);
  }
}
