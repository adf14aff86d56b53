package io.jobsentry.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

/** Whatever bytes a config is made of, the loader answers, and soon. */
final class LoaderProperties {
  private static final Surroundings SURROUNDINGS =
      new Surroundings(Path.of("/nowhere"), Map.of("HOME", "/home/me"));
  private static final String MARKS = " \t\n:-[]{}'\"#&*!|>%@`,?~$\\<.0aé\u0000\u2028";

  private static void answers(byte[] content) {
    Loaded loaded =
        Assertions.assertTimeout(
            Duration.ofSeconds(5), () -> ConfigLoader.parse(content, "x.yaml", SURROUNDINGS));
    switch (loaded) {
      case Loaded.Good good -> assertThat(good.settings().yaml()).isNotEmpty();
      case Loaded.Bad(List<ConfigProblem> problems) -> {
        assertThat(problems).isNotEmpty();
        problems.forEach(problem -> assertThat(problem.asError()).doesNotContain("\u001b"));
      }
    }
  }

  @Property(tries = 2000)
  void anyBytes(@ForAll byte[] content) {
    answers(content);
  }

  @Property(tries = 2000)
  void anyTextOfMarks(@ForAll("marks") String text) {
    answers(text.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<String> marks() {
    return Arbitraries.of(MARKS.chars().mapToObj(c -> String.valueOf((char) c)).toList())
        .list()
        .ofMaxSize(200)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 2000)
  void anyMutationOfAGoodConfig(@ForAll Random random) throws IOException {
    List<Path> examples;
    try (Stream<Path> files = Files.list(Path.of("config-examples"))) {
      examples = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    byte[] content = Files.readAllBytes(examples.get(random.nextInt(examples.size())));
    int changes = 1 + random.nextInt(5);
    for (int i = 0; i < changes; i++) {
      content[random.nextInt(content.length)] =
          random.nextInt(4) == 0
              ? (byte) random.nextInt(256)
              : (byte) MARKS.charAt(random.nextInt(MARKS.length()));
    }
    answers(content);
  }

  @Property(tries = 500)
  void anyRegex(@ForAll("regexes") String regex) {
    answers(
        ("detectors: [{kind: pattern, regex: '" + regex.replace("'", "''") + "'}]")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<String> regexes() {
    return Arbitraries.of(
            "(", ")", "[", "]", "{", "}", "{1000}", "{2,}", "*", "+", "?", "|", "\\", "^", "$", "a",
            ".", "(?", "(?:", "(?P<n>", "\\d", "\\1", "[^", "-", "\\Q", "\\E", "\\pL", ",")
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }
}
