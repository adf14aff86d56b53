package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sentry version}. */
@Command(
    name = "version",
    description = "Print the version of sentry and of its Java.",
    footer = {"  sentry version", "  sentry version --json"})
final class VersionCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Version version = Version.running();
    console.out().println(json ? JsonText.compact(asJson(version)) : version.sentence());
    return ExitStatus.OK.code();
  }

  private static Json asJson(Version version) {
    return Json.object()
        .put("version", version.sentry())
        .put("java", version.java())
        .put("system", version.system())
        .put("machine", version.machine())
        .build();
  }
}
