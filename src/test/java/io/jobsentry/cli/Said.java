package io.jobsentry.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** What one command said, and how it ended: the program called in this JVM. */
record Said(int status, String out, String err) {

  static Said by(String... words) {
    return in(Map.of(), Console.Terminals.NONE, words);
  }

  static Said in(Map<String, String> env, Console.Terminals terminals, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(new byte[0]),
            Path.of("").toAbsolutePath(),
            env,
            terminals);
    int status = Main.run(console, words);
    return new Said(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
