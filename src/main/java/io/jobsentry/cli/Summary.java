package io.jobsentry.cli;

import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Phase;
import io.jobsentry.core.State;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Moment;
import io.jobsentry.monitor.Projection;
import io.jobsentry.monitor.SourceNames;
import io.jobsentry.monitor.Words;
import io.jobsentry.text.Printable;
import java.io.PrintStream;
import java.nio.file.Path;

/** What is said when a run is over: how it ended and why, what it cost, where everything lies. */
final class Summary {
  private final Console console;

  Summary(Console console) {
    this.console = console;
  }

  void print(State end, Layout layout, Moment now) {
    if (!(end.phase() instanceof Phase.Over(var conclusion))) {
      return;
    }
    PrintStream err = console.err();
    State.Totals totals = end.totals();
    err.println();
    line("ended", headline(conclusion));
    line(
        "runs",
        totals.launches()
            + counted(totals.launches(), " start")
            + ", "
            + end.restarts()
            + counted(end.restarts(), " restart")
            + pauses(end.run().resumed())
            + ", "
            + totals.incidents()
            + counted(totals.incidents(), " incident"));
    line(
        "time",
        "up "
            + Words.span(Projection.up(end, now))
            + ", lost "
            + Words.span(Projection.lost(end, now)));
    end.lastEnding()
        .ifPresent(ending -> line("job", ending.incarnation() + " " + ending.exit().words()));
    end.incident()
        .map(State.Incident::cause)
        .filter(why -> end.lastEnding().filter(it -> it.exit().words().equals(why)).isEmpty())
        .ifPresent(why -> line("why", why));
    end.incident()
        .filter(incident -> !incident.lastWords().isEmpty())
        .ifPresent(incident -> line("said", incident.lastWords().getLast()));
    if (!end.failing().isEmpty()) {
      line("failing", SourceNames.of(end.failing()));
    }
    if (totals.right() + totals.wrong() > 0) {
      line("verdicts", totals.right() + " right, " + totals.wrong() + " wrong");
    }
    if (totals.launches() > 0) {
      Path segment = layout.segment(new Incarnation(end.incarnations()));
      line("output", shown(segment) + " (all of it: `sentry logs`)");
    }
    line("journal", shown(layout.journal()));
  }

  private static String headline(Conclusion conclusion) {
    String how =
        switch (conclusion.kind()) {
          case COMPLETED -> conclusion.status() == 0 ? "completed" : "failed";
          case STOPPED -> "stopped";
          case ABORTED -> "aborted";
          case GAVE_UP -> "gave up";
          case UNREADY -> "not started";
        };
    return how + ", exit " + conclusion.status() + ": " + conclusion.reason();
  }

  private void line(String name, String text) {
    console.err().println("  %-8s %s".formatted(name, Printable.of(text)));
  }

  private static String pauses(int count) {
    return count == 0 ? "" : ", " + count + counted(count, " pause");
  }

  private static String counted(int count, String noun) {
    return count == 1 ? noun : noun + "s";
  }

  private String shown(Path path) {
    return path.startsWith(console.cwd())
        ? console.cwd().relativize(path).toString()
        : path.toString();
  }
}
