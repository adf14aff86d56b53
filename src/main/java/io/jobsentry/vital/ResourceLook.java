package io.jobsentry.vital;

import io.jobsentry.model.Moment;
import io.jobsentry.text.SpanWords;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges one resource: how much is taken, and where that leads. */
final class ResourceLook implements Look {
  /** A trend towards the end is over when that is this much farther away than what is told. */
  private static final double FARTHER = 1.5;

  private final ResourceWanted wanted;
  private final Gauge gauge;
  private final Trend trend = new Trend();
  private final Episode beyond;
  private final Episode leading;

  ResourceLook(ResourceWanted wanted, Gauge gauge) {
    this.wanted = wanted;
    this.gauge = gauge;
    beyond = new Episode(wanted.hold(), wanted.cooldown());
    leading = new Episode(wanted.hold(), wanted.cooldown());
  }

  @Override
  public Optional<Finding> at(Moment now) throws IOException {
    Reading reading = gauge.read();
    trend.add(now.uptime(), reading.used());
    Optional<Duration> left =
        reading.full().isPresent() ? trend.until(reading.full().getAsDouble()) : Optional.empty();
    Episode.Change level =
        wanted.bound().map(bound -> level(bound, reading, now)).orElse(Episode.Change.NONE);
    Episode.Change course =
        wanted.fullWithin().map(within -> course(within, left, now)).orElse(Episode.Change.NONE);
    if (level == Episode.Change.BEGAN || course == Episode.Change.BEGAN) {
      return Optional.of(new Finding.Alarm(words(reading, level, left)));
    }
    return level == Episode.Change.ENDED || course == Episode.Change.ENDED
        ? Optional.of(new Finding.Relief(wanted.resource().words(reading)))
        : Optional.empty();
  }

  private Episode.Change level(Bound bound, Reading reading, Moment now) {
    OptionalDouble ceiling = bound.ceiling(reading.full());
    OptionalDouble relief = bound.relief(reading.full());
    return ceiling.isEmpty() || relief.isEmpty()
        ? Episode.Change.NONE
        : beyond.see(
            now.uptime(),
            reading.used() > ceiling.getAsDouble(),
            reading.used() <= relief.getAsDouble());
  }

  private Episode.Change course(Duration within, Optional<Duration> left, Moment now) {
    boolean wrong = left.filter(it -> it.compareTo(within) <= 0).isPresent();
    boolean right = left.filter(it -> it.toMillis() <= within.toMillis() * FARTHER).isEmpty();
    return leading.see(now.uptime(), wrong, right);
  }

  private String words(Reading reading, Episode.Change level, Optional<Duration> left) {
    Resource resource = wanted.resource();
    String text = resource.words(reading);
    if (level == Episode.Change.BEGAN) {
      text += ", " + resource.words(wanted.bound().orElseThrow());
      text += wanted.hold().isZero() ? "" : " for " + SpanWords.of(wanted.hold());
    }
    return text + left.map(it -> ", " + resource.end() + " in " + about(it)).orElse("");
  }

  /** As exact as a forecast can be. */
  private static String about(Duration span) {
    if (span.toMinutes() < 2) {
      return SpanWords.of(Duration.ofSeconds(span.toSeconds()));
    }
    return SpanWords.of(
        span.toHours() < 24
            ? Duration.ofMinutes(span.toMinutes())
            : Duration.ofHours(span.toHours()));
  }
}
