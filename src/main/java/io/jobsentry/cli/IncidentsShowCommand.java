package io.jobsentry.cli;

import io.jobsentry.incident.Incidents;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.text.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry incidents show}. */
@Command(
    name = "show",
    description = "Show one incident: what failed, why, where, and what happened since.",
    footer = {
      "  sentry incidents show",
      "  sentry incidents show traceback-3 --file frames/01-train.py.md",
      "  sentry incidents show last --json"
    })
final class IncidentsShowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description =
          "Which one: its id, a piece of it that no other has, or `last` (which it is by default).")
  private String id = "last";

  @Option(names = "--file", paramLabel = "NAME", description = "Print this file of its folder.")
  private @Nullable String file;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  IncidentsShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException, IOException {
    Layout layout = project.layout(console);
    Incidents incidents = IncidentsCommand.of(layout);
    FoundIncident meant = FoundIncident.of(layout, incidents, id);
    String found = meant.id();
    Path folder = layout.incidents().resolve(found);
    if (json) {
      var object = incidents.json(found);
      if (object.isEmpty()) {
        throw RefusalException.failed(
            "`" + folder.resolve("incident.json") + "` cannot be understood",
            "`" + folder.resolve("report.md") + "` may still tell what it was about");
      }
      var whole = new LinkedHashMap<>(object.get().members());
      meant.json().ifPresent(it -> whole.put("occurrence", it));
      console.out().println(JsonText.pretty(new Json.Obj(whole)));
      return ExitStatus.OK.code();
    }
    if (meant.words().isPresent()) {
      PrintStream to = file == null ? console.out() : console.err();
      to.println(meant.words().get());
      to.println();
    }
    for (String line : Files.readAllLines(named(folder, file == null ? "report.md" : file))) {
      console.out().println(Printable.of(line));
    }
    if (file == null) {
      console.err().println();
      console.err().println("folder  " + folder);
    }
    return ExitStatus.OK.code();
  }

  /** Only what lies in the folder itself: a name is no path. */
  private static Path named(Path folder, String name) throws RefusalException, IOException {
    List<String> names;
    try (var files = Files.walk(folder)) {
      names =
          files
              .filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS))
              .map(it -> folder.relativize(it).toString())
              .sorted()
              .toList();
    }
    if (!names.contains(name)) {
      throw RefusalException.usage(
          "the incident has no file `" + name + "`", "it has " + String.join(", ", names));
    }
    return folder.resolve(name);
  }
}
