package io.jobsentry.cli;

import io.jobsentry.catalogue.Signature;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sentry detectors list}. */
@Command(
    name = "list",
    description =
        "List all that is on: the config's, what is always there, known failures by family.",
    footer = {"  sentry detectors list", "  sentry detectors list -c new.yaml --json"})
final class DetectorsListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();
  @Mixin private final ConfigOption config = new ConfigOption();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DetectorsListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException {
    var watching = Watching.of(project, config, console);
    List<DetectorCard> cards = DetectorCard.configured(watching);
    console.out().print(json ? asJson(watching, cards) : asText(watching, cards));
    return ExitStatus.OK.code();
  }

  /** How many known failures of each family are looked for. */
  static Map<String, Integer> families(Watching watching) {
    var families = new LinkedHashMap<String, Integer>();
    for (Signature signature : watching.known()) {
      families.merge(signature.family(), 1, Integer::sum);
    }
    return families;
  }

  private static String family(String name) {
    return "catalogue: " + name;
  }

  private static String asText(Watching watching, List<DetectorCard> cards) {
    var text = new StringBuilder();
    int width =
        Stream.concat(
                cards.stream().map(DetectorCard::name),
                families(watching).keySet().stream().map(DetectorsListCommand::family))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    String row = "%-" + width + "s  %-10s  %s%n";
    cards.forEach(it -> text.append(row.formatted(it.name(), it.kind(), it.summary())));
    families(watching)
        .forEach(
            (family, count) ->
                text.append(row.formatted(family(family), "known", Sizes.count(count, "failure"))));
    if (watching.known().isEmpty()) {
      text.append(row.formatted("catalogue", "known", "switched off"));
    }
    return text.toString();
  }

  private static String asJson(Watching watching, List<DetectorCard> cards) {
    var families = Json.object();
    families(watching).forEach(families::put);
    return JsonText.pretty(
            Json.object()
                .put("schema", 1)
                .put(
                    "detectors",
                    new Json.Arr(cards.stream().<Json>map(it -> it.json().build()).toList()))
                .put("catalogue", families.build())
                .build())
        + "\n";
  }
}
