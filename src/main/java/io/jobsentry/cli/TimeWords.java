package io.jobsentry.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for a point in time: how long ago ({@code 10m}), or when (RFC 3339). */
final class TimeWords {
  private static final Pattern PART = Pattern.compile("(\\d{1,9})([smhd])");

  private TimeWords() {}

  static Optional<Instant> parse(String words, Instant now) {
    try {
      return Optional.of(OffsetDateTime.parse(words).toInstant());
    } catch (DateTimeException _) {
      return span(words).map(now::minus);
    }
  }

  /** A span in its largest unit, such as {@code 3h}. */
  static String age(Duration span) {
    if (span.toMinutes() < 1) {
      return Math.max(0, span.toSeconds()) + "s";
    }
    if (span.toHours() < 1) {
      return span.toMinutes() + "m";
    }
    return span.toDays() < 1 ? span.toHours() + "h" : span.toDays() + "d";
  }

  /** {@code 90s}, {@code 1d12h}. */
  static Optional<Duration> span(String words) {
    Matcher part = PART.matcher(words);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      long count = Long.parseLong(part.group(1));
      sum =
          sum.plus(
              switch (part.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
              });
      end = part.end();
    }
    return end == 0 || end < words.length() ? Optional.empty() : Optional.of(sum);
  }
}
