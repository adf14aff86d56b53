package io.jobsentry.cli;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.incident.Incidents;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sentry incidents}: what failed, and what is known of it. */
@Command(
    name = "incidents",
    description = "List, show, open, search and hand on the incidents of this project.",
    synopsisSubcommandLabel = "COMMAND")
final class IncidentsCommand {
  private IncidentsCommand() {}

  static CommandLine line(Console console) {
    return new CommandLine(new IncidentsCommand())
        .addSubcommand("list", new IncidentsListCommand(console))
        .addSubcommand("show", new IncidentsShowCommand(console))
        .addSubcommand("open", new IncidentsOpenCommand(console))
        .addSubcommand("search", new IncidentsSearchCommand(console))
        .addSubcommand("export", new IncidentsExportCommand(console));
  }

  /** For reading: nothing is written that would have to be redacted. */
  static Incidents of(Layout layout) {
    return new Incidents(layout, new RealDisk(), Redactor.withoutVariables());
  }
}
