package io.jobsentry.fingerprint;

/** Whether a word was made by a machine, to be unlike every other. */
final class Ids {
  /** Of the letters that Kubernetes makes up names from, so that they spell nothing. */
  private static final String SPELLS_NOTHING = "bcdfghjklmnpqrstvwxz2456789";

  private Ids() {}

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return Character.isLetter(c);
  }

  static boolean allDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  static boolean isHexDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static boolean isHex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return to > from;
  }

  /** A hash, a key, or the made-up part of a name; without separators. */
  static boolean isId(String word) {
    return isHash(word) || isJumble(word);
  }

  /** Seven hexadecimal digits or more, letters among them, as of a commit. */
  static boolean isHash(String word) {
    return word.length() >= 7
        && isHex(word, 0, word.length())
        && digits(word) > 0
        && digits(word) < word.length();
  }

  private static boolean isJumble(String word) {
    int digits = digits(word);
    if (digits == 0) {
      return false;
    }
    int turns = turns(word);
    if (word.length() >= 20) {
      return turns >= 3 && (isMixed(word) || digits >= 4);
    }
    boolean oneCase =
        word.equals(word.toLowerCase(java.util.Locale.ROOT))
            || word.equals(word.toUpperCase(java.util.Locale.ROOT));
    return word.length() >= 5 && turns >= 3 && oneCase && 4 * digits >= word.length();
  }

  /** The last part of the name of a pod, behind another or alone. */
  static boolean isPodSuffix(String word, boolean afterId) {
    boolean spells = word.chars().anyMatch(c -> SPELLS_NOTHING.indexOf(c) < 0);
    return !spells && (afterId ? word.length() >= 4 && word.length() <= 10 : word.length() == 5);
  }

  /** What {@code mktemp} and its kin make up. */
  static boolean isTemporary(String word) {
    if (word.startsWith("tmp") && word.length() >= 9 && word.length() <= 15) {
      return true;
    }
    return word.length() >= 6
        && word.length() <= 12
        && ((digits(word) > 0 && digits(word) < word.length()) || isMixed(word));
  }

  private static boolean isMixed(String word) {
    boolean lower = word.chars().anyMatch(Character::isLowerCase);
    boolean upper = word.substring(1).chars().anyMatch(Character::isUpperCase);
    return lower && upper;
  }

  private static int digits(String word) {
    return (int) word.chars().filter(c -> c >= '0' && c <= '9').count();
  }

  /** How often letters and digits take turns. */
  private static int turns(String word) {
    int turns = 0;
    for (int i = 1; i < word.length(); i++) {
      if (isDigit(word.charAt(i)) != isDigit(word.charAt(i - 1))) {
        turns++;
      }
    }
    return turns;
  }
}
