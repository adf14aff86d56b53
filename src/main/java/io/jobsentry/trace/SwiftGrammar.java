package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/** Fatal errors of Swift. */
final class SwiftGrammar implements Grammar {
  static final String FATAL = "Fatal error: ";
  private static final String PLACED = ".swift:";

  @Override
  public Language language() {
    return Language.SWIFT;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(": " + FATAL, ".swift, line ");
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    int fatal = text.indexOf(": " + FATAL);
    if (fatal > 0) {
      int start = text.lastIndexOf(' ', fatal) + 1;
      String place = text.substring(start, fatal);
      return place.contains(PLACED) && NativeStack.colon(place) > 0
          ? Optional.of(new Opening(start, 0, new SwiftReading()))
          : Optional.empty();
    }
    int old = Text.header(text, FATAL);
    return old >= 0 && text.contains(": file ") && text.contains(".swift, line ")
        ? Optional.of(new Opening(old, 0, new SwiftReading()))
        : Optional.empty();
  }
}
