package io.jobsentry.cli;

import io.jobsentry.journal.Past;
import io.jobsentry.json.JsonText;
import io.jobsentry.ledger.Goodput;
import io.jobsentry.ledger.Reckoning;
import io.jobsentry.ledger.Shares;
import io.jobsentry.ledger.Sums;
import io.jobsentry.ledger.Trend;
import io.jobsentry.model.Layout;
import io.jobsentry.process.SupervisorLock;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code sentry analyze}. */
final class AnalyzeCommand {
  private final Console console;
  private final ProjectOption project = new ProjectOption();
  private final OptionSpec since =
      OptionSpec.builder("--since")
          .paramLabel("TIME")
          .type(String.class)
          .description("Only what was since then: `24h`, `7d`, or an RFC 3339 time.")
          .build();
  private final OptionSpec plot = WrittenOut.flag("--plot", "Show how it went over time.");
  private final OptionSpec json = WrittenOut.flag("--json", "Print one JSON object.");

  private AnalyzeCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    var command = new AnalyzeCommand(console);
    CommandLine line =
        new WrittenOut(
                "analyze",
                "Show what was tried, what helped, and what the time went into.",
                command::call)
            .also("It reads the ledger and the journals, which `docs/ledger.md` describes.")
            .examples(
                "  sentry analyze",
                "  sentry analyze --since 24h --plot",
                "  sentry analyze --since 7d --json")
            .takes(command.project.writtenOut(), command.since, command.plot, command.json)
            .line();
    command.project.of(line.getCommandSpec());
    return line;
  }

  private int call() throws RefusalException, IOException {
    Layout layout = project.layout(console);
    Instant now = Clock.SYSTEM.now().wall();
    Optional<Instant> from = since(now);
    Sums sums = LedgerText.read(layout, in -> Reckoning.of(in, from));
    Goodput goodput = goodput(layout, from, now);
    Shares shares = Shares.of(goodput.spans(), goodput.runs(), from);
    Instant start = from.orElseGet(() -> first(sums, goodput, now));
    Trend trend = Trend.of(sums.events(), goodput.spans(), start, now, Analysis.COLUMNS);
    var analysis = new Analysis(sums, shares, trend, from, now, WrittenOut.isSet(plot));
    if (WrittenOut.isSet(json)) {
      console.out().println(JsonText.pretty(AnalysisJson.of(analysis)));
    } else {
      analysis.print(console);
    }
    return ExitStatus.OK.code();
  }

  private Optional<Instant> since(Instant now) throws RefusalException {
    @Nullable String words = since.getValue();
    if (words == null || words.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        TimeWords.parse(words, now)
            .orElseThrow(
                () ->
                    RefusalException.usage(
                        "`--since " + words + "` is no time",
                        "say how long ago (`90s`, `10m`, `2h`, `1d12h`), or when"
                            + " (`2026-05-01T12:00:00Z`)")));
  }

  private static Goodput goodput(Layout layout, Optional<Instant> from, Instant now)
      throws IOException {
    var goodput = new Goodput();
    for (Path journal : Past.journals(layout)) {
      // One that was put away before that tells of nothing since.
      if (journal.equals(layout.journal())
          || from.isEmpty()
          || !Files.getLastModifiedTime(journal).toInstant().isBefore(from.get())) {
        Past.read(journal, Goodput.FACTS, entry -> goodput.saw(entry.at(), entry.fact()));
      }
    }
    if (goodput.underway() && SupervisorLock.holder(layout).isPresent()) {
      goodput.until(now);
    } else {
      // Nobody watches it: what came after the last fact is not known.
      goodput.until(goodput.last());
    }
    return goodput;
  }

  private static Instant first(Sums sums, Goodput goodput, Instant now) {
    Instant attempt = sums.first().orElse(now);
    Instant run = goodput.spans().isEmpty() ? now : goodput.spans().getFirst().from();
    return attempt.isBefore(run) ? attempt : run;
  }
}
