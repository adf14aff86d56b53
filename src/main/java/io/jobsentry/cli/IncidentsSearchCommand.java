package io.jobsentry.cli;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry incidents search}. */
@Command(
    name = "search",
    description = "Find the incidents in which all these words stand, in any case.",
    footer = {
      "  sentry incidents search KeyError lr",
      "  sentry incidents search --deep 'loader worker' --json"
    })
final class IncidentsSearchCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();

  @Parameters(paramLabel = "WORD", arity = "1..*", description = "What is looked for.")
  private List<String> words = List.of();

  @Option(
      names = "--deep",
      description =
          "Look into the reports as well, and not only at ids, detectors, causes and places.")
  private boolean deep;

  @Option(
      names = "-n",
      paramLabel = "N",
      description = "The latest N, which is ${DEFAULT-VALUE} by default; 0 for all.")
  private int last = IncidentTable.USUAL;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  IncidentsSearchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException, IOException {
    List<String> wanted = words.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
    if (wanted.stream().anyMatch(String::isBlank)) {
      throw RefusalException.usage("an empty word stands in every incident", "");
    }
    int most = IncidentTable.most(last);
    Layout layout = project.layout(console);
    // What stands in a report need not stand in the index.
    List<String> inIndex = deep ? List.of() : wanted;
    var rows =
        new IncidentIndex(layout, new RealDisk())
            .latest(IncidentTable.oneMore(most), inIndex, row -> isWanted(layout, row, wanted));
    new IncidentTable(rows).print(console, most, json);
    return ExitStatus.OK.code();
  }

  private boolean isWanted(Layout layout, IncidentIndex.Row row, List<String> wanted)
      throws IOException {
    String text = String.join("\n", row.id(), row.detector(), row.cause(), row.place());
    return holds(text, wanted)
        || (deep && row.repeat().isEmpty() && holds(report(layout, row.id()), wanted));
  }

  private static boolean holds(String text, List<String> wanted) {
    String small = text.toLowerCase(Locale.ROOT);
    return wanted.stream().allMatch(small::contains);
  }

  private static String report(Layout layout, String id) throws IOException {
    try {
      byte[] page = new RealDisk().read(layout.incidents().resolve(id).resolve("report.md"));
      return new String(page, StandardCharsets.UTF_8);
    } catch (NoSuchFileException _) {
      // The folder is gone; what the index says of it has been looked at.
      return "";
    }
  }
}
