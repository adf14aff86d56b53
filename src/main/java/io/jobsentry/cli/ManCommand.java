package io.jobsentry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sentry man}: writes the manual pages, for those who install or package sentry. */
@Command(name = "man", hidden = true, description = "Writes the manual pages into a folder.")
final class ManCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The folder, made where it is not there.")
  private Path output = Path.of("");

  ManCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = console.cwd().resolve(output);
    Files.createDirectories(folder);
    for (Page page : Page.all(SentryCommand.line(console))) {
      Files.writeString(folder.resolve(page.joined("-") + ".1"), ManPage.roff(page));
    }
    return ExitStatus.OK.code();
  }
}
