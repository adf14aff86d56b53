package io.jobsentry.incident;

import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import io.jobsentry.model.Incarnation;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An incident that was one more of a failure whose folder was there: what stands in a line about
 * it.
 *
 * @param offset of the cause in the output of its incarnation, if anything in it is the cause
 * @param ended how the job ended, if it did
 * @param verdict what is best done, in words
 * @param number of the occurrence; the one that has the folder is the first
 */
public record Occurrence(
    String id,
    Instant at,
    int run,
    Incarnation incarnation,
    String detector,
    String cause,
    String place,
    OptionalLong offset,
    Optional<String> ended,
    Optional<String> verdict,
    long number) {

  static Occurrence of(Dossier about, long number) {
    Dossier.Subject subject = about.subject();
    return new Occurrence(
        subject.id(),
        subject.opened(),
        subject.run(),
        subject.incarnation(),
        subject.detector(),
        subject.cause(),
        about.stack().flatMap(Stack::place).orElse(""),
        about.excerpt().lines().stream()
            .filter(LogExcerpt.Line::cause)
            .mapToLong(LogExcerpt.Line::offset)
            .findFirst(),
        about.course().ended(),
        about.course().verdict(),
        number);
  }

  /** As far as the index knows it. */
  public static Occurrence of(IncidentIndex.Row row) {
    return new Occurrence(
        row.id(),
        row.opened(),
        0,
        new Incarnation(Math.max(1, row.incarnation())),
        row.detector(),
        row.cause(),
        row.place(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        row.number());
  }

  Occurrence learnt(Optional<String> howEnded, Optional<String> judged) {
    return new Occurrence(
        id,
        at,
        run,
        incarnation,
        detector,
        cause,
        place,
        offset,
        howEnded.or(() -> ended),
        judged.or(() -> verdict),
        number);
  }

  /**
   * @param times how many occurrences the row stands for
   */
  public IncidentIndex.Row row(String of, Optional<Fingerprint> fingerprint, long times) {
    return new IncidentIndex.Row(id, at, incarnation.number(), detector, cause, place, fingerprint)
        .repeating(of, number, times);
  }

  public Json.Obj json() {
    var json =
        Json.object()
            .put("id", id)
            .put("number", number)
            .put("at", at)
            .put("run", run)
            .put("incarnation", incarnation.number())
            .put("detector", detector)
            .put("cause", cause)
            .put("place", place);
    offset.ifPresent(it -> json.put("offset", it));
    return json.putIfPresent("ended", ended.map(Json::of))
        .putIfPresent("verdict", verdict.map(Json::of))
        .build();
  }

  String line() {
    return JsonText.compact(json());
  }

  /** Empty where a line is no occurrence. */
  public static Optional<Occurrence> read(String line) {
    try {
      return !line.isBlank() && JsonText.parse(line) instanceof Json.Obj object
          ? Optional.of(read(object))
          : Optional.empty();
    } catch (MalformedJsonException
        | NoSuchElementException
        | DateTimeParseException
        | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Occurrence read(Json.Obj from) {
    long number = from.number("number").orElseThrow();
    if (number < 2) {
      throw new IllegalArgumentException("occurrence " + number + " has the folder");
    }
    return new Occurrence(
        from.text("id").orElseThrow(),
        Instant.parse(from.text("at").orElseThrow()),
        (int) from.number("run").orElseThrow(),
        new Incarnation((int) from.number("incarnation").orElseThrow()),
        from.text("detector").orElseThrow(),
        from.text("cause").orElseThrow(),
        from.text("place").orElse(""),
        from.number("offset"),
        from.text("ended"),
        from.text("verdict"),
        number);
  }
}
