package io.jobsentry.cli;

import java.nio.file.Path;

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
            // The launcher tests the descriptors: Java cannot ask about one of them alone.
            Console.Terminals.parse(System.getProperty("jobsentry.tty", "")));
    // Not System.exit: its logging would load the logging module, a tenth of the time of a short
    // command. Nothing is left for shutdown hooks to do once a command has returned.
    Runtime.getRuntime().halt(run(console, args));
  }

  /** Runs one command; the whole program in a call, for tests. */
  public static int run(Console console, String... args) {
    try {
      return SentryCommand.line(console, args).execute(args);
    } catch (RuntimeException | Error e) {
      return new Complaints(console).fault(e);
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }
}
