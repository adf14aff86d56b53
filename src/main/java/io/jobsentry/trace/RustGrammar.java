package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/** Panics of Rust, and errors that its {@code main} returned. */
final class RustGrammar implements Grammar {
  static final String PANICKED = " panicked at ";
  static final String OVERFLOWED = " has overflowed its stack";
  static final String CAUSED = "Caused by:";
  static final String BACKTRACE = "Stack backtrace:";
  static final String ERROR = "Error: ";
  private static final String THREAD = "thread '";
  private static final int MOST_LEAD = 12;

  @Override
  public Language language() {
    return Language.RUST;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(PANICKED, OVERFLOWED, CAUSED, BACKTRACE, ERROR);
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    int thread = Text.header(text, THREAD);
    if (thread >= 0) {
      String header = text.substring(thread);
      if (header.contains(PANICKED) || header.endsWith(OVERFLOWED)) {
        return Optional.of(new Opening(thread, 0, new RustReading()));
      }
    }
    if (text.endsWith(CAUSED)) {
      return chain(text.length() - CAUSED.length(), before);
    }
    if (text.endsWith(BACKTRACE)) {
      return chain(text.length() - BACKTRACE.length(), before);
    }
    int error = Text.header(text, ERROR);
    return error >= 0 && isDebugged(text.substring(error + ERROR.length()), error)
        ? Optional.of(new Opening(error, 0, new RustErrorReading(0)))
        : Optional.empty();
  }

  static boolean isHeader(String line) {
    return line.startsWith(THREAD) && line.contains(PANICKED);
  }

  /** The thread that a header names, its number included. */
  static String thread(String header) {
    return header.substring(0, header.indexOf(PANICKED));
  }

  /** A chain of causes or a backtrace follows the message and an empty line. */
  private static Optional<Opening> chain(int column, Before before) {
    if (before.line(column, 1).filter(String::isBlank).isEmpty()) {
      return Optional.empty();
    }
    for (int back = 2; back <= MOST_LEAD; back++) {
      Optional<String> line = before.line(column, back);
      if (line.isEmpty() || line.get().isBlank()) {
        return Optional.empty();
      }
      if (line.get().startsWith(ERROR)) {
        return Optional.of(new Opening(column, back, new RustErrorReading(back)));
      }
    }
    return Optional.empty();
  }

  /** Whether a text is a value as Rust prints it for programmers. */
  private static boolean isDebugged(String value, int column) {
    if (column == 0 && value.length() > 2 && value.startsWith("\"") && value.endsWith("\"")) {
      return true;
    }
    int end = 0;
    while (end < value.length() && Character.isLetterOrDigit(value.charAt(end))) {
      end++;
    }
    if (end == 0 || !Character.isUpperCase(value.charAt(0))) {
      return false;
    }
    return (value.startsWith(" { ", end) && value.endsWith(" }"))
        || (value.startsWith("(", end) && value.endsWith(")"));
  }
}
