package io.jobsentry.cli;

import io.jobsentry.model.PosixSignal;
import io.jobsentry.posix.SignalTap;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A program that the user likes for something, as an environment variable names it.
 *
 * @param variable that names it; empty for one that nobody chose
 * @param words as typed
 */
record ChosenProgram(String variable, List<String> words) {
  private static final ChosenProgram USUAL_PAGER = new ChosenProgram("", List.of("less"));

  /** The one for reading; empty where the user wants none. */
  static Optional<ChosenProgram> pager(Map<String, String> env) throws RefusalException {
    for (String variable : List.of("JOBSENTRY_PAGER", "PAGER")) {
      @Nullable String typed = env.get(variable);
      if (typed != null) {
        return typed.isBlank() ? Optional.empty() : Optional.of(of(variable, typed));
      }
    }
    return Optional.of(USUAL_PAGER);
  }

  static ChosenProgram editor(Map<String, String> env) throws RefusalException {
    for (String variable : List.of("VISUAL", "EDITOR")) {
      String typed = env.getOrDefault(variable, "");
      if (!typed.isBlank()) {
        return of(variable, typed);
      }
    }
    throw RefusalException.failed(
        "neither `VISUAL` nor `EDITOR` names an editor", "say which: `export VISUAL=vim`");
  }

  private static ChosenProgram of(String variable, String typed) throws RefusalException {
    return switch (ShellWords.typed(typed.strip())) {
      case ShellWords.Typed.Words(List<String> words) -> new ChosenProgram(variable, words);
      // What stands behind it are the words that follow.
      case ShellWords.Typed.ForShell _ ->
          new ChosenProgram(variable, List.of("sh", "-c", typed.strip() + " \"$@\"", "sh"));
      case ShellWords.Typed.Broken(String why) ->
          throw RefusalException.failed("`" + variable + "` is no command: " + why, "");
    };
  }

  /** Nobody chose it, so nobody is surprised when it is not there. */
  boolean isUsual() {
    return variable.isEmpty();
  }

  /**
   * Gives it a text to read, and waits until the user has seen enough.
   *
   * @return false where it is not there
   */
  boolean read(String text, Console console)
      throws RefusalException, IOException, InterruptedException {
    Optional<Process> process = start(console, List.of(), Redirect.PIPE);
    if (process.isEmpty()) {
      return false;
    }
    try (OutputStream in = process.get().getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // Who has read enough does not wait for the rest.
    }
    end(process.get());
    return true;
  }

  /** Gives it a file and the whole terminal. */
  void open(Path file, Console console) throws RefusalException, InterruptedException {
    end(start(console, List.of(file.toString()), Redirect.INHERIT).orElseThrow());
  }

  /** Empty where nobody chose it, and it is not there. */
  private Optional<Process> start(Console console, List<String> more, Redirect in)
      throws RefusalException {
    if (console.out() == System.out) {
      // Ctrl-C is for the program that has the terminal; to us it would be the end.
      SignalTap.open(List.of(PosixSignal.INT, PosixSignal.QUIT), _ -> {});
    }
    var command = new ArrayList<>(words);
    command.addAll(more);
    var builder = new ProcessBuilder(command).directory(console.cwd().toFile()).inheritIO();
    builder.redirectInput(in).environment().clear();
    builder.environment().putAll(console.env());
    try {
      return Optional.of(builder.start());
    } catch (IOException e) {
      if (isUsual()) {
        return Optional.empty();
      }
      throw RefusalException.failed(
          "`" + words.getFirst() + "` cannot be started: " + reason(e),
          "`" + variable + "` names it");
    }
  }

  /** Java says before it which command it was, and in brackets why. */
  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    int from = message.lastIndexOf('(');
    int to = message.lastIndexOf(')');
    return from >= 0 && from < to
        ? message.substring(from + 1, to).toLowerCase(Locale.ROOT)
        : message;
  }

  private void end(Process process) throws RefusalException, InterruptedException {
    int status = process.waitFor();
    if (status != 0) {
      throw RefusalException.failed(
          "`" + ShellWords.of(words) + "` ended with " + status,
          isUsual() ? "" : "`" + variable + "` names it");
    }
  }
}
