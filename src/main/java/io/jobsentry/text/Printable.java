package io.jobsentry.text;

/** Somebody else's text, such that it steers no terminal and hides nothing. */
public final class Printable {
  private static final int INSTEAD = 0xFFFD;

  private Printable() {}

  /** With a mark in place of each character that is not to be seen, but for line ends. */
  public static String of(String text) {
    if (text.codePoints().allMatch(point -> point == '\n' || of(point) == point)) {
      return text;
    }
    var printable = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point == '\n' ? point : of(point))
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }

  /** One character; a tab becomes a space, so that what is below it stays below it. */
  public static int of(int point) {
    if (point == '\t') {
      return ' ';
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          INSTEAD;
      default -> point;
    };
  }
}
