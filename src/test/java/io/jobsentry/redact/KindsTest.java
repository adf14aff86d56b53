package io.jobsentry.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class KindsTest {

  @Test
  void thereAreManyAndEachHasANameOfItsOwn() {
    assertThat(Kinds.list()).hasSizeGreaterThan(150);
    assertThat(Kinds.list().stream().map(Kind::name))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    assertThat(Kinds.list().stream().map(Kind::about)).doesNotHaveDuplicates();
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
