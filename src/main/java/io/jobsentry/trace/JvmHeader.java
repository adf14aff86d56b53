package io.jobsentry.trace;

import java.util.Optional;

/**
 * The line of a JVM's stack trace that names what was thrown.
 *
 * @param thread whether it says that a thread died of it
 */
record JvmHeader(String type, String message, boolean thread) {
  static final String THREAD = "Exception in thread \"";

  /** One that can be told by itself. */
  static Optional<JvmHeader> strict(String line) {
    int start = 0;
    boolean thread = line.startsWith(THREAD);
    if (thread) {
      start = line.indexOf("\" ", THREAD.length()) + 2;
      if (start < 2) {
        return Optional.empty();
      }
    }
    int end = nameEnd(line, start);
    return end > start && ends(line, end) && (thread || isThrowable(line.substring(start, end)))
        ? Optional.of(of(line, start, end, thread))
        : Optional.empty();
  }

  /** One right before a frame: any name, also at the end of a logger's message. */
  static Optional<JvmHeader> beforeFrame(String line) {
    Optional<JvmHeader> strict = strict(line);
    if (strict.isPresent()) {
      return strict;
    }
    for (int start = nextName(line, 0); start >= 0; start = nextName(line, start)) {
      int end = nameEnd(line, start);
      if (end > start && ends(line, end) && hasSuffix(line.substring(start, end))) {
        return Optional.of(of(line, start, end, false));
      }
      start = Math.max(start + 1, end);
    }
    int end = nameEnd(line, 0);
    boolean capital =
        end > 0 && Character.isUpperCase(Text.at(line, line.lastIndexOf('.', end - 1) + 1));
    return capital && ends(line, end) ? Optional.of(of(line, 0, end, false)) : Optional.empty();
  }

  /** What follows {@code Caused by: } and the like. */
  static JvmHeader after(String line, int from) {
    int end = nameEnd(line, from);
    return end > from && ends(line, end)
        ? of(line, from, end, false)
        : new JvmHeader("", line.substring(from).strip(), false);
  }

  private static JvmHeader of(String line, int start, int end, boolean thread) {
    String message = end < line.length() ? line.substring(end + 1).strip() : "";
    return new JvmHeader(line.substring(start, end), message, thread);
  }

  private static int nextName(String line, int from) {
    int space = line.indexOf(' ', from);
    return space < 0 || space + 1 >= line.length() ? -1 : space + 1;
  }

  private static int nameEnd(String line, int from) {
    int i = from;
    while (isPart(line, i, from)) {
      i++;
    }
    return i > from && Character.isJavaIdentifierStart(line.charAt(from)) ? i : -1;
  }

  private static boolean isPart(String line, int index, int from) {
    char c = Text.at(line, index);
    if (c == '.' || c == '/') {
      return index > from;
    }
    return c != 0 && Character.isJavaIdentifierPart(c);
  }

  private static boolean ends(String line, int end) {
    return end == line.length()
        || Text.isBlankFrom(line, end)
        || (line.charAt(end) == ':' && (end + 1 == line.length() || line.charAt(end + 1) == ' '));
  }

  private static boolean hasSuffix(String name) {
    return name.endsWith("Exception")
        || name.endsWith("Error")
        || name.endsWith("Throwable")
        || name.endsWith("ThreadDeath");
  }

  /** In a package and with a capital letter, or called an exception. */
  private static boolean isThrowable(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return hasSuffix(name);
    }
    boolean capital = Character.isUpperCase(Text.at(name, dot + 1));
    boolean packages = Character.isLowerCase(name.charAt(0));
    return capital && (packages || hasSuffix(name)) && !name.endsWith(".State");
  }
}
