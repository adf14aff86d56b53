package io.jobsentry.cli;

import io.jobsentry.model.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code --project}: the project that a command works in. Without it, that is the nearest folder
 * upwards that has a {@code .sentry}, and where there is none, the folder that the user stands in.
 */
final class ProjectOption {
  private static final String NAME = "--project";
  private static final String SHORT = "-C";
  private static final String LABEL = "DIR";
  private static final String DESCRIPTION =
      "The project's folder. Default: the nearest folder upwards that has a .sentry, else the"
          + " current one.";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = {SHORT, NAME},
      paramLabel = LABEL,
      description = DESCRIPTION)
  private @Nullable Path folder;

  /** The same option for a command that is {@link WrittenOut}. */
  OptionSpec writtenOut() {
    return WrittenOut.path(SHORT, NAME, LABEL, DESCRIPTION, path -> folder = path);
  }

  /** For a command that is {@link WrittenOut}: whom to blame for a wrong value. */
  void of(CommandSpec spec) {
    command = spec;
  }

  Layout layout(Console console) {
    return new Layout(root(console));
  }

  /** The project's folder, absolute. */
  Path root(Console console) {
    if (folder == null) {
      return nearest(console.cwd());
    }
    Path root = console.cwd().resolve(folder).normalize();
    if (!Files.isDirectory(root) && command != null) {
      throw new ParameterException(
          command.commandLine(), "`--project " + folder + "` is not a folder");
    }
    return root;
  }

  private static Path nearest(Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(".sentry"))) {
        return folder;
      }
    }
    return start;
  }
}
