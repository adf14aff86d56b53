package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/**
 * Exceptions of .NET and Mono, unhandled or logged: what is above the first frame is looked for.
 */
final class DotnetGrammar implements Grammar {
  static final String UNHANDLED = "Unhandled exception. ";
  static final String OLD_UNHANDLED = "Unhandled Exception:";
  static final String TERMINATED = "Process terminated. ";
  static final String OVERFLOW = "Stack overflow.";
  private static final int MOST_LEAD = 30;

  @Override
  public Language language() {
    return Language.DOTNET;
  }

  @Override
  public Set<String> triggers() {
    return Set.of("  at ", OVERFLOW);
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    if (text.endsWith(OVERFLOW) && Text.header(text, OVERFLOW) >= 0) {
      return Optional.of(new Opening(Text.header(text, OVERFLOW), 0, new DotnetReading(0)));
    }
    int at = text.indexOf("  at ");
    if (at < 0) {
      return Optional.empty();
    }
    int column = at;
    while (column > 0 && text.charAt(column - 1) == ' ') {
      column--;
    }
    // A prefix that nobody knows ends with a blank of its own.
    if (column > 0 && at + 2 - column > 2) {
      column++;
    }
    return DotnetFrame.isSure(text.substring(column)) ? withLead(column, before) : Optional.empty();
  }

  private static Optional<Opening> withLead(int column, Before before) {
    for (int back = 1; back <= MOST_LEAD; back++) {
      Optional<String> line = before.line(column, back);
      if (line.isEmpty() || line.get().isBlank()) {
        return Optional.empty();
      }
      String text = line.get();
      boolean inner = text.strip().startsWith("---> ");
      if (!inner && (isUnhandled(text) || DotnetReading.typeStart(text) >= 0)) {
        boolean above = before.line(column, back + 1).filter(OLD_UNHANDLED::equals).isPresent();
        int lead = above ? back + 1 : back;
        return Optional.of(new Opening(column, lead, new DotnetReading(lead)));
      }
    }
    return Optional.empty();
  }

  private static boolean isUnhandled(String line) {
    return line.startsWith(UNHANDLED)
        || line.startsWith(TERMINATED)
        || (line.startsWith(OLD_UNHANDLED) && line.length() > OLD_UNHANDLED.length());
  }
}
