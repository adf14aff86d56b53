package io.jobsentry.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them: {@code 512}, {@code 64MB}, {@code 1.5 GiB}. */
final class Size {
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,18}(?:\\.\\d{1,6})?)\\s?([kmgt]?i?b?)");
  private static final Map<Character, Integer> POWER = Map.of('k', 1, 'm', 2, 'g', 3, 't', 4);

  private Size() {}

  /** The bytes; nothing when the text is no size, or too large to count. */
  static OptionalLong parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches() || matcher.group(2).equals("i") || matcher.group(2).equals("ib")) {
      return OptionalLong.empty();
    }
    String unit = matcher.group(2);
    int power = unit.isEmpty() ? 0 : POWER.getOrDefault(unit.charAt(0), 0);
    long step = unit.contains("i") ? 1024 : 1000;
    BigDecimal bytes =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(step).pow(power));
    if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(bytes.longValue());
  }
}
