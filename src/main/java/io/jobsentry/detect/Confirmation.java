package io.jobsentry.detect;

import com.google.re2j.Matcher;
import java.util.Optional;

/**
 * Matches a regular expression with a line that may match it, in bounded time. The engine takes
 * time in proportion to the line's length and the expression's size; where the product is too
 * large, only the head of the line and the surroundings of the first literal are looked at.
 */
final class Confirmation {
  /** Characters of the line times instructions of the expression. */
  private static final int MOST_STEPS = 150_000;

  /** So much is looked at in any case. */
  private static final int LEAST = 64;

  /** A line that has the opening of an expression more often is searched. */
  private static final int MOST_OPENINGS = 4;

  private final Regex pattern;
  private final Optional<Regex> not;

  /** How many characters of a line are looked at in one go; 0 until somebody asks. */
  private int longest;

  Confirmation(Regex pattern, Optional<Regex> not) {
    this.pattern = pattern;
    this.not = not;
  }

  /** How many characters of a line are looked at in one go. */
  int longest() {
    int known = longest;
    if (known == 0) {
      int size = pattern.programSize() + not.map(Regex::programSize).orElse(0);
      known = Math.max(LEAST, MOST_STEPS / size);
      longest = known;
    }
    return known;
  }

  Optional<Matcher> find(String line) {
    if (!pattern.mayMatch(line)) {
      return Optional.empty();
    }
    int longest = longest();
    if (line.length() <= longest) {
      return findIn(line);
    }
    Optional<Matcher> head = findIn(line.substring(0, longest));
    if (head.isPresent()) {
      return head;
    }
    int place = Integer.MAX_VALUE;
    for (Literal literal : pattern.literals()) {
      int first = literal.in(line, 0);
      place = first < 0 ? place : Math.min(place, first);
    }
    if (place == Integer.MAX_VALUE) {
      return Optional.empty();
    }
    int from = Math.max(0, place - longest / 2);
    return findIn(line.substring(from, Math.min(line.length(), from + longest)));
  }

  private Optional<Matcher> findIn(String text) {
    return match(text).filter(_ -> not.filter(it -> it.matcher(text).find()).isEmpty());
  }

  private Optional<Matcher> match(String text) {
    String opening = pattern.opening();
    if (opening.isEmpty()) {
      return search(text);
    }
    int place = text.indexOf(opening);
    for (int tries = 0; place >= 0; tries++) {
      if (tries == MOST_OPENINGS) {
        return search(text);
      }
      // To look from here on is quicker than to search, which looks from everywhere.
      Matcher matcher = pattern.matcher(text.substring(place));
      if (matcher.lookingAt()) {
        return Optional.of(matcher);
      }
      place = text.indexOf(opening, place + 1);
    }
    return Optional.empty();
  }

  private Optional<Matcher> search(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }
}
