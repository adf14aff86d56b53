package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry detectors show}. */
@Command(
    name = "show",
    description = "Show everything about one detector: what it looks for, what follows, examples.",
    footer = {
      "  sentry detectors show oom",
      "  sentry detectors show traceback",
      "  sentry detectors show catalogue/disk-full --json"
    })
final class DetectorsShowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "NAME", description = "Which one, as rules call it.")
  private String name = "";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DetectorsShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException, IOException, InterruptedException {
    var watching = Watching.of(project, config, console);
    DetectorCard card = find(watching, name);
    return Discreet.on(console, watching.undertaking().redactor(), clean -> print(clean, card));
  }

  private int print(Console console, DetectorCard card) {
    if (json) {
      Json answer = Json.object().put("schema", 1).put("detector", card.json().build()).build();
      console.out().println(JsonText.pretty(answer));
    } else {
      console.out().print(asText(card));
    }
    return ExitStatus.OK.code();
  }

  /** The card of a detector that a user named. */
  static DetectorCard find(Watching watching, String name) throws RefusalException {
    var card = DetectorCard.find(watching, name);
    if (card.isPresent()) {
      return card.get();
    }
    List<String> names = new ArrayList<>(watching.names());
    watching.known().forEach(it -> names.add(it.id()));
    throw RefusalException.usage(
        "there is no detector `" + name + "`",
        Nearest.to(name, names)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("`sentry detectors list` shows what is on"));
  }

  static String asText(DetectorCard card) {
    var text = new StringBuilder();
    entry(text, "name", List.of(card.name()));
    entry(text, "kind", List.of(card.kind()));
    card.entries().forEach((name, values) -> entry(text, name, values));
    return text.toString();
  }

  private static void entry(StringBuilder text, String name, List<String> values) {
    String head = name;
    for (String value : values) {
      for (String line : value.lines().toList()) {
        text.append("%-10s ".formatted(head)).append(Printable.of(line)).append('\n');
        head = "";
      }
    }
  }
}
