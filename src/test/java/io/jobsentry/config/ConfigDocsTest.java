package io.jobsentry.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds documents and examples to the code. */
final class ConfigDocsTest {
  private static final String HOW =
      "%s is stale: `mvn test -Dtest=ConfigDocsTest -Dregenerate=true` writes it anew";

  /** Replaces what lies between two markers of a document. */
  private static void generated(Path file, String marker, String wanted) throws IOException {
    String text = Files.readString(file);
    String begin = "<!-- " + marker + ": generated -->\n";
    String end = "<!-- end of " + marker + " -->\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end);
    assertThat(to).as("%s has the markers of %s", file, marker).isGreaterThanOrEqualTo(from);
    if (Boolean.getBoolean("regenerate")) {
      text = text.substring(0, from) + wanted + text.substring(to);
      Files.writeString(file, text);
      to = text.indexOf(end);
    }
    assertThat(text.substring(from, to)).as(HOW, file).isEqualTo(wanted);
  }

  @Test
  void theReferenceIsOfTheCode() throws IOException {
    generated(Path.of("docs/config.md"), "keys", ConfigReference.keys());
  }

  @Test
  void theDifferencesAreOfTheCode() throws IOException {
    generated(Path.of("docs/migrating.md"), "differences", ConfigReference.differences());
    generated(Path.of("docs/migrating.md"), "own keys", ConfigReference.ownKeys());
  }

  @Test
  void theSchemaIsOfTheCode() throws IOException {
    Path file = Path.of("docs/sentry.schema.json");
    String wanted = JsonText.pretty(ConfigSchema.json()) + "\n";
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(file, wanted);
    }
    assertThat(Files.readString(file)).as(HOW, file).isEqualTo(wanted);
  }

  private static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("config-examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleLoads(Path file) throws IOException {
    assertThat(Files.readAllLines(file).getFirst())
        .isEqualTo("# yaml-language-server: $schema=../docs/sentry.schema.json");
    Loaded loaded =
        ConfigLoader.parse(
            Files.readAllBytes(file),
            file.toString(),
            new Surroundings(Path.of("/p"), Map.of("HOME", "/home/me")));
    if (loaded instanceof Loaded.Bad(List<ConfigProblem> problems)) {
      throw new AssertionError(problems.getFirst().asError());
    }
  }

  @Test
  void thereAreExamplesForMostNeeds() throws IOException {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(8);
  }
}
