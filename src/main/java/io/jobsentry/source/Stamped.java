package io.jobsentry.source;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** When a line says that it was written, as far as it says so. */
public sealed interface Stamped {

  /** A point in time. Where no zone is told it is taken for UTC's. */
  record At(Instant instant) implements Stamped {}

  /** A day of some year. */
  record OnDay(MonthDay day, LocalTime time) implements Stamped {}

  /** A time of some day. */
  record AtTime(LocalTime time) implements Stamped {}

  /** The point in time that is meant: of all that it can be, the nearest to another. */
  default Instant near(Instant about) {
    return switch (this) {
      case At(var instant) -> instant;
      case OnDay(var day, var time) -> {
        Year year = Year.from(about.atZone(ZoneOffset.UTC));
        yield nearest(
            about,
            Stream.of(year.minusYears(1), year, year.plusYears(1))
                .filter(it -> it.isValidMonthDay(day))
                .map(it -> day.atYear(it.getValue()).atTime(time).toInstant(ZoneOffset.UTC)));
      }
      case AtTime(var time) -> {
        var day = about.atZone(ZoneOffset.UTC).toLocalDate();
        yield nearest(
            about,
            Stream.of(day.minusDays(1), day, day.plusDays(1))
                .map(it -> it.atTime(time).toInstant(ZoneOffset.UTC)));
      }
    };
  }

  private static Instant nearest(Instant about, Stream<Instant> possible) {
    return possible
        .min((one, other) -> distance(about, one).compareTo(distance(about, other)))
        .orElse(about);
  }

  private static Duration distance(Instant one, Instant other) {
    return Duration.between(one, other).abs();
  }

  /**
   * What a line says of when it was written: by a stamp among what stands before its text, or by a
   * field of a record.
   *
   * @param line without escape sequences
   */
  static Optional<Stamped> in(String line) {
    Optional<String> before = Peeling.stampOf(line);
    if (before.isPresent()) {
      return StampText.read(before.get());
    }
    return Structured.stampOf(line).or(() -> StampText.ofRequest(line));
  }
}
