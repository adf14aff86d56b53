package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code sentry version}. */
final class VersionCommand {
  private final Console console;
  private final OptionSpec json = WrittenOut.flag("--json", "Prints one JSON object.");

  private VersionCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    var command = new VersionCommand(console);
    return new WrittenOut("version", "Prints the version of sentry and of its Java.", command::call)
        .examples("  sentry version", "  sentry version --json")
        .takes(command.json)
        .line();
  }

  private int call() {
    Version version = Version.running();
    boolean asJson = WrittenOut.isSet(json);
    console.out().println(asJson ? JsonText.compact(json(version).build()) : version.sentence());
    return ExitStatus.OK.code();
  }

  static Json.Builder json(Version version) {
    return Json.object()
        .put("version", version.sentry())
        .put("java", version.java())
        .put("system", version.system())
        .put("machine", version.machine());
  }
}
