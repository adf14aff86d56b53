package io.jobsentry.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What all commands have in common: how they are parsed, how their help looks, how they fail. */
final class Frame {
  private Frame() {}

  /** The root, without its commands. Written out, because reading annotations costs time here. */
  static CommandLine root(Console console) {
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(
            (Callable<Integer>)
                () -> {
                  // No words at all: somebody who looks for the way in.
                  console.err().print(SentryCommand.line(console).getUsageMessage(Ansi.OFF));
                  return ExitStatus.USAGE.code();
                });
    spec.name("sentry");
    spec.usageMessage()
        .description("Keeps long-running jobs alive, and remembers how they failed.")
        .synopsisSubcommandLabel("COMMAND")
        .footer(
            "  sentry run -- python train.py   keep a command alive, no config needed",
            "  sentry help run                 everything about one command",
            "  sentry help exit-codes          what the codes of sentry mean");
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Prints the version.")
            .build());
    spec.versionProvider(() -> new String[] {Version.running().sentence()});
    return new CommandLine(spec);
  }

  /** Gives a line and all commands under it the manners of the house. */
  static void dress(CommandLine line, Console console) {
    var complaints = new Complaints(console);
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler((e, _) -> complaints.words(e));
    line.setExecutionExceptionHandler((e, _, _) -> complaints.thrown(e));
    line.setExpandAtFiles(false);
    line.setInterpolateVariables(false);
    line.setAllowOptionsAsOptionParameters(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(console.width());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.colourOut() ? Ansi.ON : Ansi.OFF));
    dressHelp(line.getCommandSpec());
  }

  private static void dressHelp(CommandSpec spec) {
    if (!spec.optionsMap().containsKey("--help")) {
      spec.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Shows this help.")
              .build());
    }
    UsageMessageSpec usage = spec.usageMessage();
    usage.synopsisHeading("Usage: ");
    usage.descriptionHeading("%n");
    usage.parameterListHeading("%nArguments:%n");
    usage.optionListHeading("%nOptions:%n");
    usage.commandListHeading("%nCommands:%n");
    usage.sortOptions(false);
    if (usage.footer().length > 0) {
      usage.footerHeading("%nExamples:%n");
    }
    spec.subcommands().values().forEach(child -> dressHelp(child.getCommandSpec()));
  }
}
