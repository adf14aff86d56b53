package io.jobsentry.cli;

import java.nio.file.Path;
import picocli.CommandLine;

/** The program's door: streams and words in, a code out. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var console =
        new Console(
            System.out,
            System.err,
            System.in,
            Path.of("").toAbsolutePath(),
            System.getenv(),
            // The launcher tests its own descriptors: Java cannot ask about stderr alone.
            System.getProperty("jobsentry.tty", "").contains("2"));
    System.exit(run(console, args));
  }

  /** Runs one command; the whole program in a call, for tests. */
  public static int run(Console console, String... args) {
    return SentryCommand.line(console).execute(args);
  }

  static CommandLine.IExitCodeExceptionMapper codes() {
    return _ -> ExitStatus.INTERNAL.code();
  }
}
