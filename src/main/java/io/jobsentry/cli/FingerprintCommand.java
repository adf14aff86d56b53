package io.jobsentry.cli;

import io.jobsentry.fingerprint.Part;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.redact.Redactor;
import io.jobsentry.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry fingerprint}. */
@Command(
    name = "fingerprint",
    description = {
      "Print the fingerprint of every failure in a log: of its stack traces and known failures.",
      "",
      "Two failures with the same fingerprint are the same one, whatever the run, machine, path or"
          + " line. It ends with 1 where there is no failure."
    },
    footer = {
      "  sentry fingerprint train.log",
      "  sentry logs --run 3 --raw | sentry fingerprint --explain",
      "  sentry fingerprint --json yesterday.log today.log"
    })
final class FingerprintCommand implements Callable<Integer> {
  private static final int LONGEST = 160;

  private final Console console;
  private final Redactor redactor;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Logs to read; none, or `-`, is standard input.")
  private List<Path> files = List.of();

  @Option(names = "--explain", description = "Shows what was taken and what became of it.")
  private boolean explain;

  @Option(names = "--json", description = "Prints the answer as JSON, explained.")
  private boolean json;

  FingerprintCommand(Console console) {
    this.console = console;
    this.redactor = Redactor.of(console.env());
  }

  @Override
  public Integer call() throws RefusalException, IOException {
    List<Path> inputs = files.isEmpty() ? List.of(Path.of("-")) : files;
    var findings = new Findings();
    for (Path input : inputs) {
      read(input, findings);
    }
    List<Findings.Finding> all = findings.all();
    if (json) {
      console.out().print(JsonText.pretty(asJson(all)) + "\n");
    } else if (all.isEmpty()) {
      String names =
          inputs.stream().map(FingerprintCommand::name).collect(Collectors.joining(", "));
      throw RefusalException.failed(
          "no failure was found in " + names,
          "a line alone is searched by `sentry catalogue search`");
    } else {
      all.forEach(finding -> console.out().print(asText(finding)));
    }
    return (all.isEmpty() ? ExitStatus.FAILED : ExitStatus.OK).code();
  }

  private void read(Path input, Findings findings) throws RefusalException, IOException {
    if (isStandard(input)) {
      if (console.terminals().in()) {
        throw RefusalException.usage(
            "there is nothing to read", "name a file, or send a log through a pipe");
      }
      findings.read(console.in(), name(input));
      return;
    }
    Path file = console.cwd().resolve(input);
    if (Files.isDirectory(file)) {
      throw RefusalException.failed(name(input) + " is a folder", "");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      findings.read(stream, name(input));
    }
  }

  private static boolean isStandard(Path input) {
    return input.toString().equals("-");
  }

  private static String name(Path input) {
    return isStandard(input) ? "standard input" : "`" + input + "`";
  }

  private String asText(Findings.Finding finding) {
    var text = new StringBuilder();
    text.append(finding.taken().fingerprint()).append("  ").append(shown(finding.words()));
    if (finding.times() > 1) {
      text.append("  (").append(finding.times()).append(" times)");
    }
    text.append('\n');
    if (explain) {
      for (Part part : finding.taken().parts()) {
        String became = shown(part.became());
        String taken = shown(part.taken());
        entry(text, part.name(), became.isEmpty() ? "-" : became);
        if (!taken.equals(became)) {
          entry(text, "", "of " + taken);
        }
      }
    }
    return text.toString();
  }

  private static void entry(StringBuilder text, String name, String value) {
    text.append("  ")
        .append(name)
        .append(" ".repeat(14 - name.length()))
        .append(value)
        .append('\n');
  }

  /** On one line, and not too long a one. */
  private String shown(String text) {
    String line = Printable.of(redactor.redact(text).text()).replace('\n', ' ').strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private Json asJson(List<Findings.Finding> findings) {
    return Json.object()
        .put("schema", 1)
        .put("failures", new Json.Arr(findings.stream().map(this::asJson).toList()))
        .build();
  }

  private Json asJson(Findings.Finding finding) {
    List<Json> parts =
        finding.taken().parts().stream()
            .<Json>map(
                part ->
                    Json.object()
                        .put("name", part.name())
                        .put("taken", redactor.redact(part.taken()).text())
                        .put("became", redactor.redact(part.became()).text())
                        .build())
            .toList();
    return Json.object()
        .put("fingerprint", finding.taken().fingerprint().toString())
        .put("words", redactor.redact(finding.words()).text())
        .put("offset", Json.of(finding.offset()))
        .put("times", Json.of(finding.times()))
        .put("parts", new Json.Arr(parts))
        .build();
  }
}
