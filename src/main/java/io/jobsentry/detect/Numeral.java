package io.jobsentry.detect;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as programs print them. */
public final class Numeral {
  private static final int LONGEST = 64;

  private Numeral() {}

  /** A finite number; it may have a unit, or the number that it is out of, behind it. */
  public static OptionalDouble read(String text) {
    OptionalDouble value = readAny(text);
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? value
        : OptionalDouble.empty();
  }

  /** A number, NaN or an infinity. */
  static OptionalDouble readAny(String text) {
    String bare = text.strip();
    if (bare.isEmpty() || bare.length() > LONGEST) {
      return OptionalDouble.empty();
    }
    switch (bare.toLowerCase(Locale.ROOT)) {
      case "nan", "-nan", "+nan", "nan(ind)", "-nan(ind)" -> {
        return OptionalDouble.of(Double.NaN);
      }
      case "inf", "+inf", "infinity", "+infinity" -> {
        return OptionalDouble.of(Double.POSITIVE_INFINITY);
      }
      case "-inf", "-infinity" -> {
        return OptionalDouble.of(Double.NEGATIVE_INFINITY);
      }
      default -> {}
    }
    int end = digits(bare);
    String rest = bare.substring(end);
    if (!rest.isEmpty() && rest.charAt(0) != '/' && !isUnit(rest)) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(
          Double.parseDouble(bare.substring(0, end).replace("_", "").replace(",", "")));
    } catch (NumberFormatException _) {
      // It only begins like a number.
      return OptionalDouble.empty();
    }
  }

  /** How far the text is a number. */
  private static int digits(String text) {
    int end = 0;
    while (end < text.length() && "+-.,_0123456789".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (end > 0 && end < text.length() && (text.charAt(end) | 0x20) == 'e') {
      int exponent = end + 1;
      if (exponent < text.length() && "+-".indexOf(text.charAt(exponent)) >= 0) {
        exponent++;
      }
      int last = exponent;
      while (last < text.length() && Character.isDigit(text.charAt(last))) {
        last++;
      }
      end = last > exponent ? last : end;
    }
    return end;
  }

  /** As in {@code 12.5it/s} or {@code 3%}. */
  private static boolean isUnit(String rest) {
    return (Character.isLetter(rest.charAt(0)) || rest.charAt(0) == '%')
        && rest.chars().noneMatch(Character::isDigit);
  }
}
