package io.jobsentry.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;

/** The times and spans of cells, in milliseconds. */
final class Times {
  /** Where a cell holds none. */
  static final long NONE = Long.MIN_VALUE;

  /** {@code 2026-05-01T12:00:00}, before any fraction and {@code Z}. */
  private static final int SECONDS = 19;

  private static final int LONGEST_SPAN = 15;

  private Times() {}

  static long millis(Reading cells, int cell) {
    if (cell < 0 || cell >= cells.count()) {
      return NONE;
    }
    byte[] bytes = cells.bytes();
    int from = cells.from(cell);
    int to = cells.to(cell);
    if (to - from > SECONDS && bytes[to - 1] == 'Z') {
      long quick = utc(bytes, from, to - 1);
      if (quick != NONE) {
        return quick;
      }
    }
    return slowly(cells.text(cell));
  }

  private static long utc(byte[] bytes, int from, int to) {
    int year = number(bytes, from, 4);
    int month = number(bytes, from + 5, 2);
    int day = number(bytes, from + 8, 2);
    int hour = number(bytes, from + 11, 2);
    int minute = number(bytes, from + 14, 2);
    int second = number(bytes, from + 17, 2);
    boolean shaped =
        bytes[from + 4] == '-'
            && bytes[from + 7] == '-'
            && bytes[from + 10] == 'T'
            && bytes[from + 13] == ':'
            && bytes[from + 16] == ':'
            && (to == from + SECONDS || bytes[from + SECONDS] == '.');
    if (!shaped
        || year < 0
        || month < 1
        || month > 12
        || day < 1
        || day > Month.of(month).length(Year.isLeap(year))
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || second < 0
        || second > 59) {
      return NONE;
    }
    int millis = 0;
    int scale = 100;
    for (int i = from + SECONDS + 1; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      millis += digit * scale;
      scale /= 10;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000L + millis;
  }

  private static int number(byte[] bytes, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Whatever else people and programs write; without a zone it is UTC. */
  private static long slowly(String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      return OffsetDateTime.parse(iso).toInstant().toEpochMilli();
    } catch (DateTimeException _) {
      try {
        Instant utc = LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        return utc.toEpochMilli();
      } catch (DateTimeException _) {
        return NONE;
      }
    }
  }

  /** Seconds with or without a fraction. */
  static long span(Reading cells, int cell) {
    if (cell < 0 || cell >= cells.count()) {
      return NONE;
    }
    byte[] bytes = cells.bytes();
    int to = cells.to(cell);
    long whole = 0;
    int i = cells.from(cell);
    if (i == to || to - i > LONGEST_SPAN) {
      return NONE;
    }
    for (; i < to && bytes[i] != '.'; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      whole = whole * 10 + digit;
    }
    long millis = 0;
    int scale = 100;
    for (i++; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      millis += (long) digit * scale;
      scale /= 10;
    }
    return whole * 1000 + millis;
  }
}
