package io.jobsentry.project;

import io.jobsentry.config.ConfigLoader;
import io.jobsentry.config.Loaded;
import io.jobsentry.config.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A project that a test makes. */
final class Ground {
  private final Path root;

  Ground(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  Ground file(String name, String... lines) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
    return this;
  }

  Survey survey() throws IOException {
    return Survey.of(RealFolder.of(root), Set.of("python")::contains);
  }

  Start likeliest() throws IOException {
    return survey().likeliest().orElseThrow();
  }

  /** The config for what is likeliest; it has no error. */
  String config() throws IOException {
    Survey survey = survey();
    Start start = survey.likeliest().orElseThrow();
    String text =
        Upgrade.fresh(
            Proposal.of(start, start.traits().nature() == Nature.SERVICE, survey.snapshots()));
    loaded(text);
    return text;
  }

  Loaded.Good loaded(String text) {
    return switch (parsed(text)) {
      case Loaded.Good good -> good;
      case Loaded.Bad bad -> throw new AssertionError(text + bad.problems().getFirst().asError());
    };
  }

  Loaded parsed(String text) {
    return ConfigLoader.parse(
        text.getBytes(StandardCharsets.UTF_8), "sentry.yaml", new Surroundings(root, Map.of()));
  }

  static List<String> commands(Survey survey) {
    return survey.starts().stream()
        .map(
            start ->
                (start.folder().isEmpty() ? "" : start.folder() + "$ ")
                    + String.join(" ", start.command()))
        .toList();
  }
}
