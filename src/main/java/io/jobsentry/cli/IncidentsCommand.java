package io.jobsentry.cli;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.incident.Incidents;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.util.List;
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

  /** The one incident that somebody means by `last`, an id, or a piece of one that no other has. */
  static String find(Incidents incidents, String wanted) throws RefusalException, IOException {
    List<String> ids = incidents.ids();
    if (ids.isEmpty()) {
      throw RefusalException.failed(
          "there is no incident yet", "`sentry run` writes one when a job fails");
    }
    if (wanted.equals("last")) {
      return ids.getLast();
    }
    if (ids.contains(wanted)) {
      return wanted;
    }
    List<String> meant = ids.stream().filter(id -> id.startsWith(wanted)).toList();
    if (meant.isEmpty()) {
      meant = ids.stream().filter(id -> id.contains(wanted)).toList();
    }
    if (meant.isEmpty()) {
      throw RefusalException.usage(
          "there is no incident `" + wanted + "`", "`sentry incidents list` shows them all");
    }
    if (meant.size() > 1) {
      throw RefusalException.usage(
          "`" + wanted + "` stands in the ids of " + meant.size() + " incidents",
          "the latest of them is `" + meant.getLast() + "`");
    }
    return meant.getFirst();
  }
}
