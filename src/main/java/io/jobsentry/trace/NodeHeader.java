package io.jobsentry.trace;

import java.util.Optional;

/** The line of a JavaScript stack trace that names what was thrown. */
record NodeHeader(String type, String message) {

  /** How Bun calls what is nothing but an error. */
  private static final String BARE = "error: ";

  /** One that names an error, anywhere in a line. */
  static Optional<NodeHeader> error(String line) {
    int from = 0;
    while (from < line.length()) {
      int end = nameEnd(line, from);
      if (end > from && isError(line.substring(from, end)) && ends(line, end)) {
        return Optional.of(of(line, from, end));
      }
      from = Math.max(from, end);
      while (from < line.length() && isName(line.charAt(from))) {
        from++;
      }
      from++;
    }
    return Optional.empty();
  }

  /** One at the start of a line, that names an error. */
  static Optional<NodeHeader> atStart(String line) {
    int from = skipped(line);
    int end = nameEnd(line, from);
    return end > from && isError(line.substring(from, end)) && ends(line, end)
        ? Optional.of(of(line, from, end))
        : Optional.empty();
  }

  /** One at the start of a line with any name that has a capital letter, and a message. */
  static Optional<NodeHeader> named(String line) {
    int from = skipped(line);
    int end = nameEnd(line, from);
    boolean capital = end > from && Character.isUpperCase(line.charAt(from));
    return capital && (line.startsWith(": ", end) || line.startsWith(" [", end))
        ? Optional.of(of(line, from, end))
        : Optional.empty();
  }

  /** A single word. */
  static Optional<NodeHeader> word(String line) {
    int end = nameEnd(line, 0);
    return end > 0 && Text.isBlankFrom(line, end)
        ? Optional.of(new NodeHeader(line.substring(0, end), ""))
        : Optional.empty();
  }

  /** Whatever the line is: one that is known to be a header. */
  static NodeHeader any(String line) {
    Optional<NodeHeader> start = atStart(line).or(() -> named(line));
    if (start.isEmpty() && line.startsWith(BARE)) {
      return new NodeHeader("Error", line.substring(BARE.length()).strip());
    }
    return start
        .or(() -> error(line))
        .or(() -> word(line))
        .orElseGet(() -> new NodeHeader("", withoutBrace(line.strip())));
  }

  private static int skipped(String line) {
    int from = 0;
    for (String word : new String[] {"error: ", "Uncaught ", "(in promise) ", "["}) {
      if (line.startsWith(word, from)) {
        from += word.length();
      }
    }
    return from;
  }

  private static NodeHeader of(String line, int from, int end) {
    boolean bracket = from > 0 && line.charAt(from - 1) == '[';
    int start = end;
    if (line.startsWith(" [", start) && line.indexOf(']', start) > 0) {
      start = line.indexOf(']', start) + 1;
    }
    String message = start < line.length() ? line.substring(start) : "";
    if (message.startsWith(":")) {
      message = message.substring(1);
    }
    message = withoutBrace(message.strip());
    if (bracket && message.endsWith("]")) {
      message = message.substring(0, message.length() - 1);
    }
    return new NodeHeader(line.substring(from, end), message);
  }

  private static String withoutBrace(String text) {
    return text.endsWith("{") ? text.substring(0, text.length() - 1).strip() : text;
  }

  private static boolean isError(String name) {
    return name.endsWith("Error")
        || name.endsWith("Exception")
        || name.endsWith("Rejection")
        || name.equals("DOMException");
  }

  private static boolean ends(String line, int end) {
    char c = Text.at(line, end);
    return c == ':'
        || c == ']'
        || line.startsWith(" [", end)
        || line.startsWith(" {", end)
        || Text.isBlankFrom(line, end);
  }

  private static int nameEnd(String line, int from) {
    int i = from;
    while (isName(Text.at(line, i))) {
      i++;
    }
    return i > from && !Character.isDigit(line.charAt(from)) ? i : from;
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
  }
}
