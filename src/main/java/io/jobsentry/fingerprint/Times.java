package io.jobsentry.fingerprint;

import static io.jobsentry.fingerprint.Ids.isDigit;

import java.util.List;

/** Dates and times of day in a text. */
final class Times {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private Times() {}

  /** Where the time ends that starts at a place, or -1. */
  static int end(String text, int from) {
    int date = date(text, from);
    if (date > 0) {
      int next =
          at(text, date) == 'T' || at(text, date) == ' ' || at(text, date) == '_' ? date + 1 : date;
      int clock = clock(text, next);
      if (clock > 0) {
        return zone(text, clock);
      }
      return isWord(at(text, date)) ? compact(text, date) : date;
    }
    int clock = clock(text, from);
    return clock > 0 ? zone(text, clock) : worded(text, from);
  }

  /** {@code 2026-11-21}, {@code 2026/11/21}, {@code 20261121T}. */
  private static int date(String text, int from) {
    if (at(text, from) != '1' && at(text, from) != '2') {
      return -1;
    }
    char mark = at(text, from + 4);
    if (mark == '-' || mark == '/' || mark == '.') {
      boolean whole =
          digits(text, from, 4)
              && digits(text, from + 5, 2)
              && at(text, from + 7) == mark
              && digits(text, from + 8, 2);
      return whole && !isDigit(at(text, from + 10)) ? from + 10 : -1;
    }
    return digits(text, from, 8)
            && "T_-".indexOf(at(text, from + 8)) >= 0
            && digits(text, from + 9, 6)
        ? from + 8
        : -1;
  }

  /** The time after {@code 20261121}. */
  private static int compact(String text, int from) {
    if (!digits(text, from + 1, 6)) {
      return -1;
    }
    return zone(text, fraction(text, from + 7));
  }

  /** {@code 15:00:01.123}. */
  private static int clock(String text, int from) {
    int hours = digits(text, from, 2) ? from + 2 : digits(text, from, 1) ? from + 1 : -1;
    if (hours < 0 || at(text, hours) != ':' || !digits(text, hours + 1, 2)) {
      return -1;
    }
    int seconds = hours + 3;
    if (at(text, seconds) != ':' || !digits(text, seconds + 1, 2) || at(text, seconds + 3) == ':') {
      return -1;
    }
    return fraction(text, seconds + 3);
  }

  private static int fraction(String text, int from) {
    int i = from;
    if ((at(text, i) == '.' || at(text, i) == ',') && isDigit(at(text, i + 1))) {
      i++;
      while (isDigit(at(text, i))) {
        i++;
      }
    }
    return i;
  }

  private static int zone(String text, int from) {
    if (at(text, from) == 'Z') {
      return from + 1;
    }
    int sign = at(text, from) == ' ' ? from + 1 : from;
    if ((at(text, sign) == '+' || at(text, sign) == '-') && digits(text, sign + 1, 2)) {
      int minutes = at(text, sign + 3) == ':' ? sign + 4 : sign + 3;
      return digits(text, minutes, 2) ? minutes + 2 : sign + 3;
    }
    for (String zone : List.of("UTC", "GMT", "CET")) {
      if (text.startsWith(zone, sign)) {
        return sign + 3;
      }
    }
    return from;
  }

  /**
   * {@code Sat Nov 21 15:00:01 2026}, {@code Sat, 21 Nov 2026 15:00:01 GMT}, {@code Nov 21
   * 15:00:01}.
   */
  private static int worded(String text, int from) {
    int i = from;
    boolean day = DAYS.stream().anyMatch(name -> text.startsWith(name, from));
    if (day) {
      i += at(text, i + 3) == ',' ? 4 : 3;
    }
    boolean month = false;
    int end = -1;
    for (int word = 0; word < 5; word++) {
      int start = day || word > 0 ? blanks(text, i) : i;
      if (start == i && (day || word > 0)) {
        break;
      }
      String here =
          text.substring(Math.min(start, text.length()), Math.min(start + 3, text.length()));
      int clock = clock(text, start);
      if (clock > 0 && month) {
        end = zone(text, clock);
        i = end;
      } else if (MONTHS.contains(here) && !isWord(at(text, start + 3))) {
        month = true;
        i = start + 3;
      } else if (isDigit(at(text, start)) && (month || day)) {
        i = start;
        while (isDigit(at(text, i))) {
          i++;
        }
        end = end > 0 && i - start == 4 ? i : end;
      } else {
        break;
      }
    }
    return end;
  }

  private static int blanks(String text, int from) {
    int i = from;
    while (at(text, i) == ' ') {
      i++;
    }
    return i;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean digits(String text, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!isDigit(at(text, i))) {
        return false;
      }
    }
    return true;
  }

  private static char at(String text, int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : 0;
  }
}
