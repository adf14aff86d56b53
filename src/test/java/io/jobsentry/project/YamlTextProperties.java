package io.jobsentry.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.config.ConfigLoader;
import io.jobsentry.config.Loaded;
import io.jobsentry.config.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written into a config is what is read out of it. */
final class YamlTextProperties {

  @Property(tries = 1000)
  void wordsComeBack(@ForAll("words") List<String> words) {
    assertThat(read("process:\n  command: " + YamlText.list(words) + "\n")).isEqualTo(words);
  }

  @Example
  void wordsThatLookLikeSomethingElseComeBack() {
    List<String> words =
        List.of(
            "a",
            "1",
            "true",
            "No",
            "null",
            "~",
            "-",
            "--",
            "---",
            "...",
            "1e3",
            "0x1",
            ".5",
            "-1",
            ".inf",
            "-.inf",
            "2024-01-01",
            "1:2",
            "a: b",
            "# c",
            "[d]",
            "{e}",
            "",
            " ",
            "*f",
            "&g",
            "!h",
            "%i",
            "@j",
            "`k`",
            "$L",
            "${M:-n}",
            "$$",
            "'",
            "\"",
            "\\",
            "=",
            "<<",
            "?",
            "-x",
            "--y=z",
            "\u00e9",
            "\u4e2d",
            "12_000",
            ".",
            "/",
            "a\nb",
            "\t",
            "\u0085",
            "\u2028",
            "\ud83d\ude00");
    assertThat(read("process:\n  command: " + YamlText.list(words) + "\n")).isEqualTo(words);
  }

  @Property(tries = 300)
  void aCommentStaysOne(@ForAll String sentence) {
    assertThat(read("process:\n  " + YamlText.comment(valid(sentence)) + "\n  command: [a]\n"))
        .containsExactly("a");
  }

  private static String valid(String text) {
    return text.replaceAll("[\\ud800-\\udfff\\ufffe\\uffff\\ufeff]", "");
  }

  private static List<String> read(String yaml) {
    return switch (ConfigLoader.parse(
        yaml.getBytes(StandardCharsets.UTF_8), "x", new Surroundings(Path.of("/p"), Map.of()))) {
      case Loaded.Good good -> good.config().process().command();
      case Loaded.Bad bad -> throw new AssertionError(yaml + bad.problems().getFirst().asError());
    };
  }

  @Provide
  Arbitrary<List<String>> words() {
    Arbitrary<String> odd =
        Arbitraries.of(
                "$", "{", "}", "[", "]", ",", ":", " ", "#", "'", "\"", "\\", "-", "a", "A", "1",
                ".", "&", "*", "!", "|", ">", "%", "@", "`", "?", "~", "\n", "\t", "=", "\u00e9",
                "_")
            .list()
            .ofMaxSize(6)
            .map(parts -> String.join("", parts));
    return odd.list()
        .ofMaxSize(4)
        .map(
            rest -> {
              var all = new java.util.ArrayList<>(List.of("./p"));
              all.addAll(rest);
              return all;
            });
  }
}
