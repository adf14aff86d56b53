package io.jobsentry.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A corpus of mistakes, each with every word that is said about it. After a change of words, {@code
 * mvn test -Dtest=BadConfigsTest -Dregenerate=true} writes them anew: read the difference.
 */
final class BadConfigsTest {
  private static final Path CORPUS = Path.of("src/test/resources/config/bad");
  private static final Map<String, String> ENV = Map.of("HOME", "/home/me", "EMPTY", "");

  private static List<Path> corpus() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void saysExactlyWhatIsWrong(Path file) throws IOException {
    String name = file.getFileName().toString();
    Path expected = CORPUS.resolve(name.replaceFirst("yaml$", "expected"));
    Loaded loaded =
        ConfigLoader.parse(
            Files.readAllBytes(file), name, new Surroundings(CORPUS.toAbsolutePath(), ENV));
    String said =
        switch (loaded) {
          case Loaded.Good _ -> "";
          case Loaded.Bad(List<ConfigProblem> problems) ->
              problems.stream().map(ConfigProblem::asError).collect(Collectors.joining("\n\n"))
                  + "\n";
        };
    assertThat(said).as("what is said about %s", name).isNotEmpty();
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(expected, said);
    }
    assertThat(said).isEqualTo(Files.readString(expected));
  }

  @Test
  void thereAreTwoHundredAndMore() throws IOException {
    assertThat(corpus()).hasSizeGreaterThanOrEqualTo(200);
  }

  /** A sentence is lower-case and has no full stop, so that all of them read alike. */
  @Test
  void everyProblemIsInTheHouseStyle() throws IOException {
    for (Path file : corpus()) {
      Loaded loaded =
          ConfigLoader.parse(
              Files.readAllBytes(file), "x.yaml", new Surroundings(CORPUS.toAbsolutePath(), ENV));
      if (loaded instanceof Loaded.Bad(List<ConfigProblem> problems)) {
        assertThat(problems)
            .as(file.toString())
            .allSatisfy(
                problem ->
                    assertThat(problem.sentence())
                        .matches("(?s)[a-z`0-9].*[^.]")
                        .doesNotContain("\n"));
      }
    }
  }
}
