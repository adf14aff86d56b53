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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedactCommandTest {
  private final Path folder;

  RedactCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Said redact(String in, String... words) {
    return redact(Console.Terminals.NONE, in, words);
  }

  private Said redact(Console.Terminals terminals, String in, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            folder,
            Map.of("SERVICE_TOKEN", "quite-special-7"),
            terminals);
    var all = new String[words.length + 1];
    all[0] = "redact";
    System.arraycopy(words, 0, all, 1, words.length);
    int status = Main.run(console, all);
    return new Said(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void whatComesInGoesOutWithoutItsSecrets() {
    Said said = redact("a\nDB_PASSWORD=hunter2\nit is quite-special-7, end");
    assertThat(said)
        .isEqualTo(
            new Said(
                0, "a\nDB_PASSWORD=[redacted:password]\nit is [redacted:job-secret], end", ""));
  }

  @Test
  void aFileIsReadAsWhatItIsSaidToBe() throws Exception {
    Files.writeString(folder.resolve(".env"), "A=1 # one\n");
    assertThat(redact("", "--as", "env", ".env").out()).isEqualTo("A=[redacted:env-value] # one\n");
    Files.writeString(folder.resolve("c.yaml"), "password: secret\n");
    assertThat(redact("", "--as", "config", "c.yaml").out())
        .isEqualTo("password: [redacted:password]\n");
    assertThat(Files.readString(folder.resolve(".env"))).isEqualTo("A=1 # one\n");
  }

  @Test
  void countsAreTalk() throws Exception {
    Said said = redact("password=a1b2\npassword=c3d4\n", "--count");
    assertThat(said.err()).isEqualTo("      2  password\n");
    assertThat(said.out())
        .isEqualTo("password=[redacted:password]\npassword=[redacted:password]\n");
    assertThat(redact("x\n", "--count").err()).isEqualTo("sentry: no secret was found\n");
    var json = (Json.Obj) JsonText.parse(redact("password=a1b2\n", "--count", "--json").err());
    assertThat(JsonText.compact(json)).isEqualTo("{\"schema\":1,\"counts\":{\"password\":1}}");
  }

  @Test
  void theKindsAreListed() throws Exception {
    assertThat(redact("", "--kinds").out())
        .startsWith("the job\n\n  job-secret ")
        .contains("\n  github-token ", "\n\nchance\n");
    var json = (Json.Obj) JsonText.parse(redact("", "--kinds", "--json").out());
    assertThat(((Json.Arr) json.get("kinds").orElseThrow()).items()).hasSizeGreaterThan(150);
  }

  @Test
  void wordsThatMakeNoSenseAreRefused() {
    Said json = redact("x", "--json");
    assertThat(json.status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(json.err()).startsWith("sentry: error: `--json` needs `--kinds` or `--count`\n");
    Said form = redact("x", "--as", "yaml");
    assertThat(form.status()).isEqualTo(ExitStatus.USAGE.code());
    Said idle = redact(Console.Terminals.parse("0"), "x");
    assertThat(idle.status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(idle.err()).contains("there is nothing to read").contains("hint: name a file");
    Said missing = redact("", "none.log");
    assertThat(missing.status()).isEqualTo(ExitStatus.FAILED.code());
    assertThat(missing.err()).contains("none.log");
  }
}
