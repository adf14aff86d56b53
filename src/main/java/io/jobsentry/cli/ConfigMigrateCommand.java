package io.jobsentry.cli;

import io.jobsentry.config.ConfigLoader;
import io.jobsentry.config.ConfigPlace;
import io.jobsentry.config.ConfigProblem;
import io.jobsentry.config.Loaded;
import io.jobsentry.config.Migration;
import io.jobsentry.config.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry config migrate}. */
@Command(
    name = "migrate",
    description = "Turn an autosentry.yaml into a sentry.yaml, and tell what changes with it.",
    footer = "  sentry config migrate autosentry.yaml --output .sentry/sentry.yaml")
final class ConfigMigrateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "The autosentry.yaml.")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it. Default: the standard output.")
  private @Nullable Path output;

  @Option(
      names = "--force",
      description = "Replaces an output file that is there already, and keeps a copy of it.")
  private boolean force;

  ConfigMigrateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path from = console.cwd().resolve(file);
    byte[] content;
    try {
      content = Files.readAllBytes(from);
    } catch (NoSuchFileException e) {
      console.error("there is no file `" + file + "`", "");
      return ExitStatus.FAILED.code();
    } catch (IOException e) {
      console.error("`" + file + "` cannot be read: " + e, "");
      return ExitStatus.FAILED.code();
    }
    return switch (Migration.of(content, file.toString())) {
      case Migration.Outcome.Unreadable(List<ConfigProblem> problems) ->
          ConfigFile.refuse(console, problems);
      case Migration.Outcome.Migrated(String text, List<String> remarks) -> {
        remarks.forEach(remark -> console.err().println("sentry: note: " + remark));
        yield deliver(text);
      }
    };
  }

  private int deliver(String text) {
    if (output == null) {
      console.out().print(text);
      return stillWrong(ConfigPlace.named(file, console.cwd()), "the output", text);
    }
    Path to = console.cwd().resolve(output).normalize();
    try {
      if (Files.exists(to)) {
        if (!force) {
          console.error(
              "`" + output + "` is there already, and was left alone",
              "name another file, or use `--force`, which keeps a copy");
          return ExitStatus.FAILED.code();
        }
        Path backup = free(to);
        Files.copy(to, backup);
        console.err().println("sentry: note: the file that was there is now " + backup);
      }
      if (to.getParent() != null) {
        Files.createDirectories(to.getParent());
      }
      Path draft = to.resolveSibling(to.getFileName() + ".new");
      Files.writeString(draft, text);
      Files.move(draft, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      console.error("`" + output + "` cannot be written: " + e, "");
      return ExitStatus.FAILED.code();
    }
    console
        .err()
        .println(
            "sentry: note: for help in the editor: `sentry config schema > "
                + Path.of(output.toString()).resolveSibling("sentry.schema.json")
                + "`");
    return stillWrong(ConfigPlace.named(output, console.cwd()), output.toString(), text);
  }

  /** What the new file needs a hand with. */
  private int stillWrong(ConfigPlace place, String name, String text) {
    Loaded loaded =
        ConfigLoader.parse(
            text.getBytes(StandardCharsets.UTF_8),
            name,
            new Surroundings(place.root(), console.env()));
    return switch (loaded) {
      case Loaded.Good _ -> ExitStatus.OK.code();
      case Loaded.Bad(List<ConfigProblem> problems) -> ConfigFile.refuse(console, problems);
    };
  }

  private static Path free(Path taken) {
    for (int i = 1; ; i++) {
      Path backup = taken.resolveSibling(taken.getFileName() + ".bak" + i);
      if (!Files.exists(backup)) {
        return backup;
      }
    }
  }
}
