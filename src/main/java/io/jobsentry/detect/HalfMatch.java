package io.jobsentry.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far an expression gets in a line in which it is not found.
 *
 * @param found the longest beginning of it that is found
 * @param missing what follows in the expression
 * @param text what that beginning matches
 * @param after what stands behind that in the line
 */
public record HalfMatch(String found, String missing, String text, String after) {
  /** So much of the rest of a line is shown. */
  private static final int SHOWN = 40;

  private static final int LONGEST = 2000;

  /** The furthest that any of its alternatives gets; empty when none gets anywhere. */
  public static Optional<HalfMatch> of(String expression, String line) {
    Optional<HalfMatch> best = Optional.empty();
    if (expression.length() > LONGEST) {
      return best;
    }
    String flags = flags(expression);
    for (String alternative : alternatives(expression.substring(flags.length()))) {
      Optional<HalfMatch> half = furthest(flags, alternative, line);
      if (half.isPresent()
          && (best.isEmpty() || half.get().text().length() > best.get().text().length())) {
        best = half;
      }
    }
    return best;
  }

  /** {@code (?i)} and its kin at the start, which are part of every beginning. */
  private static String flags(String expression) {
    int end = expression.indexOf(')');
    return expression.startsWith("(?") && end > 2 && expression.substring(2, end).matches("[imsU]+")
        ? expression.substring(0, end + 1)
        : "";
  }

  private static Optional<HalfMatch> furthest(String flags, String alternative, String line) {
    for (int cut = alternative.length(); cut > 0; cut--) {
      if ("|(?:".indexOf(alternative.charAt(cut - 1)) >= 0 && inGroupHead(alternative, cut)) {
        continue;
      }
      Optional<Matcher> match = find(flags + alternative.substring(0, cut), line);
      if (match.isPresent() && !match.get().group().isBlank()) {
        int end = match.get().end();
        return Optional.of(
            new HalfMatch(
                alternative.substring(0, cut),
                alternative.substring(cut),
                match.get().group(),
                line.substring(end, Math.min(line.length(), end + SHOWN))));
      }
    }
    return Optional.empty();
  }

  /** Whether what is cut off there is all of a group, or of an alternative in one. */
  private static boolean inGroupHead(String alternative, int cut) {
    String beginning = alternative.substring(0, cut);
    return beginning.endsWith("|") || beginning.endsWith("(") || beginning.matches(".*\\(\\?:?");
  }

  private static Optional<Matcher> find(String beginning, String line) {
    try {
      Matcher matcher = Pattern.compile(beginning + ")".repeat(open(beginning))).matcher(line);
      return matcher.find() ? Optional.of(matcher) : Optional.empty();
    } catch (PatternSyntaxException _) {
      // Cut in the middle of something: no expression.
      return Optional.empty();
    }
  }

  /** How many groups are open at its end. */
  private static int open(String expression) {
    int[] depth = {0};
    walk(expression, (_, c) -> depth[0] += turn(c));
    return Math.max(0, depth[0]);
  }

  /** The parts between the bars that are in no brackets. */
  private static List<String> alternatives(String expression) {
    var parts = new ArrayList<String>();
    int[] depth = {0};
    int[] from = {0};
    walk(
        expression,
        (place, c) -> {
          depth[0] += turn(c);
          if (c == '|' && depth[0] == 0) {
            parts.add(expression.substring(from[0], place));
            from[0] = place + 1;
          }
        });
    parts.add(expression.substring(from[0]));
    return parts;
  }

  private static int turn(char c) {
    return c == '(' ? 1 : c == ')' ? -1 : 0;
  }

  private interface Visitor {
    void at(int place, char c);
  }

  /** Visits what is neither escaped nor in a class of characters. */
  private static void walk(String expression, Visitor visitor) {
    boolean inClass = false;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else {
        visitor.at(i, c);
      }
    }
  }
}
