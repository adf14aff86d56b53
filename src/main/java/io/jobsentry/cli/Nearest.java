package io.jobsentry.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that somebody probably meant. */
final class Nearest {
  private Nearest() {}

  /** The known word that is the fewest slips of the finger away, when it is near enough. */
  static Optional<String> to(String typed, Collection<String> known) {
    int patience = Math.max(1, typed.length() / 3);
    return known.stream()
        .filter(word -> !word.isEmpty())
        .filter(word -> distance(typed, word) <= patience)
        .min(
            Comparator.<String>comparingInt(word -> distance(typed, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Insertions, deletions, replacements, and swaps of neighbours. */
  static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      steps[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      steps[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        steps[i][j] = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
      }
    }
    return steps[a.length()][b.length()];
  }
}
