package io.jobsentry.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the stamps whose ends {@link Stamp} finds. */
final class StampText {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int NANOS = 9;

  private final String text;
  private int place;

  private StampText(String text) {
    this.text = text;
  }

  /** A stamp, in brackets or not; empty when it is none, or names no time that there is. */
  static Optional<Stamped> read(String stamp) {
    try {
      return new StampText(stamp).read();
    } catch (DateTimeException _) {
      // The 99th of a month is no stamp.
      return Optional.empty();
    }
  }

  /** {@code [21/Nov/2026:15:00:01 +0000]}, as web servers write it into a line. */
  static Optional<Stamped> ofRequest(String line) {
    int open = line.indexOf('[');
    boolean request =
        open >= 0
            && Stamp.number(line, open + 1) == open + 3
            && Stamp.is(line, open + 3, '/')
            && Stamp.is(line, open + 7, '/')
            && Stamp.is(line, open + 12, ':');
    return request ? read(line.substring(open + 1)) : Optional.empty();
  }

  private Optional<Stamped> read() {
    while (place < text.length() && " [(".indexOf(text.charAt(place)) >= 0) {
      place++;
    }
    char first = Stamp.at(text, place);
    if (first >= 'A' && first <= 'Z') {
      return Stamp.number(text, place + 1) == place + 5 ? glog() : named();
    }
    int digits = Stamp.number(text, place) - place;
    char after = Stamp.at(text, place + digits);
    if (digits == 4 && (after == '-' || after == '/' || after == '.')) {
      return dated();
    }
    if (digits == 2 && after == ':') {
      return Optional.of(new Stamped.AtTime(time()));
    }
    if (digits == 2 && after == '/') {
      return request();
    }
    return digits >= 10 ? epoch(digits) : Optional.empty();
  }

  private Optional<Stamped> dated() {
    int year = whole(4);
    place++;
    int month = whole(2);
    place++;
    int day = whole(2);
    place++;
    return at(LocalDate.of(year, month, day), time());
  }

  private Optional<Stamped> request() {
    int day = whole(2);
    place++;
    int month = month();
    place++;
    int year = whole(4);
    place++;
    return at(LocalDate.of(year, month, day), time());
  }

  private Optional<Stamped> glog() {
    place++;
    int month = whole(2);
    int day = whole(2);
    place++;
    return Optional.of(new Stamped.OnDay(MonthDay.of(month, day), time()));
  }

  /** {@code Nov 21 15:00:01}, or with a day of the week before and a year after it. */
  private Optional<Stamped> named() {
    if (MONTHS.indexOf(text.substring(place, Math.min(text.length(), place + 3))) % 3 != 0) {
      place = Stamp.spaces(text, place + (Stamp.is(text, place + 3, ',') ? 4 : 3));
    }
    int month = month();
    place = Stamp.spaces(text, place);
    int day = whole(Stamp.number(text, place) - place);
    place++;
    LocalTime time = time();
    if (Stamp.is(text, place, ' ') && Stamp.number(text, place + 1) == place + 5) {
      place++;
      return at(LocalDate.of(whole(4), month, day), time);
    }
    return Optional.of(new Stamped.OnDay(MonthDay.of(month, day), time));
  }

  private int month() {
    int found = MONTHS.indexOf(text.substring(place, Math.min(text.length(), place + 3)));
    place += 3;
    return found < 0 ? 0 : found / 3 + 1;
  }

  private Optional<Stamped> epoch(int digits) {
    long value = Long.parseLong(text.substring(place, place + Math.min(digits, 18)));
    place += digits;
    int unit =
        switch (digits) {
          case 10 -> 0;
          case 13 -> 3;
          case 16 -> 6;
          case 19 -> 8;
          default -> throw new DateTimeException("no epoch has " + digits + " digits");
        };
    long scale = (long) Math.pow(10, unit);
    long nanos = Math.floorMod(value, scale) * (1_000_000_000L / scale) + fraction();
    return Optional.of(
        new Stamped.At(Instant.ofEpochSecond(Math.floorDiv(value, scale)).plusNanos(nanos)));
  }

  private LocalTime time() {
    int hour = whole(2);
    place++;
    int minute = whole(2);
    place++;
    // A leap second is as good as the one before it.
    int second = Math.min(59, whole(2));
    return LocalTime.of(hour, minute, second).plusNanos(fraction());
  }

  private long fraction() {
    if (!Stamp.is(text, place, '.') && !Stamp.is(text, place, ',')) {
      return 0;
    }
    int from = place + 1;
    place = Stamp.number(text, from);
    String digits = text.substring(from, Math.min(place, from + NANOS));
    return digits.isEmpty() ? 0 : Long.parseLong(digits + "0".repeat(NANOS - digits.length()));
  }

  private Optional<Stamped> at(LocalDate day, LocalTime time) {
    return Optional.of(new Stamped.At(day.atTime(time).toInstant(zone())));
  }

  private ZoneOffset zone() {
    int from = Stamp.spaces(text, place);
    char sign = Stamp.at(text, from);
    if ((sign != '+' && sign != '-') || Stamp.number(text, from + 1) < from + 3) {
      return ZoneOffset.UTC;
    }
    place = from + 1;
    int hours = whole(2);
    place += Stamp.is(text, place, ':') ? 1 : 0;
    int minutes = Stamp.number(text, place) >= place + 2 ? whole(2) : 0;
    int factor = sign == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(factor * hours, factor * minutes);
  }

  private int whole(int digits) {
    int end = Math.min(text.length(), place + digits);
    if (digits < 1 || digits > NANOS || Stamp.number(text, place) < end || end == place) {
      throw new DateTimeException("no number of " + digits + " digits");
    }
    int value = Integer.parseInt(text.substring(place, end));
    place = end;
    return value;
  }
}
