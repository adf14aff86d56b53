package io.jobsentry.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How problems speak. */
final class Words {
  private static final int SHOWN = 60;

  private Words() {}

  /** A text between back-ticks, on one line and not too long. */
  static String quote(String text) {
    String line =
        text.codePoints()
            .limit(SHOWN + 1L)
            .map(Words::plain)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return "`"
        + (line.codePointCount(0, line.length()) > SHOWN
            ? line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…"
            : line)
        + "`";
  }

  private static int plain(int point) {
    return Character.isWhitespace(point)
        ? ' '
        : Character.isISOControl(point)
                || !Character.isDefined(point)
                || Character.getType(point) == Character.SURROGATE
                || Character.getType(point) == Character.FORMAT
            ? '\uFFFD'
            : point;
  }

  /** {@code `a`, `b` or `c`}. */
  static String oneOf(Collection<String> words) {
    List<String> quoted = words.stream().map(word -> "`" + word + "`").toList();
    return quoted.size() == 1
        ? quoted.getFirst()
        : quoted.stream().limit(quoted.size() - 1L).collect(Collectors.joining(", "))
            + " or "
            + quoted.getLast();
  }

  /** The known word that was most likely meant, if any is near enough. */
  static Optional<String> nearest(String word, Collection<String> known) {
    String wanted = folded(word);
    if (wanted.isEmpty() || wanted.length() > SHOWN) {
      return Optional.empty();
    }
    int allowed = Math.max(1, wanted.length() / 3);
    return known.stream()
        .filter(candidate -> distance(wanted, folded(candidate)) <= allowed)
        .min(
            Comparator.comparingInt((String candidate) -> distance(wanted, folded(candidate)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** "did you mean …", or else the words that are known. */
  static String suggest(String word, Collection<String> known) {
    return nearest(word, known)
        .map(meant -> "did you mean `" + meant + "`?")
        .orElseGet(() -> known.isEmpty() ? "" : "known here: " + String.join(", ", known));
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT)
        .replace("\u00a0", "")
        .strip()
        .replace("-", "_")
        .replace(" ", "_");
  }

  /** Edits between two words; two neighbours that changed places count as one. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] =
            i == 0 || j == 0
                ? i + j
                : Math.min(
                    Math.min(cost[i - 1][j], cost[i][j - 1]) + 1,
                    cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
