package io.jobsentry.cli;

import io.jobsentry.project.Proposed;
import io.jobsentry.project.Sighting;
import io.jobsentry.project.Start;
import io.jobsentry.project.Survey;
import io.jobsentry.redact.Redactor;
import io.jobsentry.text.Printable;
import io.jobsentry.text.UnifiedDiff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code sentry init} tells a person. */
final class InitText {
  private static final int MOST_OTHERS = 5;

  /** In front of what a line too long goes on with. */
  private static final String INDENT = " ".repeat(11);

  private final Console console;
  private final Redactor redactor;

  InitText(Console console) {
    this.console = console;
    this.redactor = Redactor.of(console.env());
  }

  /** A way to start as it would be typed in the project's folder. */
  static String line(Start start) {
    String words = ShellWords.of(start.command());
    return start.folder().isEmpty()
        ? words
        : "(cd " + ShellWords.of(List.of(start.folder())) + " && " + words + ")";
  }

  static String shellNote(String because) {
    return "`" + Printable.of(because) + "` is for a shell, so the command becomes `sh -c '…'`";
  }

  void found(Survey survey) {
    if (survey.sightings().isEmpty()) {
      say("found    nothing that sentry knows");
    }
    Map<String, StringBuilder> stacks = new LinkedHashMap<>();
    for (Sighting sighting : survey.sightings()) {
      String file =
          sighting.folder().isEmpty()
              ? sighting.evidence()
              : sighting.folder() + "/" + sighting.evidence();
      StringBuilder files =
          stacks.computeIfAbsent(sighting.stack().shown(), _ -> new StringBuilder());
      files.append(files.isEmpty() ? "" : ", ").append(file);
    }
    String label = "found    ";
    for (var stack : stacks.entrySet()) {
      say("%s%-8s %s".formatted(label, stack.getKey(), stack.getValue()));
      label = "         ";
    }
    survey.remarks().forEach(it -> say("note     " + it));
  }

  void proposes(Draft draft, Survey survey) {
    if (draft.kind() == Draft.Kind.SAME) {
      byHand(draft);
      return;
    }
    draft
        .start()
        .ifPresent(
            start -> {
              say("starts   " + line(start));
              say("         " + start.reason());
              if (!start.caution().isEmpty()) {
                say("         " + start.caution());
              }
              others(survey, start);
            });
    String label = "adds     ";
    for (Proposed piece : draft.pieces()) {
      if (!piece.addition().section().equals("process")
          && !piece.addition().section().equals("config_snapshots")) {
        say("%s%s: %s".formatted(label, piece.name(), piece.why()));
        label = "         ";
      }
    }
    List<String> copies =
        draft.pieces().stream()
            .map(Proposed::name)
            .filter(name -> name.startsWith("config_snapshots/"))
            .map(name -> name.substring("config_snapshots/".length()))
            .toList();
    if (!copies.isEmpty()) {
      say("copies   " + String.join(", ", copies));
    }
    draft.remarks().forEach(it -> say("note     " + it));
    byHand(draft);
  }

  private void byHand(Draft draft) {
    if (!draft.byHand().isEmpty()) {
      say("note     this has to be put in by hand, it would mean to rewrite your lines:");
      for (Proposed piece : draft.byHand()) {
        say("         under `" + piece.addition().section() + "`:");
        piece.addition().lines().forEach(it -> say("           " + it));
      }
    }
  }

  private void others(Survey survey, Start start) {
    String label = "or       ";
    for (Start other :
        survey.starts().stream().filter(it -> !it.equals(start)).limit(MOST_OTHERS).toList()) {
      say("%s%s   %s".formatted(label, line(other), other.reason()));
      label = "         ";
    }
  }

  /** A new file, without the secrets that stand in it. */
  String whole(String text) {
    return Printable.of(redactor.config(text).text().indent(2)).replaceAll("(?m)^ +$", "");
  }

  /** What changes in a file, without the secrets that stand in it. */
  String diff(String name, Optional<String> before, String after) {
    return Printable.of(
        UnifiedDiff.of(
            before.isPresent() ? name : "/dev/null",
            before.map(text -> redactor.config(text).text()).orElse(""),
            name,
            redactor.config(after).text()));
  }

  void next() {
    console.out().println();
    console.out().println("next:");
    console.out().println("  sentry doctor   whether all that it needs is there");
    console.out().println("  sentry run      starts the job, and keeps it up");
  }

  /** One line, folded where it is too long; nothing of it can steer the terminal. */
  private void say(String line) {
    String plain = Printable.of(redactor.redact(line).text());
    var folded = new StringBuilder();
    int column = 0;
    for (String word : plain.split("(?<=\\S) ")) {
      if (column > INDENT.length() && column + 1 + word.length() > console.width()) {
        folded.append('\n').append(INDENT).append(word);
        column = INDENT.length() + word.length();
      } else {
        folded.append(column == 0 ? "" : " ").append(word);
        column += word.length() + (column == 0 ? 0 : 1);
      }
    }
    console.out().println(folded);
  }
}
