package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/**
 * Errors of Julia, of the versions that put a frame on one line and of those that put it on two.
 */
final class JuliaGrammar implements Grammar {
  static final String STACKTRACE = "Stacktrace:";
  static final String ERROR = "ERROR: ";
  static final String CAUSED = "caused by: ";
  private static final int MOST_LEAD = 20;

  @Override
  public Language language() {
    return Language.JULIA;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(STACKTRACE);
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    if (!text.endsWith(STACKTRACE)) {
      return Optional.empty();
    }
    int column = text.length() - STACKTRACE.length();
    for (int back = 1; back <= MOST_LEAD; back++) {
      Optional<String> line = before.line(column, back);
      if (line.isEmpty()) {
        return Optional.empty();
      }
      // Behind a stamp the word itself is taken for a level.
      if (line.get().startsWith(ERROR) || line.get().startsWith("LoadError: ")) {
        return Optional.of(new Opening(column, back, new JuliaReading(back)));
      }
    }
    return Optional.empty();
  }
}
