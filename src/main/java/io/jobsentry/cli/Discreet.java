package io.jobsentry.cli;

import io.jobsentry.config.ConfigProblem;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What commands print of logs and configs goes through here: without the secrets in it. */
final class Discreet {
  private Discreet() {}

  /** What prints into a console. */
  interface Work {
    int print(Console console) throws RefusalException, IOException, InterruptedException;
  }

  /** Does the work with a console on which line for line no secret is shown. */
  static int on(Console console, Redactor redactor, Work work)
      throws RefusalException, IOException, InterruptedException {
    try (var out = redactor.stream(new Unclosed(console.out()));
        var clean = new PrintStream(out, false, StandardCharsets.UTF_8)) {
      return work.print(
          new Console(
              clean,
              console.err(),
              console.in(),
              console.cwd(),
              console.env(),
              console.terminals()));
    }
  }

  /** What is wrong with a config, its lines with what is secret in them blotted out. */
  static List<ConfigProblem> problems(Console console, List<ConfigProblem> problems) {
    var redactor = Redactor.of(console.env());
    return problems.stream()
        .map(
            it ->
                it.discreet(
                    line -> redactor.config(line).text(), text -> redactor.redact(text).text()))
        .toList();
  }

  /** A stream that outlives what is put before it. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(java.io.OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
