package io.jobsentry.cli;

import io.jobsentry.project.Nature;
import io.jobsentry.project.Start;
import io.jobsentry.project.Survey;
import io.jobsentry.text.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The questions of {@code sentry init}, a line each; Enter takes what stands in brackets. */
final class InitDialogue {
  private static final int MOST_SHOWN = 6;
  private static final int MOST_TRIES = 5;

  private final Console console;
  private final BufferedReader in;

  InitDialogue(Console console) {
    this.console = console;
    this.in = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
  }

  /** What to do with a config that is there. */
  enum Existing {
    UPGRADE,
    REPLACE,
    LEAVE
  }

  Existing existing(String name) throws IOException, RefusalException {
    for (int i = 0; i < MOST_TRIES; i++) {
      String answer =
          ask(name + " is there already: upgrade it, replace it, or leave it? [u/r/L] ");
      switch (answer.toLowerCase(Locale.ROOT)) {
        case "u", "upgrade" -> {
          return Existing.UPGRADE;
        }
        case "r", "replace" -> {
          return Existing.REPLACE;
        }
        case "", "l", "leave", "c", "cancel" -> {
          return Existing.LEAVE;
        }
        default -> console.err().println("  `u`, `r` or `l`");
      }
    }
    throw cancelled();
  }

  /** What starts the job: one of what was found, or what somebody types. */
  Start start(Survey survey) throws IOException, RefusalException {
    List<Start> shown = survey.starts().stream().limit(MOST_SHOWN).toList();
    console.err().println("What starts the job?");
    for (int i = 0; i < shown.size(); i++) {
      Start start = shown.get(i);
      console
          .err()
          .println(
              Printable.of("  " + (i + 1) + "  " + InitText.line(start) + "   " + start.reason()));
    }
    for (int i = 0; i < MOST_TRIES; i++) {
      String answer =
          ask(
              shown.isEmpty()
                  ? "A command, such as `python train.py`: "
                  : shown.size() == 1
                      ? "Enter for that, or another command [1]: "
                      : "A number, or another command [1]: ");
      if (answer.isEmpty() && !shown.isEmpty()) {
        return shown.getFirst();
      }
      Optional<Start> numbered = numbered(answer, shown);
      if (numbered.isPresent()) {
        return numbered.get();
      }
      switch (ShellWords.typed(answer)) {
        case ShellWords.Typed.Words(List<String> words) -> {
          return survey.named(words);
        }
        case ShellWords.Typed.ForShell(String because) -> {
          console.err().println("  " + InitText.shellNote(because));
          return survey.named(List.of("sh", "-c", answer));
        }
        case ShellWords.Typed.Broken(String why) ->
            console.err().println("  that is no command: " + why);
      }
    }
    throw cancelled();
  }

  private static Optional<Start> numbered(String answer, List<Start> shown) {
    return answer.matches("[0-9]{1,2}")
            && Integer.parseInt(answer) >= 1
            && Integer.parseInt(answer) <= shown.size()
        ? Optional.of(shown.get(Integer.parseInt(answer) - 1))
        : Optional.empty();
  }

  boolean service(Start start) throws IOException, RefusalException {
    return yes(
        "Is it a service, to be started again whenever it ends?",
        start.traits().nature() == Nature.SERVICE);
  }

  boolean snapshots(List<String> files) throws IOException, RefusalException {
    return files.isEmpty()
        || yes(
            "Copy these into each incident, without their secrets: "
                + Printable.of(String.join(", ", files))
                + "?",
            true);
  }

  boolean write(String name) throws IOException, RefusalException {
    return yes("Write " + name + "?", true);
  }

  private boolean yes(String question, boolean usual) throws IOException, RefusalException {
    for (int i = 0; i < MOST_TRIES; i++) {
      String answer = ask(question + (usual ? " [Y/n] " : " [y/N] "));
      switch (answer.toLowerCase(Locale.ROOT)) {
        case "" -> {
          return usual;
        }
        case "y", "yes" -> {
          return true;
        }
        case "n", "no" -> {
          return false;
        }
        default -> console.err().println("  `y` or `n`");
      }
    }
    throw cancelled();
  }

  private String ask(String question) throws IOException, RefusalException {
    console.err().print(question);
    console.err().flush();
    String answer = in.readLine();
    if (answer == null) {
      console.err().println();
      throw cancelled();
    }
    return answer.strip();
  }

  static RefusalException cancelled() {
    return RefusalException.failed("nothing was written", "`sentry init` starts again");
  }
}
