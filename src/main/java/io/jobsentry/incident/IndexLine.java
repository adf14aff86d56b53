package io.jobsentry.incident;

import io.jobsentry.fingerprint.Fingerprint;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads a line of the index that looks as they are written, member by member, without building what
 * stands for JSON in general: of a hundred thousand lines that is what takes long. Whoever gets
 * nothing from it reads the line as JSON.
 */
final class IndexLine {
  /** {@code 2026-01-31T09:30:00}, with or without a fraction, and a {@code Z}. */
  private static final int SECONDS = 19;

  private static final int NANOS = 9;

  private final String line;
  private int at;

  private IndexLine(String line) {
    this.line = line;
  }

  /** Empty where it is written in any other way. */
  static Optional<IncidentIndex.Row> read(String line) {
    var it = new IndexLine(line);
    String id = it.text("{\"id\":\"");
    String opened = it.text(",\"opened\":\"");
    int incarnation = it.number(",\"incarnation\":");
    String detector = it.text(",\"detector\":\"");
    String cause = it.text(",\"cause\":\"");
    String place = it.text(",\"place\":\"");
    String fingerprint = it.text(",\"fingerprint\":\"");
    Optional<Instant> when = instant(opened);
    Optional<Fingerprint> group = Fingerprint.parse(fingerprint);
    if (!it.ended() || when.isEmpty() || group.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new IncidentIndex.Row(id, when.get(), incarnation, detector, cause, place, group));
  }

  private boolean ended() {
    return at >= 0 && at == line.length() - 1 && line.charAt(at) == '}';
  }

  /** What stands behind a name, up to the quote at its end; what is escaped is not for us. */
  private String text(String name) {
    int start = at + name.length();
    int end = at < 0 || !line.startsWith(name, at) ? -1 : line.indexOf('"', start);
    if (end < 0) {
      at = -1;
      return "";
    }
    String text = line.substring(start, end);
    at = text.indexOf('\\') < 0 ? end + 1 : -1;
    return text;
  }

  private int number(String name) {
    if (at < 0 || !line.startsWith(name, at)) {
      at = -1;
      return 0;
    }
    int start = at + name.length();
    int number = 0;
    at = start;
    while (at < line.length() && at < start + NANOS && isDigit(line.charAt(at))) {
      number = 10 * number + line.charAt(at) - '0';
      at++;
    }
    // A zero before others is no number.
    at = at == start || (line.charAt(start) == '0' && at > start + 1) ? -1 : at;
    return number;
  }

  /** As {@link Instant#toString} writes it, within the years that have four digits. */
  static Optional<Instant> instant(String text) {
    if (text.length() <= SECONDS
        || text.charAt(text.length() - 1) != 'Z'
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return Optional.empty();
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, SECONDS);
    int nanos = nanos(text);
    if (Math.min(year, Math.min(month, day)) < 0
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59
        || nanos < 0) {
      return Optional.empty();
    }
    try {
      long days = LocalDate.of(year, month, day).toEpochDay();
      return Optional.of(
          Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, nanos));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static int nanos(String text) {
    int end = text.length() - 1;
    if (end == SECONDS) {
      return 0;
    }
    if (text.charAt(SECONDS) != '.' || end == SECONDS + 1 || end > SECONDS + 1 + NANOS) {
      return -1;
    }
    int nanos = digits(text, SECONDS + 1, end);
    for (int i = end; nanos >= 0 && i < SECONDS + 1 + NANOS; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** Less than 0 where there are others. */
  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
