package io.jobsentry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sentry help}. */
@Command(
    name = "help",
    description = "Shows the help of a command, or of a topic: `exit-codes`.",
    footer = {"  sentry help", "  sentry help version", "  sentry help exit-codes"})
final class HelpCommand implements Callable<Integer> {
  private static final String EXIT_CODES = "exit-codes";

  private final Console console;

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..*",
      description = "A command with its words, or a topic.")
  private List<String> topic = List.of();

  HelpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException {
    if (topic.equals(List.of(EXIT_CODES))) {
      console.out().print(ExitCodes.table(console.width()));
      return ExitStatus.OK.code();
    }
    CommandLine line = SentryCommand.line(console);
    for (String word : topic) {
      CommandLine next = line.getSubcommands().get(word);
      if (next == null) {
        throw unknown(word, line);
      }
      line = next;
    }
    line.usage(console.out());
    return ExitStatus.OK.code();
  }

  private static RefusalException unknown(String word, CommandLine line) {
    var known = new java.util.ArrayList<>(line.getSubcommands().keySet());
    known.add(EXIT_CODES);
    return RefusalException.usage(
        "there is no help about `" + word + "`",
        Nearest.to(word, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("`sentry help` lists the commands"));
  }
}
