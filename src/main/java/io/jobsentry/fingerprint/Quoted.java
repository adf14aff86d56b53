package io.jobsentry.fingerprint;

import java.util.List;
import java.util.Locale;

/** Texts in quotes. */
final class Quoted {
  private static final String OPENING = "'\"`“‘";

  /** What is quoted after these is what a program was given, and no name of anything. */
  private static final List<String> DATA =
      List.of(
          "input string: ",
          "with base <n>: ",
          "string to float: ",
          "string to int: ",
          "parsing ",
          "parse ",
          "parse: ",
          "invalid value ",
          "invalid value: ",
          "invalid input syntax for type integer: ",
          "unexpected token ",
          "duplicate entry ",
          "user ",
          "user: ",
          "value: ",
          "not valid json: ",
          "near ");

  private static final int REACH = 48;

  private Quoted() {}

  /** Where a quoted text ends, behind its closing quote, or -1. */
  static int end(String text, int from, int longest) {
    int kind = OPENING.indexOf(text.charAt(from));
    if (kind < 0) {
      return -1;
    }
    char open = text.charAt(from);
    int most = Math.min(text.length(), from + longest);
    for (int i = from + 1; i < most; i++) {
      char c = text.charAt(i);
      if (closes(open, c)
          && !(i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1)))) {
        return i + 1;
      }
    }
    return -1;
  }

  private static boolean closes(char open, char c) {
    return switch (open) {
      case '“' -> c == '”';
      case '‘' -> c == '’';
      case '`' -> c == '`' || c == '\'';
      default -> c == open;
    };
  }

  /** Whether what was said before says that somebody's data follows. */
  static boolean isData(StringBuilder before) {
    String tail = before.substring(Math.max(0, before.length() - REACH)).toLowerCase(Locale.ROOT);
    return DATA.stream().anyMatch(tail::endsWith);
  }
}
