package io.jobsentry.cli;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

  @Option(
      names = "-n",
      paramLabel = "N",
      description = "The latest N, which is ${DEFAULT-VALUE} by default; 0 for all.")
  private int last = IncidentTable.USUAL;

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
    int most = IncidentTable.most(last);
    Layout layout = project.layout(console);
    List<String> words = Stream.of(detector, text).filter(Objects::nonNull).toList();
    var rows =
        new IncidentIndex(layout, new RealDisk())
            .latest(IncidentTable.oneMore(most), words, this::isWanted);
    new IncidentTable(rows).print(console, most, json);
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
