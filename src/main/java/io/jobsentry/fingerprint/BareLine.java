package io.jobsentry.fingerprint;

import io.jobsentry.source.Peeled;
import io.jobsentry.source.Peeling;
import io.jobsentry.source.Structured;
import io.jobsentry.text.Ansi;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A line without what was put before its text. A trace has neighbours to compare its lines with; of
 * a single line more has to be taken than can be known.
 */
final class BareLine {
  private static final int DEEPEST = 6;

  private static final Set<String> LEVELS =
      Set.of(
          "TRACE",
          "DEBUG",
          "INFO",
          "NOTICE",
          "WARN",
          "WARNING",
          "ERROR",
          "ERR",
          "CRITICAL",
          "FATAL",
          "SEVERE");

  private static final Set<String> COMPLAINTS =
      Set.of("error", "fatal", "warning", "panic", "killed", "aborted");

  private BareLine() {}

  static String plain(String text) {
    return text.indexOf(0x1b) < 0
        ? text
        : new String(Ansi.strip(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  static String of(String line) {
    return of(line, true);
  }

  private static String of(String line, boolean unfold) {
    Peeled peeled = Peeling.peel(plain(line).strip());
    String text = peeled.text().strip();
    int brace = text.indexOf("{\"");
    if (unfold && brace >= 0 && text.endsWith("}")) {
      Optional<Structured> record = Structured.read(text.substring(brace));
      Optional<String> said = record.flatMap(BareLine::said);
      if (said.isPresent()) {
        return of(said.get(), false);
      }
    }
    boolean logged = peeled.level().isPresent();
    for (int depth = 0; depth < DEEPEST; depth++) {
      int end = label(text, logged);
      if (end <= 0) {
        return text;
      }
      logged |= LEVELS.contains(word(text));
      text = Peeling.peel(text.substring(end).strip()).text().strip();
    }
    return text;
  }

  private static Optional<String> said(Structured record) {
    return record.texts().stream().filter(text -> !text.isBlank()).findFirst();
  }

  private static String word(String text) {
    int start = text.startsWith("[") || text.startsWith("<") ? 1 : 0;
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  /** Where a label ends that a line starts with, or 0. */
  private static int label(String text, boolean logged) {
    String word = word(text);
    if (LEVELS.contains(word)) {
      int start = text.startsWith(word) ? 0 : 1;
      int end = start + word.length();
      char next = end < text.length() ? text.charAt(end) : 0;
      boolean number = end + 1 < text.length() && Character.isDigit(text.charAt(end + 1));
      if (start == 1) {
        return next == ']' || next == '>' ? end + 1 : 0;
      }
      return next == ':' || next == '|' || (next == ' ' && !number) ? end + 1 : 0;
    }
    int colon = text.indexOf(": ");
    if (text.startsWith("- ") || text.startsWith("| ")) {
      return 2;
    }
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      boolean number = close > 0 && Ids.allDigits(text.substring(1, close));
      return number ? close + (text.startsWith("]:", close) ? 2 : 1) : 0;
    }
    if (colon <= 0 || colon > 60) {
      return 0;
    }
    String name = text.substring(0, colon);
    boolean stream = Ids.allDigits(name) || Name.isHost(name);
    return stream || (logged && isLogger(name)) ? colon + 2 : 0;
  }

  /** {@code train}, {@code torch.distributed}; no {@code java.io.IOException}. */
  private static boolean isLogger(String name) {
    boolean plain =
        name.chars()
            .allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
    char last =
        name.charAt(name.lastIndexOf('.') + 1 < name.length() ? name.lastIndexOf('.') + 1 : 0);
    return plain && Character.isLowerCase(last) && !COMPLAINTS.contains(name);
  }
}
