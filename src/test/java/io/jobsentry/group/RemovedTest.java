package io.jobsentry.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.disk.Disk;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.incident.BrokenDisk;
import io.jobsentry.incident.Dossier;
import io.jobsentry.incident.Incidents;
import io.jobsentry.incident.Limits;
import io.jobsentry.incident.Retention;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of which incidents have no folder, or none any more. */
final class RemovedTest {
  private static final Limits TWO = new Limits(2, Duration.ZERO, 0);

  private final Layout layout;
  private final Disk disk = new RealDisk();
  private final List<String> notices = new ArrayList<>();
  private final Groups groups;

  RemovedTest(@TempDir Path folder) {
    layout = new Layout(folder);
    groups = new Groups(layout, disk, Redactor.withoutVariables(), notices::add);
  }

  private Incidents settled(Disk on) throws IOException {
    var incidents = new Incidents(layout, on, Redactor.withoutVariables(), Duration.ofMinutes(10));
    incidents.settle();
    return incidents;
  }

  /** Three failures in turn, each of them twice within a minute; six folders have twelve. */
  private void twelve() throws IOException {
    Incidents incidents = settled(disk);
    for (int i = 0; i < 12; i++) {
      Instant at = Rows.AT.plus(Duration.ofHours(i / 2)).plusSeconds(i);
      String id = at.toString().replace(':', '-') + "-traceback-" + (i + 1);
      incidents.open(
          new Dossier(
              new Dossier.Subject(
                  id,
                  at,
                  1,
                  new Incarnation(i + 1),
                  "traceback",
                  "KeyError: 'lr'",
                  List.of("train"),
                  Optional.of(Rows.fingerprint(i / 2 % 3))),
              new Dossier.Course(Optional.empty(), List.of(), Optional.empty(), List.of())),
          known -> known,
          List.of(),
          List::of);
    }
    assertThat(incidents.ids()).hasSize(6);
  }

  private static void retain(Layout layout, Disk disk, Incidents incidents) throws IOException {
    var retention = new Retention(layout, disk, incidents, TWO);
    while (retention.pass(Rows.AT, "")) {
      // There is more.
    }
  }

  private List<Group> fromScratch() throws IOException {
    Files.deleteIfExists(layout.database());
    return groups.all();
  }

  @Test
  void eachOccurrenceCountsAlsoWithoutTheDatabase() throws IOException {
    twelve();
    List<Group> all = groups.all();
    assertThat(all).extracting(Group::times).containsExactly(4L, 4L, 4L);
    assertThat(fromScratch()).isEqualTo(all);
    Files.delete(layout.incidentIndex());
    settled(disk);
    assertThat(fromScratch()).isEqualTo(all);
    assertThat(groups.settle()).isEmpty();
  }

  @Test
  void whatIsRemovedCountsOn() throws IOException {
    twelve();
    List<Group> before = groups.all();
    retain(layout, disk, settled(disk));
    assertThat(settled(disk).ids()).hasSize(2);
    assertThat(groups.all()).isEqualTo(before);
    assertThat(fromScratch()).isEqualTo(before);
    assertThat(groups.settle()).isEmpty();
    assertThat(groups.examine().state()).isEqualTo(Examination.State.SOUND);
    assertThat(groups.story(before.getFirst().id(), 10).incidents()).isEmpty();
    assertThat(groups.story(before.getLast().id(), 10).incidents()).hasSize(2);
    assertThat(notices).isEmpty();
  }

  @Test
  void whateverTheRemovalDiesInNobodyEverCountsWrong() throws IOException {
    for (int step = 0; ; step++) {
      twelve();
      List<Group> before = groups.all();
      var changes = new BrokenDisk.Countdown(step);
      try {
        var dying = new BrokenDisk(disk, changes);
        retain(layout, dying, settled(dying));
      } catch (IOException _) {
        assertThat(groups.all()).as("dead after %d changes", step).isEqualTo(before);
        assertThat(fromScratch()).as("dead after %d changes", step).isEqualTo(before);
      }
      retain(layout, disk, settled(disk));
      assertThat(groups.all()).as("after %d changes", step).isEqualTo(before);
      assertThat(fromScratch()).as("after %d changes", step).isEqualTo(before);
      delete(layout.incidents());
      Files.deleteIfExists(layout.database());
      if (!changes.isOver()) {
        break;
      }
    }
  }

  private void delete(Path folder) throws IOException {
    for (String name : disk.list(folder)) {
      delete(folder.resolve(name));
    }
    disk.delete(folder);
  }
}
