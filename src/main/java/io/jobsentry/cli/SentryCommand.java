package io.jobsentry.cli;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/** The root command: everything else hangs under it. */
final class SentryCommand {

  /**
   * A command by its name.
   *
   * @param make gives an annotated {@code Callable<Integer>}, or a whole {@link CommandLine}: one
   *     that has commands of its own, or one that is {@link WrittenOut}
   */
  record Entry(String name, Function<Console, Object> make) {}

  /** Every command, in the order of the help. A new command is one line here. */
  private static final List<Entry> COMMANDS =
      List.of(
          new Entry("init", InitCommand::new),
          new Entry("run", RunCommand::line),
          new Entry("status", StatusCommand::line),
          new Entry("stop", OrderCommand.Stop::new),
          new Entry("logs", LogsCommand::new),
          new Entry("pause", OrderCommand.Pause::new),
          new Entry("resume", OrderCommand.Resume::new),
          new Entry("restart", OrderCommand.Restart::new),
          new Entry("reset", OrderCommand.Reset::new),
          new Entry("plan", PlanCommand::new),
          new Entry("replay", ReplayCommand::new),
          new Entry("test", TestCommand::new),
          new Entry("why", WhyCommand::new),
          new Entry("why-not", WhyNotCommand::new),
          new Entry("detectors", DetectorsCommand::line),
          new Entry("incidents", IncidentsCommand::line),
          new Entry("groups", GroupsCommand::line),
          new Entry("config", ConfigCommand::line),
          new Entry("catalogue", CatalogueCommand::line),
          new Entry("explain", ExplainCommand::new),
          new Entry("bundle", BundleCommand::new),
          new Entry("analyze", AnalyzeCommand::line),
          new Entry("audit", AuditCommand::line),
          new Entry("doctor", DoctorCommand::line),
          new Entry("redact", RedactCommand::new),
          new Entry("fingerprint", FingerprintCommand::new),
          new Entry("completion", CompletionCommand::new),
          new Entry("version", VersionCommand::line),
          new Entry("help", HelpCommand::new),
          new Entry("man", ManCommand::new));

  private SentryCommand() {}

  /** The whole program: for help, completion, manual pages and tests. */
  static CommandLine line(Console console) {
    return build(console, COMMANDS);
  }

  /**
   * As much of the program as these words need. To build the model of one command is ten times as
   * quick as to build all of them, and `sentry status` has to answer at once.
   */
  static CommandLine line(Console console, String... words) {
    if (words.length > 0) {
      for (Entry entry : COMMANDS) {
        if (entry.name().equals(words[0])) {
          return build(console, List.of(entry));
        }
      }
    }
    return line(console);
  }

  private static CommandLine build(Console console, List<Entry> entries) {
    CommandLine line = Frame.root(console);
    entries.forEach(entry -> line.addSubcommand(entry.name(), entry.make().apply(console)));
    Frame.dress(line, console);
    return line;
  }
}
