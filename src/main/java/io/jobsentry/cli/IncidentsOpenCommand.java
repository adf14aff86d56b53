package io.jobsentry.cli;

import io.jobsentry.incident.Incidents;
import io.jobsentry.model.Layout;
import io.jobsentry.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry incidents open}. */
@Command(
    name = "open",
    description =
        "Open the report of an incident for reading, in the pager that $JOBSENTRY_PAGER or $PAGER"
            + " names; where there is no terminal, print it.",
    footer = {
      "  sentry incidents open",
      "  sentry incidents open traceback-3 --editor",
      "  cd \"$(sentry incidents open last --path)\""
    })
final class IncidentsOpenCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description =
          "Which one: its id, a piece of it that no other has, or `last` (which it is by default).")
  private String id = "last";

  @Option(names = "--editor", description = "Open it in the editor of $VISUAL or $EDITOR.")
  private boolean editor;

  @Option(names = "--path", description = "Only print where its folder is.")
  private boolean path;

  IncidentsOpenCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException, IOException, InterruptedException {
    if (editor && path) {
      throw RefusalException.usage("`--editor` and `--path` exclude each other", "");
    }
    Layout layout = project.layout(console);
    Incidents incidents = IncidentsCommand.of(layout);
    Path folder = layout.incidents().resolve(FoundIncident.of(layout, incidents, id).id());
    if (path) {
      console.out().println(folder);
    } else if (editor) {
      edit(folder);
    } else {
      read(text(folder));
    }
    return ExitStatus.OK.code();
  }

  private void edit(Path folder) throws RefusalException, IOException, InterruptedException {
    if (!console.terminals().out()) {
      throw RefusalException.failed(
          "an editor needs a terminal, and stdout is none", "`--path` prints where the folder is");
    }
    text(folder);
    ChosenProgram.editor(console.env()).open(report(folder), console);
  }

  private void read(String text) throws RefusalException, IOException, InterruptedException {
    if (console.terminals().out()) {
      Optional<ChosenProgram> pager = ChosenProgram.pager(console.env());
      if (pager.isPresent() && pager.get().read(text, console)) {
        return;
      }
    }
    console.out().print(text);
  }

  /** Such that it steers no terminal, whatever the pager lets through. */
  private static String text(Path folder) throws RefusalException, IOException {
    try {
      return Files.readAllLines(report(folder)).stream()
          .map(line -> Printable.of(line) + "\n")
          .collect(Collectors.joining());
    } catch (NoSuchFileException _) {
      throw RefusalException.failed(
          "`" + report(folder) + "` is not there", "`sentry doctor --fix` makes it again");
    }
  }

  private static Path report(Path folder) {
    return folder.resolve("report.md");
  }
}
