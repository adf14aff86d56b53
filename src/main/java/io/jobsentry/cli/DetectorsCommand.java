package io.jobsentry.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sentry detectors}: what would be noticed. */
@Command(
    name = "detectors",
    description = "List and show everything that notices something in this project.",
    synopsisSubcommandLabel = "COMMAND")
final class DetectorsCommand {
  private DetectorsCommand() {}

  static CommandLine line(Console console) {
    return new CommandLine(new DetectorsCommand())
        .addSubcommand("list", new DetectorsListCommand(console))
        .addSubcommand("show", new DetectorsShowCommand(console));
  }
}
