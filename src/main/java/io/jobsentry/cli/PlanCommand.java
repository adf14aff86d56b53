package io.jobsentry.cli;

import io.jobsentry.model.Layout;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry plan}. */
@Command(
    name = "plan",
    description = {
      "Print what `sentry run` would do, and start nothing.",
      "",
      "The delays are exact: their randomness is fixed before a run begins."
    },
    footer = {"  sentry plan", "  sentry plan -- python train.py", "  sentry plan --json"})
final class PlanCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(names = "--one-shot", description = "As for `sentry run`.")
  private boolean oneShot;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Parameters(
      arity = "0..*",
      paramLabel = "CMD",
      description = "The command and its arguments, after `--`.")
  private List<String> command = List.of();

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException, IOException, InterruptedException {
    Layout layout = config.layout(project, console);
    Undertaking undertaking =
        Undertaking.of(layout, config.load(layout, console), command, oneShot, console.env());
    return new Plan(undertaking).print(console, json);
  }
}
