package io.jobsentry.replay;

import io.jobsentry.source.Level;
import io.jobsentry.source.Peeled;
import io.jobsentry.source.Peeling;
import io.jobsentry.source.Source;
import io.jobsentry.source.Stamped;
import io.jobsentry.source.Structured;
import io.jobsentry.text.Ansi;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a line says of itself, before anybody looks for anything in it.
 *
 * @param plain the line without escape sequences
 * @param source whom it comes from
 * @param at when it was written
 * @param text what is left without all that
 */
public record LineReading(
    String plain,
    Optional<String> source,
    Optional<Instant> at,
    Optional<String> level,
    String text) {

  /**
   * @param now what a stamp without a day or a year is near to
   */
  public static LineReading of(String line, Instant now) {
    String plain =
        new String(Ansi.strip(line.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    Peeled peeled = Peeling.peel(plain);
    Optional<Structured> record = Structured.read(peeled.text());
    Source source =
        record.map(it -> peeled.source().within(it.source().name())).orElse(peeled.source());
    return new LineReading(
        plain,
        source.equals(Source.NONE) ? Optional.empty() : Optional.of(source.name()),
        Stamped.in(plain).map(it -> it.near(now)),
        record
            .flatMap(Structured::level)
            .or(peeled::level)
            .map(Level::name)
            .map(name -> name.toLowerCase(Locale.ROOT)),
        record.flatMap(it -> it.texts().stream().findFirst()).orElse(peeled.text()));
  }
}
