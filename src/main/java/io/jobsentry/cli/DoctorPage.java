package io.jobsentry.cli;

import io.jobsentry.doctor.Finding;
import io.jobsentry.doctor.Treatment;
import io.jobsentry.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code sentry doctor} found, for people: what is not fine in full, the rest in a line. */
final class DoctorPage {
  private static final int MARGIN = 19;

  private final Console console;
  private final boolean all;

  DoctorPage(Console console, boolean all) {
    this.console = console;
    this.all = all;
  }

  void print(Treatment treatment, boolean repaired) {
    for (Treatment.Done done : treatment.done()) {
      head(done.ok() ? "fixed" : "kept", done.ok() ? GREEN : RED, done.check(), done.words());
    }
    if (!treatment.done().isEmpty()) {
      console.out().println();
    }
    List<Finding> bad = of(treatment, Finding.State.FAILURE);
    bad.addAll(of(treatment, Finding.State.WARNING));
    bad.addAll(of(treatment, Finding.State.NOTE));
    bad.forEach(this::full);
    List<Finding> fine = of(treatment, Finding.State.OK);
    if (all) {
      fine.forEach(it -> head("ok", GREEN, it.check(), it.fact()));
    } else if (!fine.isEmpty()) {
      String names = fine.stream().map(Finding::check).distinct().collect(Collectors.joining(", "));
      head("ok", GREEN, fine.size() == 1 ? "the rest" : "", names);
    }
    console.out().println();
    console.out().println(sum(treatment, repaired));
    if (treatment.hindrance() == Treatment.Hindrance.SUPERVISOR) {
      String pid =
          treatment
              .supervisor()
              .map(it -> it.pid())
              .filter(it -> it > 0)
              .map(it -> ", pid " + it)
              .orElse("");
      console
          .err()
          .println(
              "\nhint: a supervisor is at work"
                  + pid
                  + ", so what is its own was left; `sentry stop`, and say it again");
    }
  }

  private static final String RED = "31";
  private static final String YELLOW = "33";
  private static final String GREEN = "32";
  private static final String CYAN = "36";

  private static List<Finding> of(Treatment treatment, Finding.State state) {
    return new ArrayList<>(
        treatment.findings().stream().filter(it -> it.state() == state).toList());
  }

  private void full(Finding finding) {
    switch (finding.state()) {
      case FAILURE -> head("fail", RED, finding.check(), finding.fact());
      case WARNING -> head("warn", YELLOW, finding.check(), finding.fact());
      case NOTE -> head("note", CYAN, finding.check(), finding.fact());
      case OK -> head("ok", GREEN, finding.check(), finding.fact());
    }
    more("why: ", finding.why());
    more(finding.repair().isPresent() ? "--fix: " : "do: ", finding.remedy());
  }

  private void head(String mark, String colour, String check, String fact) {
    String shown = "%-5s".formatted(mark);
    if (console.colourOut()) {
      shown = "\u001b[" + colour + "m" + shown + "\u001b[0m";
    }
    console.out().print(shown + " %-12s ".formatted(check));
    folded("", fact);
  }

  private void more(String label, String text) {
    if (!text.isEmpty()) {
      console.out().print(" ".repeat(MARGIN));
      folded(label, text);
    }
  }

  /** The cursor stands behind the margin. */
  private void folded(String label, String text) {
    var line = new StringBuilder(label);
    int room = console.width() - MARGIN;
    var lines = new ArrayList<String>();
    boolean fresh = true;
    for (String word : Printable.of(text).split(" ", -1)) {
      if (!fresh && line.length() + 1 + word.length() > room) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(" ".repeat(label.length()));
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(word);
      fresh = false;
    }
    lines.add(line.toString());
    console.out().println(String.join("\n" + " ".repeat(MARGIN), lines));
  }

  private static String sum(Treatment treatment, boolean repaired) {
    var parts = new ArrayList<String>();
    long done = treatment.done().stream().filter(Treatment.Done::ok).count();
    if (repaired) {
      parts.add(done == 0 ? "nothing was repaired" : Sizes.count(done, "repair"));
    }
    part(parts, of(treatment, Finding.State.FAILURE).size(), "failure");
    part(parts, of(treatment, Finding.State.WARNING).size(), "warning");
    part(parts, of(treatment, Finding.State.NOTE).size(), "note");
    String sum = parts.isEmpty() ? "all is well" : String.join(", ", parts);
    long left = treatment.findings().stream().filter(it -> it.repair().isPresent()).count();
    return left == 0 || repaired
        ? sum
        : sum + "; `sentry doctor --fix` repairs " + left + " of them";
  }

  private static void part(List<String> parts, int count, String one) {
    if (count > 0) {
      parts.add(Sizes.count(count, one));
    }
  }
}
