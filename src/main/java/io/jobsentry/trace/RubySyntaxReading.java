package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** A file that Ruby can't parse: what it expected, the line itself, and marks below it. */
final class RubySyntaxReading implements Reading {
  private static final int MOST_LINES = 12;

  private final RubyPlace place;
  private String message = "";
  private boolean drawn;
  private int lines;

  RubySyntaxReading(RubyPlace place) {
    this.place = place;
  }

  @Override
  public boolean knows(String line) {
    return isMark(line) || isDrawn(line);
  }

  @Override
  public Step next(String line) {
    if (message.isEmpty()) {
      message = line.substring(line.indexOf(RubyGrammar.SYNTAX) + 2).replace(" (SyntaxError)", "");
      drawn = line.endsWith("(SyntaxError)");
      return Step.TAKEN;
    }
    if (isMark(line)) {
      return Step.LAST;
    }
    if (drawn) {
      return isDrawn(line) ? Step.TAKEN : Step.ENDED;
    }
    return ++lines > MOST_LINES ? Step.ENDED : Step.HELD;
  }

  /** {@code ^}. */
  private static boolean isMark(String line) {
    String bare = line.strip();
    return !bare.isEmpty() && bare.chars().allMatch(c -> c == '^' || c == '~');
  }

  /** {@code > 4 | end}. */
  private static boolean isDrawn(String line) {
    int bar = line.indexOf('|');
    return bar > 0
        && line.substring(0, bar)
            .chars()
            .allMatch(c -> c == ' ' || c == '>' || Character.isDigit(c));
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    var thrown = new Thrown(Link.THROWN, "SyntaxError", message, List.of(place.frame()), 0);
    return Optional.of(Draft.of(List.of(thrown), true));
  }
}
