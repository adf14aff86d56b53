package io.jobsentry.cli;

import io.jobsentry.config.Config;
import io.jobsentry.config.ConfigLoader;
import io.jobsentry.config.ConfigNotice;
import io.jobsentry.config.ConfigPlace;
import io.jobsentry.config.Loaded;
import io.jobsentry.model.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** {@code --config}: the file that a command goes by, instead of the project's own. */
final class ConfigOption {
  private static final String NAME = "--config";
  private static final String LETTER = "-c";
  private static final String LABEL = "FILE";
  private static final String DESCRIPTION =
      "The config. Default: .sentry/sentry.yaml in the project, if there is one.";

  @Option(
      names = {LETTER, NAME},
      paramLabel = LABEL,
      description = DESCRIPTION)
  private @Nullable Path file;

  /** The same option for a command that is {@link WrittenOut}. */
  OptionSpec writtenOut() {
    return WrittenOut.path(LETTER, NAME, LABEL, DESCRIPTION, path -> file = path);
  }

  /** As if that file had been given. */
  void name(Path given) {
    file = given;
  }

  @Nullable Path file() {
    return file;
  }

  /** A file that is named says which project is meant. */
  Layout layout(ProjectOption project, Console console) {
    return file == null
        ? project.layout(console)
        : new Layout(ConfigPlace.named(file, console.cwd()).root());
  }

  /** The config with its defaults, whether there is a file or not; its notices go to stderr. */
  Config load(Layout layout, Console console) throws RefusalException {
    ConfigPlace place =
        file == null
            ? ConfigPlace.of(layout, console.cwd())
            : ConfigPlace.named(file, console.cwd());
    if (file == null && !Files.exists(place.file())) {
      return ConfigLoader.defaults(layout.root()).config();
    }
    return switch (ConfigLoader.load(place, console.env())) {
      case Loaded.Good good -> {
        if (!good.notices().isEmpty()) {
          console.err().println("sentry: notice: " + withoutEffect(place, good.notices()));
        }
        yield good.config();
      }
      case Loaded.Bad bad -> {
        Discreet.problems(console, bad.problems())
            .forEach(problem -> console.err().println(problem.asError() + "\n"));
        int count = bad.problems().size();
        throw new RefusalException(
            "`"
                + place.name()
                + "` has "
                + count
                + (count == 1 ? " error" : " errors")
                + ", so nothing was started",
            "",
            ExitStatus.CONFIG);
      }
    };
  }

  /** One line for all of them: whoever brings a whole old config has read it often enough. */
  private String withoutEffect(ConfigPlace place, List<ConfigNotice> notices) {
    String keys =
        notices.stream().map(ConfigNotice::key).distinct().collect(Collectors.joining(", "));
    return place.name()
        + ": "
        + (notices.size() == 1 ? "this has no effect yet: " : "these have no effect yet: ")
        + keys
        + "; `sentry config check"
        + (file == null ? "" : " " + ShellWords.of(List.of(file.toString())))
        + "` explains "
        + (notices.size() == 1 ? "it" : "each");
  }
}
