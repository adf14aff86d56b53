package io.jobsentry.trace;

import io.jobsentry.source.Peeling;

/** What stands before the text in each line of a source, and was never seen before. */
final class Prefix {
  private Prefix() {}

  /** Whether a line has it; an empty line may have lost its blanks. */
  static boolean stands(String prefix, String text) {
    return text.startsWith(prefix) || isShortened(prefix, text);
  }

  /** Whether a text is the prefix without the blanks at its end; asked of many lines. */
  private static boolean isShortened(String prefix, String text) {
    int end = text.length();
    return end < prefix.length()
        && Character.isWhitespace(prefix.charAt(end))
        && (end == 0 || !Character.isWhitespace(text.charAt(end - 1)))
        && prefix.startsWith(text)
        && Text.isBlankFrom(prefix, end);
  }

  static String without(String prefix, String text) {
    return text.length() <= prefix.length() ? "" : text.substring(prefix.length());
  }

  /**
   * Where within it a stamp starts, which differs from line to line; its length if there is none.
   */
  static int stamp(String prefix) {
    for (int i = 1; i < Math.min(prefix.length(), Text.LONGEST_PREFIX); i++) {
      boolean start = !Character.isLetterOrDigit(prefix.charAt(i - 1));
      char c = prefix.charAt(i);
      if (start && c != ' ' && !Peeling.peel(prefix.substring(i)).shape().isEmpty()) {
        return i;
      }
    }
    return prefix.length();
  }

  /** The name of a source that calls itself so. */
  static String name(String prefix) {
    int end = prefix.length();
    while (end > 0 && " \t:|>".indexOf(prefix.charAt(end - 1)) >= 0) {
      end--;
    }
    return prefix.substring(0, end).strip();
  }
}
