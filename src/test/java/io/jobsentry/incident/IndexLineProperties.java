package io.jobsentry.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.json.JsonText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The quick way through a line of the index comes to where the other one does, or nowhere. */
final class IndexLineProperties {
  private static final long FIRST = -62_135_596_800_000L;
  private static final long LAST = 253_402_300_799_999L;

  private static IncidentIndex.Row row(Instant at, int incarnation, String cause, String place) {
    return new IncidentIndex.Row(
        "2026-01-31T09-30-00Z-traceback-3",
        at,
        incarnation,
        "traceback",
        cause,
        place,
        Fingerprint.parse("v1:0123456789abcdef"));
  }

  @Property
  void readsWhatIsWritten(
      @ForAll @LongRange(min = FIRST, max = LAST) long millis,
      @ForAll @IntRange(min = 0, max = 999_999_999) int incarnation,
      @ForAll String cause,
      @ForAll String place) {
    var row = row(Instant.ofEpochMilli(millis), incarnation, cause, place);
    String line = JsonText.compact(row.json());
    assertThat(IndexLine.read(line)).isIn(Optional.empty(), Optional.of(row));
    assertThat(IncidentIndex.Row.read(line)).contains(row);
  }

  @Example
  void whatNeedsNoEscapesIsReadQuickly() {
    var row = row(Instant.parse("2026-01-31T09:30:00.043Z"), 3, "KeyError: 'lr' – ü", "train.py:4");
    assertThat(IndexLine.read(JsonText.compact(row.json()))).contains(row);
  }

  @Property
  void aDamagedLineIsReadAsTheOtherWayDoes(
      @ForAll @IntRange(min = 0, max = 400) int where, @ForAll char instead) {
    String line = JsonText.compact(row(Instant.EPOCH, 12, "KeyError: 'lr'", "a.py:1").json());
    int cut = Math.min(where, line.length());
    for (String damaged :
        new String[] {
          line.substring(0, cut),
          line.substring(0, cut) + instead + line.substring(Math.min(line.length(), cut + 1)),
          line.substring(0, cut) + instead + line.substring(cut)
        }) {
      Optional<IncidentIndex.Row> quick = IndexLine.read(damaged);
      assertThat(quick).isIn(Optional.empty(), IncidentIndex.Row.json(damaged));
    }
  }

  @Property
  void timesAreThoseOfTheLibrary(@ForAll @IntRange(min = 0, max = 30) int where, @ForAll char c) {
    for (String time :
        new String[] {
          "2026-02-28T23:59:59Z", "2024-02-29T00:00:00.123456789Z", "2026-11-22T06:30:00.5Z"
        }) {
      int at = Math.min(where, time.length() - 1);
      for (String text : new String[] {time, time.substring(0, at) + c + time.substring(at + 1)}) {
        Optional<Instant> parsed;
        try {
          parsed = Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
          parsed = Optional.empty();
        }
        assertThat(IndexLine.instant(text)).isIn(Optional.empty(), parsed);
      }
    }
  }
}
