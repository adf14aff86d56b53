package io.jobsentry.text;

import java.time.Duration;
import java.util.Locale;

/** Spans of time as people say them. */
public final class SpanWords {
  private SpanWords() {}

  /** Two units at most. */
  public static String of(Duration span) {
    if (span.compareTo(Duration.ofSeconds(10)) < 0) {
      String seconds = String.format(Locale.ROOT, "%.1f", span.toMillis() / 1000.0);
      return (seconds.endsWith(".0") ? seconds.substring(0, seconds.length() - 2) : seconds) + " s";
    }
    if (span.toMinutes() < 1) {
      return span.toSeconds() + " s";
    }
    if (span.toHours() < 1) {
      return span.toMinutes() + " min" + rest(span.toSecondsPart(), " s");
    }
    if (span.toDays() < 1) {
      return span.toHours() + " h" + rest(span.toMinutesPart(), " min");
    }
    return span.toDays() + " d" + rest(span.toHoursPart(), " h");
  }

  private static String rest(int value, String unit) {
    return value == 0 ? "" : " " + value + unit;
  }
}
