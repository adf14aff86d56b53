package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/** Exceptions of Ruby as all its versions print them, syntax errors and reports of its own bugs. */
final class RubyGrammar implements Grammar {
  static final String BUG = ": [BUG] ";
  static final String SYNTAX = ": syntax error";
  private static final String OLD = ":in `";
  private static final String NEW = ":in '";
  private static final String UPSIDE_DOWN = "Traceback (most recent call last):";

  @Override
  public Language language() {
    return Language.RUBY;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(OLD, NEW, BUG, SYNTAX);
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    int bug = text.indexOf(BUG);
    if (bug > 0) {
      int start = text.lastIndexOf(' ', bug - 1) + 1;
      return RubyPlace.of(text.substring(start, bug))
          .map(place -> new Opening(start, 0, new RubyBugReading(place)));
    }
    int syntax = text.indexOf(SYNTAX);
    if (syntax > 0 && isSyntaxError(text, syntax)) {
      int start = text.lastIndexOf(' ', syntax - 1) + 1;
      return RubyPlace.of(text.substring(start, syntax))
          .map(place -> new Opening(start, 0, new RubySyntaxReading(place)));
    }
    int in = text.indexOf(OLD);
    in = in < 0 ? text.indexOf(NEW) : in;
    return in <= 0 ? Optional.empty() : raised(text, in, before);
  }

  private static boolean isSyntaxError(String text, int at) {
    String rest = text.substring(at + SYNTAX.length());
    return rest.startsWith(", unexpected")
        || (rest.endsWith("(SyntaxError)") && rest.contains(" found"));
  }

  private static Optional<Opening> raised(String text, int in, Before before) {
    int start = text.lastIndexOf(' ', in) + 1;
    start = Math.max(start, text.lastIndexOf('\t', in) + 1);
    Optional<RubyPlace> place = RubyPlace.of(text.substring(start));
    if (place.isEmpty()) {
      return Optional.empty();
    }
    if (text.startsWith("from ", start - "from ".length())) {
      return upsideDown(text, start, before);
    }
    String rest = place.get().rest();
    int column = start;
    if (RubyPlace.isHeader(rest)) {
      int lead = before.line(column, 1).filter(RubyGrammar::isThread).isPresent() ? 1 : 0;
      return Optional.of(new Opening(column, lead, new RubyReading(lead, false)));
    }
    boolean logged =
        rest.isEmpty() && before.line(column, 1).filter(RubyPlace::endsWithType).isPresent();
    return logged
        ? Optional.of(new Opening(column, 1, new RubyReading(1, true)))
        : Optional.empty();
  }

  /** The outermost frame comes first, numbered, and the exception last. */
  private static Optional<Opening> upsideDown(String text, int start, Before before) {
    int tab = text.lastIndexOf('\t', start);
    if (tab < 0) {
      return Optional.empty();
    }
    boolean headed = before.line(tab, 1).filter(UPSIDE_DOWN::equals).isPresent();
    return headed ? Optional.of(new Opening(tab, 1, new RubyReading(1, false))) : Optional.empty();
  }

  private static boolean isThread(String line) {
    return line.startsWith("#<Thread:") && line.contains("> terminated with exception");
  }
}
