package io.jobsentry.cli;

import io.jobsentry.incident.Incidents;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
    try (OutputStream to = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      pack(layout.incidents(), found, to);
    } catch (FileAlreadyExistsException _) {
      throw RefusalException.failed(
          "`" + file + "` is there already", "name another file with `-o`");
    } catch (IOException e) {
      throw RefusalException.failed(
          "`" + file + "` cannot be written: " + e.getMessage(), "name another file with `-o`");
    }
    console.out().println(file);
    meant.words().ifPresent(console.err()::println);
    return ExitStatus.OK.code();
  }

  /** Once more without what this environment knows to be secret. */
  private void pack(Path incidents, String id, OutputStream to) throws IOException {
    Redactor redactor = Redactor.of(console.env());
    Path folder = incidents.resolve(id);
    List<Path> files;
    try (var all = Files.walk(folder)) {
      files =
          all.filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    }
    try (var zip = new ZipOutputStream(to)) {
      for (Path file : files) {
        var entry = new ZipEntry(incidents.relativize(file).toString());
        entry.setLastModifiedTime(FileTime.from(Files.getLastModifiedTime(file).toInstant()));
        zip.putNextEntry(entry);
        zip.write(redactor.redact(Files.readAllBytes(file)));
        zip.closeEntry();
      }
    }
  }
}
