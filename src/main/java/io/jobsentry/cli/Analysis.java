package io.jobsentry.cli;

import io.jobsentry.ledger.Goodput;
import io.jobsentry.ledger.Reckoning;
import io.jobsentry.ledger.Recovery;
import io.jobsentry.ledger.Shares;
import io.jobsentry.ledger.Status;
import io.jobsentry.ledger.Sums;
import io.jobsentry.ledger.Trend;
import io.jobsentry.monitor.Words;
import io.jobsentry.text.Printable;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The answer of {@code sentry analyze}, for people. */
record Analysis(
    Sums sums, Shares shares, Trend trend, Optional<Instant> since, Instant now, boolean plot) {
  /** So many steps of time are shown. */
  static final int COLUMNS = 64;

  private static final int TOP = 10;
  private static final int NAME = 30;
  private static final int BAR = 40;
  private static final int FAILURE_ROWS = 4;
  private static final int GOODPUT_ROWS = 3;
  private static final int LABEL = 10;

  void print(Console console) {
    PrintStream out = console.out();
    Glyphs glyphs = Glyphs.of(console.env());
    if (sums.attempts() == 0 && shares.wall().isZero() && sums.badRows() == 0) {
      out.println(
          since.isPresent()
              ? "nothing was tried since " + since.get() + ", and no job ran"
              : "nothing was tried yet, and no job ran");
      return;
    }
    attempts(out);
    if (sums.attempts() > 0) {
      table(out, "DETECTOR", sums.detectors(), true);
      table(out, "SOURCE", sums.sources(), false);
    }
    goodput(out, glyphs);
    if (plot) {
      plot(out, glyphs, console.colourOut());
    }
    for (Reckoning.Bad bad : sums.bad()) {
      console.err().println("sentry: attempts.tsv:" + bad.line() + ": " + Printable.of(bad.why()));
    }
    if (sums.badRows() > sums.bad().size()) {
      console.err().println("sentry: and " + (sums.badRows() - sums.bad().size()) + " more");
    }
  }

  private void attempts(PrintStream out) {
    String span =
        sums.first()
            .filter(_ -> sums.attempts() > 0)
            .map(first -> ", the first " + Words.span(passed(first, now)) + " ago")
            .orElse("");
    row(out, "attempts", sums.attempts() + span);
    if (sums.attempts() == 0) {
      return;
    }
    row(
        out,
        "verdicts",
        sums.byStatus().entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey().word())
            .collect(Collectors.joining(", ")));
    row(out, "helped", percent(sums.success()) + " of those that are known");
    Recovery recovery = sums.recovery();
    if (recovery.count() > 0) {
      row(
          out,
          "recovery",
          Words.span(recovery.mean())
              + " on average, median "
              + Words.span(recovery.median())
              + ", longest "
              + Words.span(recovery.longest()));
    }
    if (sums.streak().length() > 0) {
      row(out, "streak", streak(sums.streak()) + " in a row");
    }
  }

  private static void table(
      PrintStream out, String title, List<Sums.Tally> tallies, boolean streaks) {
    out.println();
    out.printf(
        "%-" + NAME + "s %7s %7s %7s %9s%s%n",
        title,
        "TRIED",
        "KEPT",
        "FAILED",
        "HELPED",
        streaks ? "   LATELY" : "");
    for (Sums.Tally tally : tallies.stream().limit(TOP).toList()) {
      String lately = streaks && tally.streak().length() > 0 ? "   " + streak(tally.streak()) : "";
      out.printf(
          "%-" + NAME + "s %7d %7d %7d %9s%s%n",
          shortened(Printable.of(tally.name().isEmpty() ? "(none)" : tally.name())),
          tally.total(),
          tally.count(Status.KEPT),
          tally.failed(),
          percent(tally.success()),
          lately);
    }
    if (tallies.size() > TOP) {
      out.println("and " + (tallies.size() - TOP) + " more");
    }
  }

  private void goodput(PrintStream out, Glyphs glyphs) {
    out.println();
    if (shares.wall().isZero()) {
      row(out, "goodput", "unknown: no journal tells of a run");
      return;
    }
    Shares.Tenths tenths = shares.tenths();
    row(
        out,
        "goodput",
        tenth(tenths.of(Goodput.Kind.PRODUCTIVE)) + " of " + Words.span(shares.wall()));
    for (Goodput.Kind kind : Goodput.Kind.values()) {
      if (!shares.of(kind).isZero()) {
        out.printf(
            "  %-10s %14s %8s  %s%n",
            word(kind),
            Words.span(shares.of(kind)),
            tenth(tenths.of(kind)),
            glyphs.bar(tenths.of(kind) / 1000.0, BAR));
      }
    }
  }

  private void plot(PrintStream out, Glyphs glyphs, boolean colour) {
    int most = Math.max(1, trend.most());
    out.println();
    out.println("failures, " + Words.span(trend.step()) + " a column");
    for (int row = FAILURE_ROWS - 1; row >= 0; row--) {
      var line = new StringBuilder();
      for (Trend.Step step : trend.steps()) {
        line.append(glyphs.part(step.failures() * (double) FAILURE_ROWS / most, row));
      }
      String label = row == FAILURE_ROWS - 1 ? Integer.toString(most) : "";
      bars(out, glyphs, label, line, colour ? "\u001b[31m" : "");
    }
    floor(out, glyphs);
    out.println("goodput");
    for (int row = GOODPUT_ROWS - 1; row >= 0; row--) {
      var line = new StringBuilder();
      for (Trend.Step step : trend.steps()) {
        line.append(
            step.goodput().isEmpty()
                ? ' '
                : glyphs.part(step.goodput().getAsDouble() * GOODPUT_ROWS, row));
      }
      bars(out, glyphs, row == GOODPUT_ROWS - 1 ? "100 %" : "", line, colour ? "\u001b[32m" : "");
    }
    floor(out, glyphs);
    String from = Words.span(passed(trend.from(), trend.to())) + " ago";
    out.printf("%" + LABEL + "s  %s%" + (COLUMNS - from.length()) + "s%n", "", from, "now");
  }

  private static void bars(
      PrintStream out, Glyphs glyphs, String label, CharSequence line, String colour) {
    String bars = line.toString().stripTrailing();
    String shown = colour.isEmpty() || bars.isEmpty() ? bars : colour + bars + "\u001b[0m";
    out.println(("%" + LABEL + "s %c%s").formatted(label, glyphs.axis(), shown));
  }

  private static void floor(PrintStream out, Glyphs glyphs) {
    out.println(
        " ".repeat(LABEL + 1) + glyphs.corner() + String.valueOf(glyphs.floor()).repeat(COLUMNS));
  }

  private static String streak(Sums.Streak streak) {
    return streak.length() + (streak.kept() ? " kept" : " failed");
  }

  private static Duration passed(Instant from, Instant to) {
    return from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
  }

  private static String shortened(String name) {
    return name.length() <= NAME ? name : name.substring(0, NAME - 1) + "~";
  }

  private static String percent(OptionalDouble part) {
    return part.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * part.getAsDouble());
  }

  private static String tenth(int tenths) {
    return String.format(Locale.ROOT, "%d.%d %%", tenths / 10, tenths % 10);
  }

  static String word(Goodput.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static void row(PrintStream out, String name, String text) {
    out.printf("%-10s %s%n", name, text);
  }
}
