package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a shell says of a script's line that it can't run. What the line's own program says is none
 * of it. A line that {@code set -x} printed right before belongs to it.
 */
final class ShellGrammar implements Grammar {

  /** A prefix and the script's path end before this. */
  private static final int LONGEST_START = 600;

  /** What is told, and the type that it is given. */
  private record Complaint(String words, String type) {}

  private static final List<Complaint> COMPLAINTS =
      List.of(
          new Complaint("command not found", "command not found"),
          new Complaint("syntax error", "syntax error"),
          new Complaint("Syntax error", "syntax error"),
          new Complaint("unexpected EOF while looking for", "syntax error"),
          new Complaint("unexpected end of file", "syntax error"),
          new Complaint("unbound variable", "unbound variable"),
          new Complaint("parameter not set", "unbound variable"),
          new Complaint("parameter null or not set", "unbound variable"),
          new Complaint("bad substitution", "bad substitution"),
          new Complaint("Bad substitution", "bad substitution"),
          new Complaint("division by 0", "division by zero"),
          new Complaint("division by zero", "division by zero"),
          new Complaint("readonly variable", "readonly variable"),
          new Complaint("is read only", "readonly variable"),
          new Complaint("ambiguous redirect", "ambiguous redirect"),
          new Complaint("bad interpreter", "bad interpreter"),
          new Complaint("cannot execute", "cannot execute"),
          new Complaint("Exec format error", "cannot execute"),
          new Complaint("Permission denied", "permission denied"),
          new Complaint("No such file or directory", "no such file or directory"),
          new Complaint("cannot create ", "cannot create"),
          new Complaint("cannot open ", "no such file or directory"),
          new Complaint("Argument list too long", "argument list too long"),
          new Complaint("Cannot allocate memory", "cannot allocate memory"),
          new Complaint("Resource temporarily unavailable", "cannot fork"),
          new Complaint("Cannot fork", "cannot fork"),
          new Complaint("Segmentation fault", "segmentation fault"),
          new Complaint("Bus error", "bus error"),
          new Complaint("Aborted", "aborted"),
          new Complaint("Illegal instruction", "illegal instruction"),
          new Complaint("Floating point exception", "floating point exception"),
          new Complaint("Killed", "killed"),
          new Complaint("Terminated", "terminated"),
          new Complaint("Trace/breakpoint trap", "trace trap"),
          new Complaint(": not found", "command not found"));

  @Override
  public Language language() {
    return Language.SHELL;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(
        ": line ",
        ": not found",
        "command not found",
        ": Syntax error: ",
        ": parameter not set",
        ": Bad substitution",
        "can't cd to",
        "cannot create ");
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    Optional<Spoken> spoken = spoken(text);
    if (spoken.isEmpty() || type(spoken.get().rest()).isEmpty()) {
      return Optional.empty();
    }
    int column = spoken.get().column();
    int back = before.line(column, 1).filter(ShellGrammar::isTraced).isPresent() ? 1 : 0;
    return Optional.of(new Opening(column, back, new ShellReading()));
  }

  /** {@code + make all}, as {@code set -x} prints it. */
  static boolean isTraced(String line) {
    int plus = 0;
    while (Text.at(line, plus) == '+') {
      plus++;
    }
    return plus > 0 && Text.at(line, plus) == ' ';
  }

  /**
   * A line of a shell.
   *
   * @param column where it starts
   */
  record Spoken(int column, String file, OptionalInt line, String rest) {}

  static Optional<Spoken> spoken(String text) {
    int line = text.indexOf(": line ");
    if (line > 0) {
      int digits = line + ": line ".length();
      int end = Text.digits(text, digits);
      if (end > digits && text.startsWith(": ", end)) {
        return Optional.of(at(text, line, Text.number(text, digits), end + 2));
      }
    }
    return numbered(text);
  }

  /** {@code run.sh: 3: foo: not found}, as a plain shell prints it, or {@code run.sh:3: …}. */
  private static Optional<Spoken> numbered(String text) {
    int colon = text.indexOf(':');
    while (colon > 0 && colon <= LONGEST_START) {
      int digits = Text.at(text, colon + 1) == ' ' ? colon + 2 : colon + 1;
      int end = Text.digits(text, digits);
      boolean word = isScript(text, colon);
      if (word && end > digits && text.startsWith(": ", end)) {
        return Optional.of(at(text, colon, Text.number(text, digits), end + 2));
      }
      colon = text.indexOf(':', colon + 1);
    }
    return Optional.empty();
  }

  /** A compiler's {@code main.c:3: } is no shell's. */
  private static boolean isScript(String text, int end) {
    String name = text.substring(text.lastIndexOf(' ', end - 1) + 1, end);
    String base = name.substring(name.lastIndexOf('/') + 1);
    return base.endsWith("sh") || (!base.isEmpty() && base.indexOf('.') < 0);
  }

  private static Spoken at(String text, int fileEnd, OptionalInt line, int rest) {
    int start = text.lastIndexOf(' ', fileEnd - 1) + 1;
    return new Spoken(start, text.substring(start, fileEnd), line, text.substring(rest).strip());
  }

  /** Empty if it is none of the shell's own complaints. */
  static Optional<String> type(String rest) {
    for (Complaint complaint : COMPLAINTS) {
      if (rest.contains(complaint.words())) {
        return Optional.of(complaint.type());
      }
    }
    return Optional.empty();
  }
}
