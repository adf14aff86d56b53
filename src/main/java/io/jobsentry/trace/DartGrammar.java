package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/** Exceptions of Dart that nobody handled. */
final class DartGrammar implements Grammar {
  static final String UNHANDLED = "Unhandled exception:";

  @Override
  public Language language() {
    return Language.DART;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(UNHANDLED);
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    int start = Text.header(text, UNHANDLED);
    return start >= 0 && text.endsWith(UNHANDLED)
        ? Optional.of(new Opening(start, 0, new DartReading()))
        : Optional.empty();
  }
}
