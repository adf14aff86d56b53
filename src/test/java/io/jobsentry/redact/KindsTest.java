package io.jobsentry.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KindsTest {
  private static final Redactor REDACTOR = Redactor.withoutVariables();

  @Test
  void thereAreManyAndEachHasANameOfItsOwn() {
    assertThat(Kinds.list()).hasSizeGreaterThan(150);
    assertThat(Kinds.list().stream().map(Kind::name))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    assertThat(Kinds.list().stream().map(Kind::about)).doesNotHaveDuplicates();
  }

  private static Stream<Kinds.Shaped> shaped() {
    return Kinds.shaped().stream();
  }

  private static String redacted(String text) {
    return REDACTOR.redact(text).text();
  }

  @ParameterizedTest
  @MethodSource("shaped")
  void eachShapeIsCalledByItsKind(Kinds.Shaped shaped) {
    var lot = new Lot(29);
    for (Shape shape : shaped.shapes()) {
      for (int i = 0; i < 3; i++) {
        Lot.Drawn drawn = lot.shaped(shape.notation());
        String clean = redacted("it is " + drawn.text() + " here");
        assertThat(clean)
            .as(drawn.text())
            .contains("[redacted:" + shaped.kind().name() + "]")
            .startsWith("it is ")
            .endsWith(" here")
            .doesNotContain(drawn.secret());
      }
    }
  }

  /** Half of it, in the middle of a word, or with a filler instead of what varies. */
  @ParameterizedTest
  @MethodSource("shaped")
  void whatOnlyLooksLikeAShapeIsLeft(Kinds.Shaped shaped) {
    var lot = new Lot(31);
    String marker = shaped.kind().marker();
    for (Shape shape : shaped.shapes()) {
      String whole = lot.shaped(shape.notation()).text();
      assertThat(redacted("it is " + whole.substring(0, whole.length() / 2) + " here"))
          .doesNotContain(marker);
      if (Letters.alnum(whole.charAt(0))) {
        assertThat(redacted("it is x" + whole + " here")).doesNotContain(marker);
      }
      String filler = Lot.filler(shape.notation());
      assertThat(redacted("it is " + filler + " here")).doesNotContain(marker);
    }
  }

  @ParameterizedTest
  @MethodSource("near")
  void aKeyIsOfTheProviderThatItsLineNames(Neighbours.Near near) {
    var lot = new Lot(37);
    for (String run : near.runs()) {
      for (int i = 0; i < 3; i++) {
        String value =
            run.charAt(0) == 'U'
                ? lot.uuid()
                : run.charAt(0) == 'm'
                    ? lot.hex(32) + "-" + lot.hex(8) + "-" + lot.hex(8)
                    : lot.shaped("{" + run + "}").secret();
        String word = lot.one(near.words());
        assertThat(redacted(word + " key <" + value + ">"))
            .contains("[redacted:")
            .doesNotContain(value);
        // Without the provider, without a key, and as a commit.
        String marker = near.kind().marker();
        assertThat(redacted("some key <" + value + ">")).doesNotContain(marker);
        if (!word.contains("auth")) {
          assertThat(redacted(word + " run <" + value + ">")).doesNotContain(marker);
        }
        assertThat(redacted(word + " key of commit " + value)).doesNotContain(marker);
      }
    }
  }

  private static Stream<Neighbours.Near> near() {
    return Neighbours.KINDS.stream();
  }

  @Test
  void theDocumentIsOfTheCode() throws IOException {
    Path file = Path.of("docs/redaction.md");
    String text = Files.readString(file);
    String begin = "<!-- kinds: generated -->\n";
    String end = "<!-- end of kinds -->\n";
    int from = text.indexOf(begin) + begin.length();
    if (Boolean.getBoolean("regenerate")) {
      text = text.substring(0, from) + table() + text.substring(text.indexOf(end));
      Files.writeString(file, text);
    }
    assertThat(text.substring(from, text.indexOf(end)))
        .as("stale: `mvn test -Dtest=KindsTest -Dregenerate=true` writes it anew")
        .isEqualTo(table());
  }

  private static String table() {
    var text = new StringBuilder();
    String group = "";
    for (Kind kind : Kinds.list()) {
      if (!kind.group().equals(group)) {
        group = kind.group();
        text.append("\n### ")
            .append(group)
            .append("\n\n| kind | what | told by |\n|---|---|---|\n");
      }
      text.append("| `%s` | %s | %s |\n".formatted(kind.name(), kind.about(), kind.told()));
    }
    return text.append('\n').toString();
  }
}
