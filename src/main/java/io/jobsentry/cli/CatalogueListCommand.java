package io.jobsentry.cli;

import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Family;
import io.jobsentry.catalogue.Signature;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sentry catalogue list}. */
@Command(
    name = "list",
    description = "List the known failures by family.",
    footer = {"  sentry catalogue list", "  sentry catalogue list --family disk --json"})
final class CatalogueListCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--family", paramLabel = "F", description = "Only this family.")
  private @Nullable String family;

  @Option(names = "--json", description = "Prints the answer as JSON.")
  private boolean json;

  CatalogueListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException {
    Catalogue catalogue = Catalogue.load();
    if (family != null) {
      catalogue = only(catalogue, family);
    }
    console.out().print(json ? asJson(catalogue) : asText(catalogue));
    return ExitStatus.OK.code();
  }

  private static Catalogue only(Catalogue all, String name) throws RefusalException {
    List<String> names = all.families().stream().map(Family::name).toList();
    if (!names.contains(name)) {
      throw RefusalException.usage(
          "there is no family `" + name + "`",
          Nearest.to(name, names)
              .map(near -> "did you mean `" + near + "`?")
              .orElse("it is one of " + String.join(", ", names)));
    }
    return all.only(name);
  }

  private static String asText(Catalogue catalogue) {
    var text = new StringBuilder();
    for (Family one : catalogue.families()) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append(one.name()).append(": ").append(one.about()).append("\n\n");
      List<Signature> signatures = catalogue.only(one.name()).signatures();
      CatalogueTable.of(signatures).lines().forEach(line -> text.append("  " + line + "\n"));
    }
    return text.toString();
  }

  private static String asJson(Catalogue catalogue) {
    var families = new ArrayList<Json>();
    for (Family one : catalogue.families()) {
      families.add(
          Json.object()
              .put("name", one.name())
              .put("about", one.about())
              .put(
                  "signatures",
                  new Json.Arr(
                      catalogue.only(one.name()).signatures().stream()
                          .<Json>map(signature -> CatalogueCommand.json(signature).build())
                          .toList()))
              .build());
    }
    Json answer = Json.object().put("schema", 1).put("families", new Json.Arr(families)).build();
    return JsonText.pretty(answer) + "\n";
  }
}
