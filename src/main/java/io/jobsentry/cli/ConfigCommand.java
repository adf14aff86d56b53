package io.jobsentry.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sentry config}: what can be done with a config besides running it. */
@Command(
    name = "config",
    description = "Check, show, describe and migrate configs.",
    synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand {
  private ConfigCommand() {}

  static CommandLine line(Console console) {
    return new CommandLine(new ConfigCommand())
        .addSubcommand("check", new ConfigCheckCommand(console))
        .addSubcommand("show", new ConfigShowCommand(console))
        .addSubcommand("schema", new ConfigSchemaCommand(console))
        .addSubcommand("migrate", new ConfigMigrateCommand(console));
  }
}
