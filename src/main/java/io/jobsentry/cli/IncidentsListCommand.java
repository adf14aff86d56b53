package io.jobsentry.cli;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sentry incidents list}. */
@Command(
    name = "list",
    description = "List the incidents, the latest last.",
    footer = {
      "  sentry incidents list",
      "  sentry incidents list -n 5 --detector traceback",
      "  sentry incidents list --grep 'out of memory' --json"
    })
final class IncidentsListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final ProjectOption project = new ProjectOption();

  @Option(names = "-n", paramLabel = "N", description = "Only the latest N.")
  private @Nullable Integer last;

  @Option(names = "--detector", paramLabel = "NAME", description = "Only what this one told of.")
  private @Nullable String detector;

  @Option(
      names = "--grep",
      paramLabel = "TEXT",
      description = "Only those with this text in their cause or place, in any case.")
  private @Nullable String text;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  IncidentsListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws RefusalException, IOException {
    if (last != null && last < 1) {
      throw RefusalException.usage("`-n` needs a number of at least 1", "");
    }
    Layout layout = project.layout(console);
    var table = new IncidentTable();
    new IncidentIndex(layout, new RealDisk()).each(row -> table.take(row, isWanted(row)));
    table.print(console, last == null ? Integer.MAX_VALUE : last, json);
    return ExitStatus.OK.code();
  }

  private boolean isWanted(IncidentIndex.Row row) {
    return Optional.ofNullable(detector).filter(it -> !row.detector().equals(it)).isEmpty()
        && Optional.ofNullable(text).filter(it -> !holds(row, it)).isEmpty();
  }

  private static boolean holds(IncidentIndex.Row row, String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return (row.cause() + "\n" + row.place()).toLowerCase(Locale.ROOT).contains(small);
  }
}
