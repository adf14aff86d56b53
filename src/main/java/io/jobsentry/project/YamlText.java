package io.jobsentry.project;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Values as they are written into a config. */
final class YamlText {
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private YamlText() {}

  /** A text; dollars are doubled, so that nothing of the environment gets into it. */
  static String text(String value) {
    return scalar(value.replace("$", "$$"));
  }

  static String list(List<String> values) {
    return values.stream().map(YamlText::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** An expression: taken as it stands. */
  static String regex(String value) {
    return single(value);
  }

  /** A comment of one line. */
  static String comment(String sentence) {
    var line = new StringBuilder("# ");
    sentence
        .codePoints()
        .forEach(
            point ->
                line.appendCodePoint(
                    Character.isISOControl(point) || point == 0x2028 || point == 0x2029
                        ? ' '
                        : point));
    return line.toString();
  }

  private static String scalar(String value) {
    boolean control = value.codePoints().anyMatch(YamlText::isSpecial);
    return control ? escaped(value) : isPlain(value) ? value : single(value);
  }

  private static boolean isPlain(String value) {
    if (value.isEmpty() || WORDS.contains(value.toLowerCase(java.util.Locale.ROOT))) {
      return false;
    }
    if (value.equals(".")) {
      return true;
    }
    boolean letters = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean safe = letter || (c >= '0' && c <= '9') || "_./=+$".indexOf(c) >= 0 || c == '-';
      if (!safe) {
        return false;
      }
      letters |= letter;
    }
    // What has a digit first may be a number or a date to somebody who reads it.
    char first = value.charAt(0);
    boolean option = first == '-' && value.length() > 1;
    return letters
        && (Character.isLetter(first) || "_./$".indexOf(first) >= 0 || option)
        && !value.matches("-?\\.?(inf|nan|INF|NAN|Inf|NaN)|-[0-9.].*|\\.[0-9].*|---.*");
  }

  private static boolean isSpecial(int point) {
    return Character.isISOControl(point)
        || point == 0x2028
        || point == 0x2029
        || point == 0xFEFF
        || Character.getType(point) == Character.FORMAT
        || Character.getType(point) == Character.SURROGATE;
  }

  private static String single(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static String escaped(String value) {
    var text = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            point -> {
              if (point == '"' || point == '\\') {
                text.append('\\').appendCodePoint(point);
              } else if (isSpecial(point)) {
                text.append(
                    point > 0xFFFF ? "\\U%08X".formatted(point) : "\\u%04X".formatted(point));
              } else {
                text.appendCodePoint(point);
              }
            });
    return text.append('"').toString();
  }
}
