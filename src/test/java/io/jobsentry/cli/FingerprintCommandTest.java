package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FingerprintCommandTest {
  private static final String TRACE =
      """
      [rank%1$d]: Traceback (most recent call last):
      [rank%1$d]:   File "/srv/app/train.py", line %2$d, in step
      [rank%1$d]:     loss = batch["loss"]
      [rank%1$d]: KeyError: 'loss'
      """;

  @TempDir private Path folder = Path.of("");

  private Path log(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Said fed(InputStream in, Console.Terminals terminals, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            in,
            Path.of("").toAbsolutePath(),
            Map.of(),
            terminals);
    int status = Main.run(console, words);
    return new Said(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void oneFailureOfManyRanksIsOneLine() throws Exception {
    Path log = log("a.log", "step 1\n" + TRACE.formatted(0, 42) + TRACE.formatted(7, 42));
    Said said = Said.by("fingerprint", log.toString());
    assertThat(said.err()).isEmpty();
    assertThat(said.status()).isEqualTo(ExitStatus.OK.code());
    assertThat(said.out())
        .matches(
            "v1:[0-9a-f]{16}  KeyError: 'loss' \\(/srv/app/train\\.py:42 in step\\)  \\(2"
                + " times\\)\n");
  }

  @Test
  void anotherDayAndAnotherLineAreTheSameFailure() throws Exception {
    Path one = log("a.log", TRACE.formatted(0, 42));
    Path other = log("b.log", TRACE.formatted(3, 57).replace("/srv/app", "/home/ada"));
    Said said = Said.by("fingerprint", one.toString(), other.toString());
    assertThat(said.out().lines()).hasSize(1);
    assertThat(said.out()).contains("(2 times)");
  }

  @Test
  void explainsWhatWasTakenAndWhatBecameOfIt() throws Exception {
    Path log = log("a.log", TRACE.formatted(0, 42));
    assertThat(Said.by("fingerprint", "--explain", log.toString()).out())
        .contains("\n  kind          trace\n", "\n  language      python\n")
        .contains("\n  type          KeyError\n", "\n  message       'loss'\n")
        .contains(
            "\n  frame         train.py step\n                of /srv/app/train.py:42 in step\n");
  }

  @Test
  void knownFailuresCountWhereNoTraceHoldsThem() throws Exception {
    String line = "OSError: [Errno 28] No space left on device";
    Path log =
        log(
            "a.log",
            "2026-11-21 03:14:07,120 ERROR "
                + line
                + "\n"
                + "Traceback (most recent call last):\n"
                + "  File \"/srv/app/a.py\", line 3, in save\n"
                + "    f()\n"
                + line
                + "\n");
    List<String> found = Said.by("fingerprint", log.toString()).out().lines().toList();
    assertThat(found).hasSize(2);
    assertThat(found.getFirst()).contains("disk-full: 2026-11-21");
    assertThat(found.getLast())
        .contains("OSError: [Errno 28] No space left on device (/srv/app/a.py:3");
  }

  @Test
  void jsonHoldsTheParts() throws Exception {
    Path log = log("a.log", "step 1\n" + TRACE.formatted(0, 42));
    var answer = (Json.Obj) JsonText.parse(Said.by("fingerprint", "--json", log.toString()).out());
    var failure = (Json.Obj) ((Json.Arr) answer.get("failures").orElseThrow()).items().getFirst();
    assertThat(failure.text("fingerprint").orElseThrow()).startsWith("v1:");
    assertThat(failure.number("offset")).hasValue(7);
    assertThat(failure.number("times")).hasValue(1);
    assertThat(((Json.Arr) failure.get("parts").orElseThrow()).items()).hasSize(5);
  }

  @Test
  void theSameComesOutHoweverTheBytesCome() throws Exception {
    String text = "x\n" + TRACE.formatted(0, 42) + "y\nCUDA error: out of memory\nz\n";
    String whole = fed(bytes(text), Console.Terminals.NONE, "fingerprint", "--json").out();
    assertThat(whole).contains("KeyError");
    for (int size : List.of(1, 2, 3, 7, 64)) {
      var dripping =
          new InputStream() {
            private final InputStream in = bytes(text);

            @Override
            public int read() throws IOException {
              return in.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
              return in.read(into, from, Math.min(length, size));
            }
          };
      assertThat(fed(dripping, Console.Terminals.NONE, "fingerprint", "--json", "-").out())
          .isEqualTo(whole);
    }
  }

  @Test
  void whereThereIsNoFailureItSaysSo() throws Exception {
    Path log = log("fine.log", "step 1 loss 0.25\nstep 2 loss 0.24\n");
    Said said = Said.by("fingerprint", log.toString());
    assertThat(said.status()).isEqualTo(ExitStatus.FAILED.code());
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith("sentry: error: no failure was found in `" + log + "`\n");
    Said json = Said.by("fingerprint", "--json", log.toString());
    assertThat(json.status()).isEqualTo(ExitStatus.FAILED.code());
    assertThat(((Json.Obj) JsonText.parse(json.out())).get("failures"))
        .contains(new Json.Arr(List.of()));
  }

  @Test
  void badInputsAreOneSentence() throws Exception {
    String empty = log("empty.log", "").toString();
    String binary = log("core", "ELF\0\0\1").toString();
    assertRefused("`" + empty + "` is empty", 1, empty);
    assertRefused("`" + binary + "` is no text: it has NUL bytes", 1, binary);
    assertRefused("`" + folder + "` is a folder", 1, folder.toString());
    String missing = folder.resolve("none.log").toString();
    assertRefused("`" + missing + "` is not there", 1, missing);
    assertRefused("standard input is empty", 1);
    Said person = fed(bytes(""), new Console.Terminals(true, true, true), "fingerprint");
    assertThat(person.status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(person.err()).contains("there is nothing to read");
  }

  private static void assertRefused(String sentence, int status, String... files) {
    String[] words = new String[files.length + 1];
    words[0] = "fingerprint";
    System.arraycopy(files, 0, words, 1, files.length);
    Said said = Said.by(words);
    assertThat(said.err()).startsWith("sentry: error: " + sentence + "\n");
    assertThat(said.out()).isEmpty();
    assertThat(said.status()).isEqualTo(status);
  }

  @Test
  void nothingInALogMovesTheTerminal() throws Exception {
    Path log =
        log("a.log", TRACE.formatted(0, 42).replace("'loss'", "'lo\u0007\u001b]0;x\u0007ss'"));
    assertThat(Said.by("fingerprint", "--explain", log.toString()).out())
        .doesNotContain("\u0007", "\u001b");
  }
}
