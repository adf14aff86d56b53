package io.jobsentry.cli;

import io.jobsentry.config.ConfigLoader;
import io.jobsentry.config.ConfigPlace;
import io.jobsentry.config.ConfigProblem;
import io.jobsentry.config.Loaded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which config a command is about: a file that is named, or the project's own. */
final class ConfigFile {
  @Mixin private ProjectOption project = new ProjectOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The config. Default: the project's .sentry/sentry.yaml.")
  private @Nullable Path file;

  ConfigPlace place(Console console) {
    return file == null
        ? ConfigPlace.of(project.layout(console), console.cwd())
        : ConfigPlace.named(file, console.cwd());
  }

  /** Whether there is nothing to read, which is fine as long as nobody named a file. */
  boolean absent(Console console) {
    return file == null && !Files.exists(place(console).file());
  }

  /** The config; where there is no file, what holds without one. */
  Loaded load(Console console) {
    return absent(console)
        ? ConfigLoader.defaults(project.root(console))
        : ConfigLoader.load(place(console), console.env());
  }

  /** Prints what is wrong; answers the code to end with. */
  static int refuse(Console console, List<ConfigProblem> problems) {
    List<ConfigProblem> clean = Discreet.problems(console, problems);
    for (int i = 0; i < clean.size(); i++) {
      console.err().println((i == 0 ? "" : "\n") + clean.get(i).asError());
    }
    return ExitStatus.CONFIG.code();
  }
}
