package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigCommandTest {

  private record Said(int code, String out, String err) {}

  private static Said sentry(Path cwd, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            InputStream.nullInputStream(),
            cwd,
            Map.of("API_TOKEN", "hunter2", "NAME", "world"),
            false);
    int code = Main.run(console, args);
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static void write(Path root, String yaml) throws Exception {
    Files.createDirectories(root.resolve(".sentry"));
    Files.writeString(root.resolve(".sentry/sentry.yaml"), yaml);
  }

  @Test
  void noConfigIsFine(@TempDir Path temp) {
    assertThat(sentry(temp, "config", "check"))
        .isEqualTo(
            new Said(
                0,
                "no config at .sentry/sentry.yaml, and none is needed: `sentry run -- CMD`\n",
                ""));
  }

  @Test
  void aNamedConfigMustBeThere(@TempDir Path temp) {
    Said said = sentry(temp, "config", "check", "other.yaml");
    assertThat(said.code()).isEqualTo(3);
    assertThat(said.err()).startsWith("sentry: error: other.yaml: there is no such file\n");
  }

  @Test
  void checkTellsThePlaceAndEndsWithThree(@TempDir Path temp) throws Exception {
    write(temp, "process:\n  comand: [a]\n");
    Said said = sentry(temp, "config", "check");
    assertThat(said)
        .isEqualTo(
            new Said(
                3,
                "",
                """
                sentry: error: .sentry/sentry.yaml:2:3: unknown key `comand` in `process`
                    comand: [a]
                    ^^^^^^
                hint: did you mean `command`?
                """));
    assertThat(sentry(temp, "config", "check", "--json").out())
        .contains("\"ok\" : false", "\"line\" : 2", "\"column\" : 3");
  }

  @Test
  void checkNoticesWhatHasNoEffectYet(@TempDir Path temp) throws Exception {
    write(temp, "vault: {enabled: true}\n");
    Said said = sentry(temp, "config", "check");
    assertThat(said.code()).isZero();
    assertThat(said.out()).isEqualTo(".sentry/sentry.yaml is fine\n");
    assertThat(said.err())
        .startsWith(
            "sentry: notice: .sentry/sentry.yaml:1:9: `vault.enabled` is accepted and has no effect"
                + " yet\n");
  }

  @Test
  void showTellsWhereValuesComeFromAndMasksSecrets(@TempDir Path temp) throws Exception {
    write(
        temp,
        "process:\n  command: [echo, $NAME]\n  env:\n    X: $API_TOKEN\n    DB_PASSWORD: plain\n");
    Said said = sentry(temp, "config", "show", "--origin");
    assertThat(said.code()).isZero();
    assertThat(said.out())
        .containsPattern("command: \\[echo, world\\] +# .sentry/sentry.yaml:2, env NAME\n")
        .containsPattern("X: \"\\*\\*\\*\" +# .sentry/sentry.yaml:4, env API_TOKEN\n")
        .containsPattern("DB_PASSWORD: \"\\*\\*\\*\" ")
        .containsPattern("max_restarts: 10 +# default\n")
        .doesNotContain("hunter2")
        .doesNotContain("plain");
    assertThat(sentry(temp, "config", "show", "--json", "--origin").out())
        .contains("\"process.restart_policy.max_restarts\" : \"default\"")
        .doesNotContain("hunter2");
  }

  @Test
  void theSchemaIsPrinted(@TempDir Path temp) {
    Said said = sentry(temp, "config", "schema");
    assertThat(said.code()).isZero();
    assertThat(said.out())
        .contains("2020-12", "\"additionalProperties\" : false", "give_up_exit_code");
  }

  @Test
  void migrateKeepsCommentsAndSaysWhatItDropped(@TempDir Path temp) throws Exception {
    Files.createDirectories(temp.resolve(".autosentry"));
    Files.writeString(
        temp.resolve(".autosentry/autosentry.yaml"),
        """
        # my job
        process:
          command: [a]  # really
          color: blue
          colors:
            - red
        state_path: .autosentry/state.json
        """);
    Said said =
        sentry(
            temp, "config", "migrate", ".autosentry/autosentry.yaml", "-o", ".sentry/sentry.yaml");
    assertThat(said.err())
        .contains("line 4: `process.color` is not known to sentry, and is a comment now")
        .contains("`process.restart_policy.cooldown_seconds` is not set: it was 60 by default");
    assertThat(said.code()).isZero();
    assertThat(Files.readString(temp.resolve(".sentry/sentry.yaml")))
        .isEqualTo(
            """
            # yaml-language-server: $schema=./sentry.schema.json
            # my job
            process:
              command: [a]  # really
              # not known to sentry: color: blue
              # not known to sentry: colors:
              # not known to sentry: - red
            state_path: .sentry/state.json
            """);
  }

  @Test
  void migrateNeverOverwritesUnasked(@TempDir Path temp) throws Exception {
    Files.writeString(temp.resolve("a.yaml"), "process: {command: [a]}\n");
    write(temp, "mine\n");
    Said said = sentry(temp, "config", "migrate", "a.yaml", "-o", ".sentry/sentry.yaml");
    assertThat(said.code()).isEqualTo(1);
    assertThat(temp.resolve(".sentry/sentry.yaml")).hasContent("mine\n");
    assertThat(sentry(temp, "config", "migrate", "a.yaml", "-o", ".sentry/sentry.yaml", "--force"))
        .extracting(Said::code)
        .isEqualTo(0);
    assertThat(temp.resolve(".sentry/sentry.yaml.bak1")).hasContent("mine\n");
  }
}
