package io.jobsentry.cli;

import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Signature;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.text.Ansi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry catalogue search}. */
@Command(
    name = "search",
    description = {
      "Search the known failures for words, or for a line of a log.",
      "",
      "A line is one that some of them know; the most exact comes first. Anything else is taken as"
          + " words that all have to be in the description."
    },
    footer = {
      "  sentry catalogue search gpu memory",
      "  sentry catalogue search 'OSError: [Errno 28] No space left on device'"
    })
final class CatalogueSearchCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "TEXT", arity = "1..*", description = "Words, or a line in quotes.")
  private List<String> text = List.of();

  @Option(names = "--json", description = "Prints the answer as JSON.")
  private boolean json;

  CatalogueSearchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException {
    String wanted = String.join(" ", text).strip();
    if (wanted.isEmpty()) {
      throw RefusalException.usage("`TEXT` is empty", "give words, or a line of a log in quotes");
    }
    Catalogue catalogue = Catalogue.load();
    byte[] plain = Ansi.strip(wanted.getBytes(StandardCharsets.UTF_8));
    List<Signature> knowing =
        new String(plain, StandardCharsets.UTF_8)
            .lines()
            .flatMap(line -> catalogue.matching(line).stream())
            .distinct()
            .toList();
    List<Signature> found = knowing.isEmpty() ? catalogue.about(wanted) : knowing;
    if (json) {
      console.out().print(asJson(found, !knowing.isEmpty()));
    } else if (found.isEmpty()) {
      console.err().println("sentry: no signature knows this as a line or has these words");
    } else {
      console.err().println(knowing.isEmpty() ? "with these words:" : "that know this line:");
      console.out().print(CatalogueTable.of(found));
    }
    return (found.isEmpty() ? ExitStatus.FAILED : ExitStatus.OK).code();
  }

  private static String asJson(List<Signature> found, boolean line) {
    Json answer =
        Json.object()
            .put("schema", 1)
            .put("by", line ? "line" : "words")
            .put(
                "signatures",
                new Json.Arr(
                    found.stream()
                        .<Json>map(signature -> CatalogueCommand.json(signature).build())
                        .toList()))
            .build();
    return JsonText.pretty(answer) + "\n";
  }
}
