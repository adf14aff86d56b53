package io.jobsentry.cli;

import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Fact;
import io.jobsentry.monitor.Words;
import io.jobsentry.replay.Happening;
import io.jobsentry.replay.Replay;
import io.jobsentry.replay.Totals;
import io.jobsentry.text.Printable;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a replay finds, as lines for people, printed while it is found. */
final class ReplayTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final String ROW = "%9s  %-19s  %-28s  %-38s  %s%n";

  private final PrintStream out;
  private boolean begun;

  ReplayTable(PrintStream out) {
    this.out = out;
  }

  void row(Happening it) {
    if (!begun) {
      begun = true;
      out.printf(ROW, "line", "time (UTC)", "detector", "answer", "cause");
    }
    out.printf(
        ROW,
        it.place().line(),
        it.at().map(TIME::format).orElse("-"),
        it.detector(),
        answer(it),
        Printable.of(it.cause()));
  }

  /** What would have been done. */
  static String answer(Happening it) {
    String rule =
        it.rule()
            .map(chosen -> "`" + chosen.rule() + "`: " + chosen.effect())
            .orElse(it.incident().isPresent() ? "incident" : "");
    String next =
        it.conclusion()
            .map(ReplayTable::over)
            .or(() -> it.restartAfter().map(ReplayTable::after))
            .orElse("");
    String comma = rule.isEmpty() || next.isEmpty() ? "" : ", ";
    return rule + comma + next;
  }

  private static String after(Duration delay) {
    return "starts again " + (delay.isZero() ? "at once" : "in " + Words.span(delay));
  }

  private static String over(Conclusion conclusion) {
    return switch (conclusion.kind()) {
      case COMPLETED -> "the run is complete";
      case STOPPED -> "the run is stopped";
      case ABORTED -> "the run is over";
      case GAVE_UP -> "gives up: " + conclusion.reason();
      case UNREADY -> "the job cannot start";
    };
  }

  void end(Replay.Outcome outcome) {
    Totals totals = outcome.totals();
    out.print(begun ? "\n" : "");
    outcome.ending().happenings().forEach(it -> ending(it, outcome.ending().supposed()));
    out.println(
        Sizes.count(totals.incidents(), "incident")
            + ", "
            + Sizes.count(totals.answers(), "answer")
            + " of rules, "
            + Sizes.count(totals.restarts(), "restart")
            + (totals.ended() == 0
                ? ""
                : ", and the run would have been over "
                    + (totals.ended() == 1 ? "once" : totals.ended() + " times")));
    if (!totals.noticed().isEmpty()) {
      out.println(
          "noticed: "
              + totals.noticed().entrySet().stream()
                  .map(it -> it.getValue() + " × " + it.getKey())
                  .collect(Collectors.joining(", ")));
    }
    out.println(
        "read: "
            + Sizes.count(totals.lines(), "line")
            + ", "
            + Sizes.of(totals.bytes())
            + span(totals.from(), totals.to()));
  }

  private void ending(Happening it, boolean supposed) {
    if (it.cause().isEmpty()) {
      out.println("the end of the job, line " + it.place().line() + ": " + answer(it) + "\n");
      return;
    }
    out.println(
        (supposed ? "if the job failed here, this is why: " : "the end of the job: ")
            + "`"
            + it.detector()
            + "`, line "
            + it.place().line()
            + ": "
            + Printable.of(it.cause()));
    it.incident().stream()
        .flatMap(incident -> incident.lastWords().stream())
        .forEach(words -> out.println("  it said: " + Printable.of(words)));
    it.verdict()
        .map(Fact.VerdictGiven::verdict)
        .ifPresent(verdict -> out.println("  verdict: " + Printable.of(Words.of(verdict))));
    String next = answer(it);
    if (!supposed && !next.equals("incident")) {
      out.println("  then: " + next);
    }
    out.println();
  }

  private static String span(Optional<Instant> from, Optional<Instant> to) {
    return from.isEmpty() || to.isEmpty()
        ? ""
        : ", " + TIME.format(from.get()) + " to " + TIME.format(to.get());
  }
}
