package io.jobsentry.source;

/**
 * Points in time as loggers write them. Each function tells where one ends that starts at a place
 * of a line, or -1 if none does.
 */
final class Stamp {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final String DAYS = "MonTueWedThuFriSatSun";

  private Stamp() {}

  /** A stamp of any kind, in brackets or not. */
  static int end(String line, int from) {
    if (from >= line.length()) {
      return -1;
    }
    char first = line.charAt(from);
    if (first == '[' || first == '(') {
      int inside = bare(line, spaces(line, from + 1));
      char close = first == '[' ? ']' : ')';
      return inside > 0 && is(line, inside, close) ? inside + 1 : -1;
    }
    return bare(line, from);
  }

  private static int bare(String line, int from) {
    if (from >= line.length()) {
      return -1;
    }
    char first = line.charAt(from);
    if (first >= '0' && first <= '9') {
      int end = date(line, from);
      if (end < 0) {
        end = time(line, from);
      }
      return end < 0 ? epoch(line, from) : end;
    }
    return first >= 'A' && first <= 'Z' ? named(line, from) : -1;
  }

  /** {@code 2026-11-21T15:00:01.123Z} and its kin. */
  private static int date(String line, int from) {
    if (!digits(line, from, 4)) {
      return -1;
    }
    char separator = at(line, from + 4);
    if ((separator != '-' && separator != '/' && separator != '.')
        || !digits(line, from + 5, 2)
        || at(line, from + 7) != separator
        || !digits(line, from + 8, 2)) {
      return -1;
    }
    char between = at(line, from + 10);
    return between == 'T' || between == ' ' || between == '_' || between == ':'
        ? time(line, from + 11)
        : -1;
  }

  /** {@code 15:00:01}, with a fraction and a zone if there are. */
  private static int time(String line, int from) {
    if (!digits(line, from, 2)
        || at(line, from + 2) != ':'
        || !digits(line, from + 3, 2)
        || at(line, from + 5) != ':'
        || !digits(line, from + 6, 2)) {
      return -1;
    }
    int end = from + 8;
    if ((at(line, end) == '.' || at(line, end) == ',') && digits(line, end + 1, 1)) {
      end = number(line, end + 1);
    }
    return zone(line, end);
  }

  private static int zone(String line, int from) {
    if (at(line, from) == 'Z') {
      return from + 1;
    }
    int sign = at(line, from) == ' ' ? from + 1 : from;
    if ((at(line, sign) == '+' || at(line, sign) == '-') && digits(line, sign + 1, 2)) {
      int minutes = at(line, sign + 3) == ':' ? sign + 4 : sign + 3;
      return digits(line, minutes, 2) ? minutes + 2 : from;
    }
    return line.startsWith(" UTC", from) ? from + 4 : from;
  }

  /** Seconds since 1970, or a smaller unit, from the year 2001 to 2286. */
  private static int epoch(String line, int from) {
    int end = number(line, from);
    int length = end - from;
    if (line.charAt(from) != '1' || (length != 10 && length != 13 && length != 16)) {
      return -1;
    }
    if (end == line.length()) {
      // Any number may be all that a line says.
      return -1;
    }
    return at(line, end) == '.' && digits(line, end + 1, 1) ? number(line, end + 1) : end;
  }

  /** {@code Nov 21 15:00:01}, or with a day before and a year after it. */
  private static int named(String line, int from) {
    int month = from;
    if (word(line, from, DAYS)) {
      month = at(line, from + 3) == ',' ? from + 5 : from + 4;
    }
    if (!word(line, month, MONTHS) || at(line, month + 3) != ' ') {
      return -1;
    }
    int day = spaces(line, month + 4);
    int afterDay = number(line, day);
    if (afterDay == day || afterDay > day + 2 || at(line, afterDay) != ' ') {
      return -1;
    }
    int end = time(line, afterDay + 1);
    if (end > 0 && month > from && at(line, end) == ' ' && digits(line, end + 1, 4)) {
      return end + 5;
    }
    return end;
  }

  /** {@code E1121 15:00:01.123456 4711 loop.cc:12] }, as glog and its heirs write it. */
  static int glog(String line, int from) {
    int letter = at(line, from) == '[' ? from + 1 : from;
    if ("IWEFDV".indexOf(at(line, letter)) < 0
        || !digits(line, letter + 1, 4)
        || at(line, letter + 5) != ' ') {
      return -1;
    }
    int time = time(line, letter + 6);
    if (time < 0) {
      return -1;
    }
    int close = line.indexOf("] ", time);
    return close > 0 && close - time < 160 ? close + 1 : -1;
  }

  /** {@code Nov 21 15:00:01}: only after this one a program's name needs no number. */
  static boolean isSyslog(String line, int from) {
    return word(line, from, MONTHS);
  }

  private static boolean word(String line, int from, String words) {
    if (from + 3 > line.length()) {
      return false;
    }
    int found = words.indexOf(line.substring(from, from + 3));
    return found >= 0 && found % 3 == 0;
  }

  static int spaces(String line, int from) {
    int i = from;
    while (at(line, i) == ' ') {
      i++;
    }
    return i;
  }

  static int number(String line, int from) {
    int i = from;
    while (isDigit(at(line, i))) {
      i++;
    }
    return i;
  }

  private static boolean digits(String line, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!isDigit(at(line, i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean is(String line, int index, char c) {
    return at(line, index) == c;
  }

  /** The character at a place, or NUL beyond the end. */
  static char at(String line, int index) {
    return index >= 0 && index < line.length() ? line.charAt(index) : 0;
  }
}
