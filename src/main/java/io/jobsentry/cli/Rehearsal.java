package io.jobsentry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The training run of the AOT cache: what sentry typically does, once, in one JVM. What is loaded
 * here loads quickly for ever after. Only the installation starts this.
 */
final class Rehearsal {

  /**
   * The lines that are rehearsed, in the folder that is handed in. Add a line for a new command.
   */
  private static final List<String> LINES =
      List.of(
          "--help",
          "help",
          "help version",
          "help exit-codes",
          "version",
          "version --json",
          "completion zsh",
          "verison",
          "version --jsno");

  private Rehearsal() {}

  /** Wants an empty folder to play in. */
  public static void main(String[] args) throws IOException {
    try (var nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      var console =
          new Console(
              nowhere,
              nowhere,
              InputStream.nullInputStream(),
              Path.of(args[0]).toAbsolutePath(),
              System.getenv(),
              Console.Terminals.NONE);
      for (String line : LINES) {
        int status = Main.run(console, line.split(" "));
        if (status == ExitStatus.INTERNAL.code()) {
          throw new IllegalStateException("`sentry " + line + "` has a fault");
        }
      }
    }
    // The real stream is part of every start as well.
    System.out.println("rehearsed " + LINES.size() + " lines");
  }
}
