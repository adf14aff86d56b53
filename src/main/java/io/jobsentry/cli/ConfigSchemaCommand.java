package io.jobsentry.cli;

import io.jobsentry.config.ConfigSchema;
import io.jobsentry.json.JsonText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code sentry config schema}. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of sentry.yaml, by which editors complete and explain.",
    footer = "  sentry config schema > sentry.schema.json")
final class ConfigSchemaCommand implements Callable<Integer> {
  private final Console console;

  ConfigSchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().println(JsonText.pretty(ConfigSchema.json()));
    return ExitStatus.OK.code();
  }
}
