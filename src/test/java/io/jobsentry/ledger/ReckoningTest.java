package io.jobsentry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ReckoningTest {
  private static final List<Status> VERDICTS =
      List.of(
          Status.KEPT,
          Status.KEPT,
          Status.REGRESSED,
          Status.CRASHED,
          Status.INCONCLUSIVE,
          Status.SUPERSEDED,
          Status.DISCARDED);

  private static Sums of(String text, Optional<Instant> since) throws Exception {
    return Reckoning.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), since);
  }

  private static Row row(
      int at, int number, String detector, String source, Status status, int seconds) {
    return new Row(
        Rows.NOON.plusSeconds(at),
        "i-" + number,
        detector,
        source,
        "",
        status,
        Duration.ofSeconds(seconds),
        "x\ty",
        1,
        number,
        "rule:" + source,
        "",
        "",
        Optional.of(new Row.Origin(at, 1)));
  }

  private static String text(List<Row> rows) {
    var text = new StringBuilder(Row.HEADER);
    for (Row row : rows) {
      text.append(new Link().line(row, "0".repeat(64))).append('\n');
    }
    return text.toString();
  }

  @Test
  void aHundredRandomLedgersGiveWhatCountingByHandGives() throws Exception {
    for (int seed = 0; seed < 100; seed++) {
      var random = new SplittableRandom(seed);
      var rows = new ArrayList<Row>();
      int at = 0;
      for (int i = 0; i < random.nextInt(60); i++) {
        String detector = "d" + random.nextInt(4) + "\t";
        String source = "s" + random.nextInt(3);
        at += random.nextInt(50);
        rows.add(row(at, i, detector, source, Status.PENDING, random.nextInt(5)));
        if (random.nextInt(8) > 0) {
          at += random.nextInt(50);
          Status verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
          rows.add(row(at, i, detector, source, verdict, random.nextInt(9)));
        }
        if (random.nextInt(9) == 0) {
          at += random.nextInt(50);
          rows.add(row(at, random.nextInt(i + 1), detector, source, Status.REGRESSED, 1));
        }
      }
      Optional<Instant> since =
          seed % 2 == 0 ? Optional.empty() : Optional.of(Rows.NOON.plusSeconds(at / 2));
      naively(rows, since, of(text(rows), since));
    }
  }

  /** The last row of each incident, detector and source is how that attempt stands. */
  private static void naively(List<Row> rows, Optional<Instant> since, Sums sums) {
    Map<List<String>, Row> last = new LinkedHashMap<>();
    for (Row row : rows) {
      last.put(List.of(row.incident(), row.detector(), row.source()), row);
    }
    var counted = new ArrayList<Row>(last.values());
    counted.removeIf(row -> since.isPresent() && row.at().isBefore(since.get()));
    var byStatus = new TreeMap<Status, Integer>();
    var byDetector = new TreeMap<String, Integer>();
    var keptBySource = new TreeMap<String, Integer>();
    for (Row row : counted) {
      byStatus.merge(row.status(), 1, Integer::sum);
      byDetector.merge(row.detector(), 1, Integer::sum);
      keptBySource.merge(row.by(), row.status() == Status.KEPT ? 1 : 0, Integer::sum);
    }
    assertThat(sums.attempts()).isEqualTo(counted.size());
    assertThat(sums.byStatus()).isEqualTo(byStatus);
    assertThat(sums.badRows()).isZero();
    var detectors = new TreeMap<String, Integer>();
    sums.detectors().forEach(it -> detectors.put(it.name(), it.total()));
    assertThat(detectors).isEqualTo(byDetector);
    var sources = new TreeMap<String, Integer>();
    sums.sources().forEach(it -> sources.put(it.name(), it.count(Status.KEPT)));
    assertThat(sources).isEqualTo(keptBySource);
    streak(rows, last, since, sums);
  }

  private static void streak(
      List<Row> rows, Map<List<String>, Row> last, Optional<Instant> since, Sums sums) {
    int length = 0;
    boolean kept = false;
    for (Row row : rows) {
      boolean counts =
          last.containsValue(row)
              && row.status().tells()
              && (since.isEmpty() || !row.at().isBefore(since.get()));
      if (counts) {
        boolean held = row.status() == Status.KEPT;
        length = held == kept ? length + 1 : 1;
        kept = held;
      }
    }
    assertThat(sums.streak()).isEqualTo(new Sums.Streak(kept, length));
  }

  @Test
  void anOutageLastsFromItsFirstFailureToTheStartThatHeld() throws Exception {
    Sums sums =
        of(
            text(
                List.of(
                    row(102, 1, "oom", "half", Status.PENDING, 2),
                    row(130, 1, "oom", "half", Status.REGRESSED, 4),
                    row(133, 2, "oom", "half", Status.PENDING, 3),
                    row(700, 2, "oom", "half", Status.KEPT, 10),
                    row(901, 3, "oom", "half", Status.PENDING, 1),
                    row(999, 3, "oom", "half", Status.KEPT, 6))),
            Optional.empty());
    // From 100 to 140, and from 900 to 906.
    assertThat(sums.recovery())
        .isEqualTo(
            new Recovery(
                2, Duration.ofSeconds(23), Duration.ofSeconds(23), Duration.ofSeconds(40)));
    assertThat(sums.success()).hasValue(2.0 / 3);
  }

  @Test
  void rowsOfAnEarlierSystemCountAndTheirBackslashesStay() throws Exception {
    Sums sums =
        of(
            """
            timestamp\tincident_id\tdetector\tsource\tbranch\tstatus\tduration_seconds\tdescription
            2025-01-01T00:00:00+00:00\ti-1\ta\\tb\thalf\t\tkept\t12.5\tx
            2025-01-01 00:00:01\ti-2\ta\\tb\tclaude\t\tregressed\t3\tx
            yesterday\ti-3\ta\\tb\tclaude\t\tregressed\t3\tx
            """,
            Optional.of(Instant.parse("2025-01-01T00:00:01Z")));
    assertThat(sums.attempts()).isEqualTo(2);
    assertThat(sums.detectors().getFirst().name()).isEqualTo("a\\tb");
    assertThat(sums.detectors().getFirst().streak()).isEqualTo(new Sums.Streak(false, 2));
    assertThat(sums.recovery().count()).isZero();
    assertThat(sums.bad()).containsExactly(new Reckoning.Bad(4, "`yesterday` is no time"));
  }

  @Test
  void columnsInAnotherOrderAndUnknownOnesAreNoTrouble() throws Exception {
    Sums sums =
        of(
            """
            timestamp\tincident_id\tmood\tsource\tdetector\tstatus
            2025-01-01T00:00:00Z\ti-1\tgood\thalf\toom\tKEPT
            # a remark
            short
            2025-01-01T00:00:00Z\ti-2\tgood\thalf\toom\tmarvellous
            torn\
            """,
            Optional.empty());
    assertThat(sums.count(Status.KEPT)).isEqualTo(1);
    assertThat(sums.count(Status.PENDING)).isEqualTo(1);
    assertThat(sums.bad())
        .containsExactly(
            new Reckoning.Bad(4, "it has too few cells"),
            new Reckoning.Bad(5, "`marvellous` is no status"),
            new Reckoning.Bad(6, "it was never finished"));
  }
}
