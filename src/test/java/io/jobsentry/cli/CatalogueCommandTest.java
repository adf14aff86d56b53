package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueCommandTest {

  private static Said ok(String... words) {
    Said said = Said.by(words);
    assertThat(said.status()).as(said.err()).isEqualTo(ExitStatus.OK.code());
    return said;
  }

  private static Json.Obj json(String... words) throws Exception {
    return (Json.Obj) JsonText.parse(ok(words).out());
  }

  private static List<Json> list(Json.Obj object, String name) {
    return ((Json.Arr) object.get(name).orElseThrow()).items();
  }

  @Test
  void listShowsEveryFamilyWithItsSignatures() {
    String out = ok("catalogue", "list").out();
    assertThat(out).startsWith("auth: ").contains("\ndisk: ", "\n  disk-full ");
    assertThat(out.lines().filter(line -> line.startsWith("  ")).count()).isGreaterThan(170);
  }

  @Test
  void listOfAFamilyShowsNoOther() throws Exception {
    assertThat(ok("catalogue", "list", "--family", "disk").out())
        .startsWith("disk: ")
        .contains("  disk-full ", " root ", " stop ", " No space is left\n")
        .doesNotContain("cuda");
    List<Json> families = list(json("catalogue", "list", "--family", "disk", "--json"), "families");
    assertThat(families).hasSize(1);
    var first = (Json.Obj) list((Json.Obj) families.getFirst(), "signatures").getFirst();
    assertThat(first.text("id")).contains("disk-full");
    assertThat(first.text("role")).contains("root");
    assertThat(first.text("domain")).contains("storage");
    assertThat(first.text("category")).contains("infra");
    assertThat(first.text("advice")).contains("stop");
    assertThat(first.flag("fatal")).isFalse();
  }

  @Test
  void showTellsWhatIsKnownAndHow() throws Exception {
    assertThat(ok("catalogue", "show", "nccl-shared-memory").out())
        .startsWith("NCCL has no shared memory to work with\n\nid        nccl-shared-memory\n")
        .contains("\nadvice    retry-with-change\n", "\nchange    give the container more /dev/shm")
        .contains("\nover      disk-full\n", "\nrole      root, fatal\n")
        .contains("\nlines that it knows\n  NCCL WARN Error: failed to extend /dev/shm/nccl-")
        .contains("\nlines that it leaves alone\n");
    var signature =
        (Json.Obj)
            json("catalogue", "show", "nccl-shared-memory", "--json")
                .get("signature")
                .orElseThrow();
    assertThat(list(signature, "positive")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(list(signature, "negative")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(signature.text("pattern").orElseThrow()).contains("NCCL WARN");
  }

  @Test
  void searchKnowsALineTheMostExactFirst() throws Exception {
    String line = "ERROR Failed to save checkpoint: [Errno 28] No space left on device";
    Said said = ok("catalogue", "search", line);
    assertThat(said.err()).isEqualTo("that know this line:\n");
    assertThat(said.out().lines().map(it -> it.split(" ", -1)[0]))
        .containsExactly("disk-full", "checkpoint-write-failed");
    Json.Obj json = json("catalogue", "search", "\u001b[31m" + line + "\u001b[0m", "--json");
    assertThat(json.text("by")).contains("line");
    assertThat(list(json, "signatures")).hasSize(2);
  }

  @Test
  void searchFindsWordsInTitlesAndNotes() throws Exception {
    Said said = ok("catalogue", "search", "gpu", "memory");
    assertThat(said.err()).isEqualTo("with these words:\n");
    assertThat(said.out()).contains("cuda-out-of-memory ");
    assertThat(json("catalogue", "search", "gpu", "memory", "--json").text("by")).contains("words");
  }

  @Test
  void searchThatFindsNothingSaysSo() throws Exception {
    Said said = Said.by("catalogue", "search", "marmalade");
    assertThat(said)
        .isEqualTo(
            new Said(
                ExitStatus.FAILED.code(),
                "",
                "sentry: no signature knows this as a line or has these words\n"));
    Said json = Said.by("catalogue", "search", "marmalade", "--json");
    assertThat(json.status()).isEqualTo(ExitStatus.FAILED.code());
    assertThat(list((Json.Obj) JsonText.parse(json.out()), "signatures")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          catalogue list --family dsik   | there is no family `dsik`       | did you mean `disk`?
          catalogue show disk-ful        | there is no signature `disk-ful` | did you mean `disk-full`?
          catalogue show marmalade       | there is no signature `marmalade` | `sentry catalogue search marmalade` looks for words
          catalogue show                 | `ID` is missing                 | `sentry catalogue show --help` shows what can be said here
          catalogue search               | `TEXT` is missing               | `sentry catalogue search --help` shows what can be said here
          catalogue serch                | unknown command `serch`         | did you mean `sentry catalogue search`?
          """)
  void wrongWordsAreOneSentenceWithAHint(String words, String sentence, String hint) {
    Said said = Said.by(words.split(" ", -1));
    assertThat(said.err()).isEqualTo("sentry: error: " + sentence + "\n\nhint: " + hint + "\n");
    assertThat(said.out()).isEmpty();
    assertThat(said.status()).isEqualTo(ExitStatus.USAGE.code());
  }

  @Test
  void anUnknownFamilyFarFromAllShowsThem() {
    Said said = Said.by("catalogue", "list", "--family", "marmalade");
    assertThat(said.err()).contains("hint: it is one of auth, checkpoint, ");
    assertThat(Said.by("catalogue", "search", " ").status()).isEqualTo(ExitStatus.USAGE.code());
  }
}
