package io.jobsentry.cli;

import io.jobsentry.incident.Incidents;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry incidents export}. */
@Command(
    name = "export",
    description = "Pack the folder of an incident into one ZIP file, to hand it on.",
    footer = {
      "  sentry incidents export",
      "  sentry incidents export traceback-3 -o /tmp/for-you.zip"
    })
final class IncidentsExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description =
          "Which one: its id, a piece of it that no other has, or `last` (which it is by default).")
  private String id = "last";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write, `ID.zip` by default; none that is there already.")
  private @Nullable Path output;

  IncidentsExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException, IOException {
    Layout layout = project.layout(console);
    Incidents incidents = IncidentsCommand.of(layout);
    FoundIncident meant = FoundIncident.of(layout, incidents, id);
    String found = meant.id();
    Path file = console.cwd().resolve(output == null ? Path.of(found + ".zip") : output);
    // Once more without what this environment knows to be secret.
    Parcel.pack(
        file,
        false,
        "name another file with `-o`",
        Redactor.of(console.env()),
        parcel -> pack(layout.incidents(), found, parcel));
    console.out().println(file);
    meant.words().ifPresent(console.err()::println);
    return ExitStatus.OK.code();
  }

  private static void pack(Path incidents, String id, Parcel parcel) throws IOException {
    List<Path> files;
    try (var all = Files.walk(incidents.resolve(id))) {
      files =
          all.filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    }
    for (Path file : files) {
      parcel.add(
          incidents.relativize(file).toString(),
          Files.readAllBytes(file),
          Files.getLastModifiedTime(file).toInstant());
    }
  }
}
