package io.jobsentry.cli;

import io.jobsentry.catalogue.BadCatalogueException;
import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Reviewed;
import io.jobsentry.catalogue.Signature;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry catalogue show}. */
@Command(
    name = "show",
    description = "Show one known failure: what it means, how it is recognised, sample lines.",
    footer = {
      "  sentry catalogue show cuda-out-of-memory",
      "  sentry catalogue show disk-full --json"
    })
final class CatalogueShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "ID", description = "Which one, as `sentry catalogue list` names it.")
  private String id = "";

  @Option(names = "--json", description = "Prints the answer as JSON.")
  private boolean json;

  CatalogueShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException, BadCatalogueException {
    Reviewed reviewed = find();
    console.out().print(json ? asJson(reviewed) : asText(reviewed));
    return ExitStatus.OK.code();
  }

  private Reviewed find() throws RefusalException, BadCatalogueException {
    Catalogue catalogue = Catalogue.load();
    Optional<Signature> known = catalogue.find(id);
    if (known.isEmpty()) {
      var ids = catalogue.signatures().stream().map(Signature::id).toList();
      throw RefusalException.usage(
          "there is no signature `" + id + "`",
          Nearest.to(id, ids)
              .map(near -> "did you mean `" + near + "`?")
              .orElse(
                  "`sentry catalogue search " + ShellWords.of(List.of(id)) + "` looks for words"));
    }
    return Catalogue.reviewed(known.get().family()).signatures().stream()
        .filter(it -> it.signature().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String asText(Reviewed reviewed) {
    Signature signature = reviewed.signature();
    var text = new StringBuilder();
    text.append(signature.title()).append("\n\n");
    entry(text, "id", signature.id());
    entry(text, "family", signature.family());
    entry(text, "role", signature.role().word() + (signature.fatal() ? ", fatal" : ""));
    entry(text, "domain", signature.domain().word());
    entry(text, "category", CatalogueCommand.category(signature));
    entry(text, "advice", signature.advice().word());
    signature.change().ifPresent(change -> entry(text, "change", change));
    entry(text, "note", signature.note());
    entry(text, "pattern", signature.pattern().toString());
    signature.not().ifPresent(not -> entry(text, "not", not.toString()));
    if (!signature.over().isEmpty()) {
      entry(text, "over", String.join(", ", signature.over()));
    }
    text.append("\nlines that it knows\n");
    reviewed.positive().forEach(line -> text.append("  ").append(line).append('\n'));
    text.append("\nlines that it leaves alone\n");
    reviewed.negative().forEach(line -> text.append("  ").append(line).append('\n'));
    return text.toString();
  }

  private static void entry(StringBuilder text, String name, String value) {
    text.append(name).append(" ".repeat(10 - name.length())).append(value).append('\n');
  }

  private static String asJson(Reviewed reviewed) {
    Signature signature = reviewed.signature();
    Json answer =
        Json.object()
            .put("schema", 1)
            .put(
                "signature",
                CatalogueCommand.json(signature)
                    .put("pattern", signature.pattern().toString())
                    .putIfPresent("not", signature.not().map(it -> Json.of(it.toString())))
                    .put("over", Json.ofStrings(signature.over()))
                    .put("positive", Json.ofStrings(reviewed.positive()))
                    .put("negative", Json.ofStrings(reviewed.negative()))
                    .build())
            .build();
    return JsonText.pretty(answer) + "\n";
  }
}
