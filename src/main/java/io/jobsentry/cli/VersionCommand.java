package io.jobsentry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code sentry version}. */
@Command(name = "version", description = "Prints the version of sentry and of its Java.")
final class VersionCommand implements Callable<Integer> {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    console
        .out()
        .println(
            "sentry " + (version == null ? "dev" : version) + " (java " + Runtime.version() + ")");
    return ExitStatus.OK.code();
  }
}
