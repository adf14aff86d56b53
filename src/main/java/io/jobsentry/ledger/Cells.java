package io.jobsentry.ledger;

/**
 * The cells of a row as text. A tab, a line end or any other character that steers a terminal or
 * hides what follows is written as an escape, so that a row stays one line of so many columns.
 */
final class Cells {
  private Cells() {}

  static String escape(String text) {
    int first = 0;
    while (first < text.length() && plain(text, first)) {
      first += Character.charCount(text.codePointAt(first));
    }
    if (first == text.length()) {
      return text;
    }
    var out = new StringBuilder(text.length() + 8).append(text, 0, first);
    for (int i = first; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (plain(text, i)) {
        out.appendCodePoint(point);
      } else {
        escape(out, point);
      }
      i += Character.charCount(point);
    }
    return out.toString();
  }

  private static void escape(StringBuilder out, int point) {
    switch (point) {
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\\' -> out.append("\\\\");
      default -> {
        for (char unit : Character.toChars(point)) {
          out.append(String.format("\\u%04x", (int) unit));
        }
      }
    }
  }

  private static boolean plain(String text, int at) {
    int point = text.codePointAt(at);
    if (point >= ' ' && point < 0x7f) {
      return point != '\\';
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** The text of a cell; what is no escape of ours stays as it is. */
  static String unescape(String cell) {
    int slash = cell.indexOf('\\');
    if (slash < 0) {
      return cell;
    }
    var out = new StringBuilder(cell.length()).append(cell, 0, slash);
    for (int i = slash; i < cell.length(); ) {
      char c = cell.charAt(i);
      char next = i + 1 < cell.length() ? cell.charAt(i + 1) : ' ';
      int width = 2;
      switch (c == '\\' ? next : ' ') {
        case 't' -> out.append('\t');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case '\\' -> out.append('\\');
        case 'u' -> {
          int unit = hex(cell, i + 2);
          out.append(unit < 0 ? c : (char) unit);
          width = unit < 0 ? 1 : 6;
        }
        default -> {
          out.append(c);
          width = 1;
        }
      }
      i += width;
    }
    return out.toString();
  }

  /** Four hexadecimal digits as a number; -1 where there are none. */
  private static int hex(String cell, int from) {
    if (from + 4 > cell.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(cell.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }
}
