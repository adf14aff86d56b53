package io.jobsentry.trace;

import java.util.OptionalInt;

/** What grammars ask of the text of a line. All of it takes time linear in its length. */
public final class Text {
  private Text() {}

  /** How many blanks and tabs it starts with. */
  public static int indent(String text) {
    int i = 0;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  public static boolean isIndented(String text) {
    return !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(0) == '\t') && !text.isBlank();
  }

  /** The character at a place, or NUL outside. */
  public static char at(String text, int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : 0;
  }

  /** Whether nothing but blanks comes from a place on; nothing is copied to find out. */
  static boolean isBlankFrom(String text, int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i == text.length();
  }

  /** Where the digits end that start at a place. */
  public static int digits(String text, int from) {
    int i = from;
    while (at(text, i) >= '0' && at(text, i) <= '9') {
      i++;
    }
    return i;
  }

  /** The number that starts at a place. */
  public static OptionalInt number(String text, int from) {
    int end = digits(text, from);
    return end == from || end - from > 9
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(text, from, end, 10));
  }

  /** What stands between two marks, empty if not both are there. */
  public static String between(String text, String open, String close) {
    int start = text.indexOf(open);
    if (start < 0) {
      return "";
    }
    int end = text.indexOf(close, start + open.length());
    return end < 0 ? "" : text.substring(start + open.length(), end);
  }

  /**
   * Where a header starts in a line: at its beginning, or behind a prefix that ends with something
   * that is no word.
   *
   * @return -1 if it doesn't
   */
  public static int header(String text, String header) {
    int start = text.indexOf(header);
    if (start <= 0) {
      return start;
    }
    return start <= LONGEST_PREFIX
            && !Character.isLetterOrDigit(text.charAt(start - 1))
            && " \t:|>])-".indexOf(text.charAt(start - 1)) >= 0
        ? start
        : -1;
  }

  /** A prefix that is longer is the text of something else. */
  public static final int LONGEST_PREFIX = 200;
}
