package io.jobsentry.fingerprint;

import static io.jobsentry.fingerprint.Ids.isDigit;

import java.util.Locale;
import java.util.Set;

/** Numbers, with what may be a part of them. */
final class Numbers {
  private static final Set<String> UNITS =
      Set.of(
          "b",
          "kb",
          "mb",
          "gb",
          "tb",
          "pb",
          "kib",
          "mib",
          "gib",
          "tib",
          "byte",
          "bytes",
          "bit",
          "bits",
          "k",
          "m",
          "g",
          "t",
          "ns",
          "us",
          "µs",
          "μs",
          "ms",
          "s",
          "sec",
          "secs",
          "second",
          "seconds",
          "min",
          "mins",
          "minute",
          "minutes",
          "h",
          "hr",
          "hrs",
          "hour",
          "hours",
          "d",
          "day",
          "days",
          "millis",
          "milliseconds",
          "hz",
          "khz",
          "mhz",
          "ghz",
          "w",
          "kw",
          "c",
          "%");

  private Numbers() {}

  /**
   * Where a number ends, or -1 if what starts with a digit is a word.
   *
   * @param from a digit
   */
  static int end(String text, int from) {
    int run = from;
    while (run < text.length() && Name.isPart(text.charAt(run)) && text.charAt(run) != '$') {
      run++;
    }
    if (text.charAt(from) == '0' && run > from + 2 && "xX".indexOf(text.charAt(from + 1)) >= 0) {
      return Ids.isHex(text, from + 2, run) ? run : -1;
    }
    String word = text.substring(from, run);
    if (Ids.allDigits(word)) {
      return fraction(text, run);
    }
    if (Ids.isHash(word)) {
      return -1;
    }
    return isMeasure(word.toLowerCase(Locale.ROOT)) ? fraction(text, run) : -1;
  }

  /**
   * {@code 3ms}, {@code 12GiB}, {@code 1m30s}, {@code 32x10}, {@code 2nd}, {@code 1e}, {@code
   * 1_000}.
   */
  private static boolean isMeasure(String word) {
    int i = 0;
    while (i < word.length()) {
      int digits = i;
      while (digits < word.length() && isDigit(word.charAt(digits))) {
        digits++;
      }
      int letters = digits;
      while (letters < word.length() && !isDigit(word.charAt(letters))) {
        letters++;
      }
      String unit = word.substring(digits, letters);
      boolean last = letters == word.length();
      boolean known =
          unit.isEmpty()
              || UNITS.contains(unit)
              || unit.equals("x")
              || unit.equals("e")
              || unit.equals("_")
              || (last && i == 0 && unit.length() <= 3 && unit.indexOf('_') < 0);
      if (!known || digits == i) {
        return false;
      }
      i = letters;
    }
    return true;
  }

  /**
   * Behind what may follow the first digits: {@code .5}, {@code ,000}, {@code e-05}, {@code .1.2}.
   */
  private static int fraction(String text, int from) {
    int i = from;
    while (i + 1 < text.length()) {
      char c = text.charAt(i);
      char next = text.charAt(i + 1);
      boolean sign =
          (c == '-' || c == '+') && isDigit(next) && "eE".indexOf(text.charAt(i - 1)) >= 0;
      if (!sign && (!isDigit(next) || (c != '.' && c != ','))) {
        break;
      }
      i++;
      while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
        i++;
      }
    }
    return i;
  }

  /** Behind the unit after a number. */
  static int unit(String text, int from) {
    int start = from < text.length() && text.charAt(from) == ' ' ? from + 1 : from;
    if (start < text.length() && text.charAt(start) == '%') {
      return start + 1;
    }
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    boolean whole = end == text.length() || !Name.isPart(text.charAt(end));
    String word = text.substring(start, end).toLowerCase(Locale.ROOT);
    return end > start && whole && UNITS.contains(word) ? end : from;
  }
}
