package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/** Fatal errors of PHP, uncaught exceptions first of all. Warnings are none. */
final class PhpGrammar implements Grammar {
  static final String FATAL = "Fatal error: ";
  static final String PARSE = "Parse error: ";
  static final String UNCAUGHT = "Uncaught ";

  @Override
  public Language language() {
    return Language.PHP;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(FATAL, PARSE);
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    for (String header : new String[] {FATAL, PARSE}) {
      int start = Text.header(text, "PHP " + header);
      start = start < 0 ? Text.header(text, header) : start;
      if (start >= 0) {
        int said = text.indexOf(header, start) + header.length();
        String rest = text.substring(said).stripLeading();
        if (rest.startsWith(UNCAUGHT)) {
          return Optional.of(new Opening(start, 0, new PhpReading()));
        }
        boolean parse = header.equals(PARSE);
        int from = start;
        return once(rest, parse).map(thrown -> new Opening(from, 0, new ComplaintReading(thrown)));
      }
    }
    return Optional.empty();
  }

  /** {@code … in app.php on line 7}. */
  private static Optional<Thrown> once(String rest, boolean parse) {
    int line = rest.lastIndexOf(" on line ");
    int in = rest.lastIndexOf(" in ", line);
    if (line < 0 || in < 0 || Text.number(rest, line + " on line ".length()).isEmpty()) {
      return Optional.empty();
    }
    String file = rest.substring(in + " in ".length(), line);
    int number = Text.number(rest, line + " on line ".length()).getAsInt();
    Frame frame = Frame.of(file, number, "", PhpReading.isOwn(file));
    String type = parse ? "ParseError" : "Fatal error";
    return Optional.of(
        new Thrown(Link.THROWN, type, rest.substring(0, in), java.util.List.of(frame), 0));
  }
}
