package io.jobsentry.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jobsentry.disk.Disk;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetentionTest {
  private static final Instant AT = Instant.parse("2026-01-31T09:30:00Z");

  private final Layout layout;
  private final Disk disk = new RealDisk();

  RetentionTest(@TempDir Path folder) {
    layout = new Layout(folder);
  }

  private static String id(int day) {
    return "2026-%02d-%02dT09-30-00Z-oom-%d".formatted(1 + day / 28, 1 + day % 28, day);
  }

  private static Instant at(int day) {
    return AT.plus(Duration.ofDays(day));
  }

  private Incidents settled(Disk on) throws IOException {
    var incidents = new Incidents(layout, on, Redactor.withoutVariables(), Duration.ofMinutes(10));
    incidents.settle();
    return incidents;
  }

  private static Dossier found(int day, Instant at) {
    var fingerprint = new Fingerprint(1, "%016x".formatted(day % 3));
    return new Dossier(
        new Dossier.Subject(
            id(day),
            at,
            1,
            new Incarnation(day),
            "oom",
            "no memory " + day,
            List.of("train"),
            Optional.of(fingerprint)),
        new Dossier.Course(Optional.empty(), List.of(), Optional.empty(), List.of()));
  }

  private static void open(Incidents to, int day) throws IOException {
    to.open(
        found(day, at(day)),
        known -> known,
        List.of(),
        () -> List.of(new Page("state.json", "x".repeat(1000) + "\n")));
  }

  private void days(int number) throws IOException {
    Incidents incidents = settled(disk);
    for (int day = 1; day <= number; day++) {
      open(incidents, day);
    }
  }

  /** Until nothing is left to do. */
  private void retain(Limits limits, int today, String open) throws IOException {
    retain(disk, limits, today, open);
  }

  private void retain(Disk on, Limits limits, int today, String open) throws IOException {
    var retention = new Retention(layout, on, settled(on), limits);
    while (retention.pass(at(today), open)) {
      // There is more.
    }
  }

  private List<String> kept() throws IOException {
    var names = new ArrayList<>(disk.list(layout.incidents()));
    names.removeAll(List.of("index.jsonl", "removed.jsonl"));
    assertThat(new IncidentIndex(layout, disk).read())
        .extracting(IncidentIndex.Row::folder)
        .as("the index has what there is")
        .containsOnlyOnceElementsOf(names)
        .hasSameSizeAs(names);
    return names;
  }

  private static List<String> ids(int... days) {
    return java.util.Arrays.stream(days).mapToObj(RetentionTest::id).toList();
  }

  @Test
  void theOldestGoUntilThereAreNotTooMany() throws IOException {
    days(5);
    retain(new Limits(5, Duration.ZERO, 0), 5, "");
    assertThat(kept()).hasSize(5);
    retain(new Limits(3, Duration.ZERO, 0), 5, "");
    assertThat(kept()).isEqualTo(ids(3, 4, 5));
    Removed removed = Removed.read(layout);
    assertThat(removed.folders()).isEqualTo(2);
    assertThat(removed.sums()).hasSize(2);
  }

  @Test
  void whatCameLastLongAgoGoes() throws IOException {
    days(5);
    retain(new Limits(0, Duration.ofDays(2), 0), 5, "");
    assertThat(kept()).isEqualTo(ids(3, 4, 5));
    // The newest stays, however old.
    retain(new Limits(0, Duration.ofDays(2), 0), 500, "");
    assertThat(kept()).isEqualTo(ids(5));
  }

  @Test
  void theOldestGoUntilTheyTakeNotTooMuch() throws IOException {
    days(6);
    long one = Retention.size(layout.incidents().resolve(id(6)));
    retain(new Limits(0, Duration.ZERO, 6 * one + 100), 6, "");
    assertThat(kept()).hasSize(6);
    retain(new Limits(0, Duration.ZERO, 4 * one - 100), 6, "");
    assertThat(kept()).isEqualTo(ids(4, 5, 6));
    retain(new Limits(0, Duration.ZERO, 1), 6, "");
    assertThat(kept()).isEqualTo(ids(6));
  }

  @Test
  void withoutLimitsNothingGoes() throws IOException {
    days(4);
    retain(Limits.NONE, 40_000, "");
    assertThat(kept()).hasSize(4);
    assertThat(layout.removedIncidents()).doesNotExist();
  }

  @Test
  void theOneThatGoesOnStays() throws IOException {
    days(5);
    retain(new Limits(1, Duration.ofDays(1), 1), 500, id(2));
    assertThat(kept()).isEqualTo(ids(2, 5));
  }

  @Test
  void ofManyAFewMoreGoThanHaveTo() throws IOException {
    days(41);
    retain(new Limits(40, Duration.ZERO, 0), 41, "");
    assertThat(kept()).hasSize(38).doesNotContain(id(3)).contains(id(4));
  }

  @Test
  void aFailureThatStillComesIsAsYoungAsItsLastOccurrence() throws IOException {
    Incidents incidents = settled(disk);
    Instant start = at(1);
    for (int number : List.of(1, 2, 4)) {
      incidents.open(
          found(number, start.plusSeconds(60L * number)), known -> known, List.of(), List::of);
    }
    assertThat(incidents.folderOf(id(4))).isEqualTo(id(1));
    retain(new Limits(1, Duration.ZERO, 0), 2, "");
    assertThat(disk.list(layout.incidents())).contains(id(1)).doesNotContain(id(2));

    // With its folder, all of them go.
    open(settled(disk), 5);
    retain(new Limits(1, Duration.ZERO, 0), 5, "");
    assertThat(kept()).isEqualTo(ids(5));
    assertThat(Removed.read(layout).sums())
        .containsKey(found(1, start).subject().fingerprint().orElseThrow())
        .extractingByKey(found(4, start).subject().fingerprint().orElseThrow())
        .extracting(Removed.Sum::times)
        .isEqualTo(2L);
  }

  @Test
  void whateverItDiesInTheNextOneGoesOnAndCountsOnce() throws IOException {
    var limits = new Limits(3, Duration.ZERO, 0);
    int died = 0;
    for (int step = 0; ; step++) {
      days(9);
      var changes = new BrokenDisk.Countdown(step);
      try {
        retain(new BrokenDisk(disk, changes), limits, 9, "");
      } catch (IOException _) {
        died++;
      }
      for (String name : settled(disk).ids()) {
        assertThat(layout.incidents().resolve(name).resolve("report.md"))
            .as("%s is whole after %d changes", name, step)
            .exists();
      }
      retain(limits, 9, "");
      assertThat(kept()).as("after %d changes", step).isEqualTo(ids(7, 8, 9));
      Removed removed = Removed.read(layout);
      assertThat(removed.folders()).as("after %d changes", step).isEqualTo(6);
      assertThat(removed.sums().values())
          .as("after %d changes", step)
          .extracting(Removed.Sum::times)
          .containsExactly(2L, 2L, 2L);
      delete(layout.incidents());
      if (!changes.isOver()) {
        break;
      }
    }
    assertThat(died).isGreaterThan(30);
  }

  private void delete(Path folder) throws IOException {
    for (String name : disk.list(folder)) {
      delete(folder.resolve(name));
    }
    disk.delete(folder);
  }

  /** A full disk that has room again: nobody settles anything in between. */
  @Test
  void whateverFailsTheNextPassGoesOnAndCountsOnce() throws IOException {
    for (int step = 0; step < 12; step++) {
      days(6);
      int fails = step;
      var on = new FailsOnce(disk, fails);
      var retention = new Retention(layout, on, settled(on), new Limits(2, Duration.ZERO, 0));
      on.arm();
      assertThatThrownBy(() -> passes(retention)).isInstanceOf(IOException.class);
      passes(retention);
      open(settled(disk), 7);
      retain(new Limits(2, Duration.ZERO, 0), 7, "");
      assertThat(kept()).as("failing at %d", step).isEqualTo(ids(6, 7));
      assertThat(Removed.read(layout).sums().values().stream().mapToLong(Removed.Sum::times).sum())
          .as("failing at %d", step)
          .isEqualTo(5);
      delete(layout.incidents());
    }
  }

  private static void passes(Retention retention) throws IOException {
    while (retention.pass(at(6), "")) {
      // There is more.
    }
  }

  @Test
  void whatIsRemovedDoesNotComeBackWhenItIsToldOfAgain() throws IOException {
    days(5);
    retain(new Limits(2, Duration.ZERO, 0), 5, "");
    Incidents next = settled(disk);
    for (int day = 1; day <= 6; day++) {
      open(next, day);
      next.tell(id(day), new Chapter(at(day), "restarting now"));
    }
    assertThat(kept()).isEqualTo(ids(4, 5, 6));
  }

  @Test
  void manyGoInManyPassesAndWhatComesMeanwhileIsWritten() throws IOException {
    Incidents incidents = settled(disk);
    for (int day = 1; day <= 250; day++) {
      open(incidents, day);
    }
    var retention = new Retention(layout, disk, incidents, new Limits(1, Duration.ZERO, 0));
    assertThat(retention.pass(at(250), "")).isTrue();
    assertThat(settled(disk).ids()).hasSizeBetween(2, 249);
    open(incidents, 251);
    while (retention.pass(at(251), "")) {
      // There is more.
    }
    retain(new Limits(1, Duration.ZERO, 0), 251, "");
    assertThat(kept()).isEqualTo(ids(251));
  }

  @Test
  void whatSomebodyWroteIntoTheSumsIsPassedOver() throws IOException {
    days(4);
    retain(new Limits(1, Duration.ZERO, 0), 4, "");
    Removed before = Removed.read(layout);
    assertThat(before.folders()).isEqualTo(3);
    Files.writeString(
        layout.removedIncidents(),
        "<<<<<<<\n[]\n{\"latest\":{}}\n{\"going\":[1,\"../../x\"]}\n{\"folders\":\"many\"}\n",
        StandardOpenOption.APPEND);
    assertThat(Removed.read(layout).sums()).isEqualTo(before.sums());
    retain(new Limits(1, Duration.ZERO, 0), 4, "");
    assertThat(kept()).isEqualTo(ids(4));
  }
}
