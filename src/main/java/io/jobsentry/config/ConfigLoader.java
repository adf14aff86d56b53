package io.jobsentry.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads configs. Nothing that a file holds makes it throw: it answers with problems. */
public final class ConfigLoader {
  private static final int LARGEST = 1024 * 1024;

  private ConfigLoader() {}

  /** Reads the config at a place. */
  public static Loaded load(ConfigPlace place, java.util.Map<String, String> env) {
    var surroundings = new Surroundings(place.root(), env);
    byte[] content;
    try {
      if (!Files.exists(place.file())) {
        return bad(place.name(), "there is no such file", "`sentry run -- CMD` works without one");
      }
      if (Files.isDirectory(place.file())) {
        return bad(place.name(), "this is a folder", "name the file in it");
      }
      if (!Files.isRegularFile(place.file())) {
        return bad(place.name(), "this is not a regular file", "");
      }
      if (Files.size(place.file()) > LARGEST) {
        return tooLarge(place.name());
      }
      content = Files.readAllBytes(place.file());
    } catch (IOException e) {
      String why =
          e instanceof java.nio.file.AccessDeniedException ? "permission denied" : e.toString();
      return bad(place.name(), "the file cannot be read: " + why, "");
    }
    return parse(content, place.name(), surroundings);
  }

  /**
   * Reads a config.
   *
   * @param name what the file is called in problems
   */
  public static Loaded parse(byte[] content, String name, Surroundings surroundings) {
    if (content.length > LARGEST) {
      return tooLarge(name);
    }
    Optional<ConfigProblem> unreadable = Encoding.problem(content, name);
    if (unreadable.isPresent()) {
      return new Loaded.Bad(List.of(unreadable.get()));
    }
    var source = SourceText.of(name, SourceText.decode(content, content.length));
    var problems = new Problems(source);
    var notices = new ArrayList<ConfigNotice>();
    Optional<Node> tree = YamlReader.read(problems);
    if (tree.isEmpty()) {
      return new Loaded.Bad(problems.inOrder());
    }
    Setting.Group settings = new Checker(surroundings, problems, notices).root(tree.get());
    CrossChecks.check(settings, problems);
    if (!problems.none()) {
      return new Loaded.Bad(problems.inOrder());
    }
    notices.sort(ConfigNotice.IN_ORDER);
    return new Loaded.Good(
        Assembly.config(surroundings.root(), settings), new Settings(settings), notices);
  }

  /** What holds where there is no file. */
  public static Loaded.Good defaults(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    Setting.Group settings = Defaults.of(Keys.ROOT);
    return new Loaded.Good(Assembly.config(absolute, settings), new Settings(settings), List.of());
  }

  private static Loaded tooLarge(String name) {
    return bad(name, "the file is larger than 1 MiB", "a config is a few hundred lines");
  }

  private static Loaded bad(String name, String sentence, String hint) {
    return new Loaded.Bad(List.of(new ConfigProblem(name, 0, 0, 0, sentence, hint, "")));
  }
}
