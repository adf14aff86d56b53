package io.jobsentry.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command: everything else hangs under it. */
@Command(
    name = "sentry",
    description = "Keeps long-running jobs alive, and remembers how they failed.",
    mixinStandardHelpOptions = false,
    synopsisSubcommandLabel = "COMMAND")
final class SentryCommand {
  private SentryCommand() {}

  static CommandLine line(Console console) {
    var line = new CommandLine(new SentryCommand());
    line.addSubcommand("version", new VersionCommand(console));
    line.addSubcommand("config", ConfigCommand.line(console));
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setExitCodeExceptionMapper(Main.codes());
    return line;
  }
}
