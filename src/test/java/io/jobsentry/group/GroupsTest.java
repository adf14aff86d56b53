package io.jobsentry.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jobsentry.disk.Disk;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.incident.BrokenDisk;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

final class GroupsTest {
  private static final Instant AT = Rows.AT;
  private static final Fingerprint ONE = Rows.fingerprint(1);
  private static final Fingerprint TWO = Rows.fingerprint(2);
  private static final Duration DAY = Duration.ofDays(1);
  private static final String SECRET = "correct-horse-7-battery";

  private final Path folder;
  private final Layout layout;
  private final Disk disk = new RealDisk();
  private final List<String> notices = new ArrayList<>();
  private final Groups groups;

  GroupsTest(@TempDir Path folder) {
    this.folder = folder;
    layout = new Layout(folder);
    groups = groups(disk);
  }

  private Groups groups(Disk on) {
    return new Groups(layout, on, Redactor.of(Map.of("DB_PASSWORD", SECRET)), notices::add);
  }

  private void incident(int number, Fingerprint group, Instant at) throws IOException {
    Rows.append(layout, Rows.line(number, Optional.of(group), at));
  }

  private Group only() throws IOException {
    List<Group> all = groups.all();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private void fiveOfTwo() throws IOException {
    incident(1, ONE, AT);
    incident(2, TWO, AT.plusSeconds(60));
    incident(3, ONE, AT.plusSeconds(120));
    incident(4, ONE, AT.plusSeconds(180));
    incident(5, TWO, AT.plusSeconds(240));
  }

  /** What a project without a database makes of the same files. */
  private List<Group> fromScratch() throws IOException {
    Files.deleteIfExists(layout.database());
    return groups.all();
  }

  @Test
  void countsWhatIsTheSameFailure() throws IOException {
    fiveOfTwo();
    List<Group> all = groups.all();
    assertThat(all).extracting(Group::id).containsExactly(ONE, TWO);
    Group one = all.getFirst();
    assertThat(one.times()).isEqualTo(3);
    assertThat(one.first()).isEqualTo(AT);
    assertThat(one.last()).isEqualTo(AT.plusSeconds(180));
    assertThat(one.title()).isEqualTo("KeyError: 'lr4'");
    assertThat(one.place()).isEqualTo("train.py:4 in main");
    assertThat(groups.story(ONE, 2).incidents())
        .containsExactly("2026-01-31T09-32-00Z-traceback-3", "2026-01-31T09-33-00Z-traceback-4");
    assertThat(notices).isEmpty();
  }

  @Test
  void whereNothingFailedNothingIsMade() throws IOException {
    assertThat(groups.all()).isEmpty();
    groups.catchUp();
    assertThat(groups.settle()).isEmpty();
    assertThat(groups.examine().state()).isEqualTo(Examination.State.NOTHING);
    assertThat(layout.home()).doesNotExist();
  }

  @Test
  void theStateFollowsFromTheTime() throws IOException {
    incident(1, ONE, AT);
    assertThat(only().state(AT.plusSeconds(1), DAY)).isEqualTo(Group.State.OPEN);
    assertThat(only().state(AT.plus(DAY).minusMillis(1), DAY)).isEqualTo(Group.State.OPEN);
    assertThat(only().state(AT.plus(DAY), DAY)).isEqualTo(Group.State.QUIET);
    // A clock that was put back.
    assertThat(only().state(AT.minusSeconds(5), DAY)).isEqualTo(Group.State.OPEN);

    groups.decide(new Decision.Resolved(ONE, AT.plusSeconds(10), By.PERSON, "pinned"));
    assertThat(only().state(AT.plusSeconds(11), DAY)).isEqualTo(Group.State.RESOLVED);
    assertThat(only().state(AT.plus(DAY), DAY)).isEqualTo(Group.State.RESOLVED);
    assertThat(only().regressed()).isFalse();

    incident(2, ONE, AT.plusSeconds(20));
    assertThat(only().state(AT.plusSeconds(21), DAY)).isEqualTo(Group.State.OPEN);
    assertThat(only().regressed()).isTrue();
    assertThat(only().state(AT.plus(DAY).plusSeconds(20), DAY)).isEqualTo(Group.State.QUIET);

    groups.decide(new Decision.Resolved(ONE, AT.plusSeconds(30), By.VERDICT, "kept"));
    assertThat(only().state(AT.plusSeconds(31), DAY)).isEqualTo(Group.State.RESOLVED);
    assertThat(only().regressed()).isFalse();

    groups.decide(new Decision.Reopened(ONE, AT.plusSeconds(40), ""));
    assertThat(only().state(AT.plusSeconds(41), DAY)).isEqualTo(Group.State.OPEN);
    assertThat(only().regressed()).isFalse();
  }

  @Test
  void anIncidentOfBeforeTheDecisionIsNoRegression() throws IOException {
    incident(1, ONE, AT);
    groups.decide(new Decision.Resolved(ONE, AT.plusSeconds(10), By.PERSON, ""));
    // Its folder was still being written.
    incident(2, ONE, AT.plusSeconds(9));
    assertThat(only().times()).isEqualTo(2);
    assertThat(only().regressed()).isFalse();
  }

  @Test
  void mutedLastsUntilItsTimeOrIsTakenBack() throws IOException {
    incident(1, ONE, AT);
    Instant end = AT.plusSeconds(60);
    groups.decide(new Decision.Muted(ONE, AT, Optional.of(end), "known"));
    assertThat(only().muted(end.minusMillis(1))).isTrue();
    assertThat(only().muted(end)).isFalse();
    groups.decide(new Decision.Muted(ONE, AT, Optional.empty(), ""));
    assertThat(only().muted(AT.plus(Duration.ofDays(9999)))).isTrue();
    assertThat(only().state(AT, DAY)).isEqualTo(Group.State.OPEN);
    groups.decide(new Decision.Unmuted(ONE, AT, ""));
    assertThat(only().muted(AT)).isFalse();
    assertThat(groups.story(ONE, 1).history()).hasSize(3);
  }

  @Test
  void decisionsSurviveADeletedDatabase() throws IOException {
    fiveOfTwo();
    groups.decide(new Decision.Resolved(ONE, AT.plusSeconds(170), By.PERSON, "with " + SECRET));
    groups.decide(new Decision.Muted(TWO, AT, Optional.of(AT.plusSeconds(1)), ""));
    List<Group> before = groups.all();
    assertThat(before.getFirst().regressed()).isTrue();
    assertThat(fromScratch()).isEqualTo(before);
    assertThat(Files.readString(layout.decisions()))
        .hasLineCount(2)
        .doesNotContain(SECRET)
        .contains("\"did\":\"resolved\"", "\"by\":\"person\"", "\"until\":");
    groups.rebuild();
    assertThat(groups.all()).isEqualTo(before);
    assertThat(groups.examine()).isEqualTo(Examination.of(Examination.State.SOUND));
    assertThat(groups.settle()).isEmpty();
  }

  @Test
  void aDecisionWaitsForAGroupWhoseIncidentsAreGone() throws IOException {
    incident(1, ONE, AT);
    groups.decide(new Decision.Resolved(ONE, AT.plusSeconds(1), By.PERSON, ""));
    Files.delete(layout.incidentIndex());
    assertThat(groups.all()).isEmpty();
    incident(2, ONE, AT.plusSeconds(2));
    assertThat(only().regressed()).isTrue();
    assertThat(only().times()).isEqualTo(1);
  }

  @Test
  void whateverPartOfTheIndexIsThereEachLineCountsOnce() throws IOException {
    fiveOfTwo();
    byte[] index = Files.readAllBytes(layout.incidentIndex());
    List<Group> whole = groups.all();
    for (int size = 0; size < index.length; size += 7) {
      Files.delete(layout.database());
      Files.write(layout.incidentIndex(), Arrays.copyOf(index, size));
      groups.catchUp();
      Files.write(layout.incidentIndex(), index);
      assertThat(groups.all()).as("after %d bytes", size).isEqualTo(whole);
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void anIndexThatWasWrittenAnewIsReadAnew() throws IOException {
    fiveOfTwo();
    assertThat(groups.all()).hasSize(2);
    String kept = Rows.line(2, Optional.of(TWO), AT.plusSeconds(60));
    Files.writeString(layout.incidentIndex(), kept);
    assertThat(only().times()).isEqualTo(1);
    // As long as before, and another.
    Files.writeString(layout.incidentIndex(), kept.replace("lr2", "lr7"));
    assertThat(only().title()).isEqualTo("KeyError: 'lr7'");
    Files.delete(layout.incidentIndex());
    assertThat(groups.all()).isEmpty();
  }

  @Test
  void linesThatSayNothingStopNobody() throws IOException {
    fiveOfTwo();
    List<Group> before = groups.all();
    Rows.append(
        layout,
        "<<<<<<< HEAD\n{}\n[]\n\n{\"id\":\"x\",\"opened\":\"soon\"}\n"
            + "{\"id\":\"y\",\"opened\":\"+999999999-01-01T00:00:00Z\"}\n"
            + "{\"id\":\"z\",\"opened\":\"2026-01-31T09:30:00Z\",\"fingerprint\":\"v1:nonsense\"}\n"
            + "\u0000".repeat(100)
            + "\n"
            + "x".repeat(3 << 20)
            + "\n");
    Rows.append(
        layout.decisions(),
        "nonsense\n{\"at\":\"soon\",\"group\":\""
            + ONE
            + "\",\"did\":\"resolved\"}\n"
            + "{\"at\":\"2026-01-31T09:30:00Z\",\"group\":\""
            + ONE
            + "\",\"did\":\"praised\"}\n"
            + "{\"at\":\"2026-01-31T09:30:00Z\",\"group\":\"v1:1\",\"did\":\"reopened\"}\n");
    incident(6, ONE, AT.plusSeconds(300));
    assertThat(groups.all()).extracting(Group::times).containsExactly(2L, 4L);
    assertThat(before).extracting(Group::times).containsExactly(3L, 2L);
    assertThat(groups.ungrouped()).isEqualTo(1);
    assertThat(groups.examine()).isEqualTo(new Examination(Examination.State.SOUND, List.of(), 4));
    assertThat(fromScratch()).extracting(Group::times).containsExactly(2L, 4L);
  }

  @Test
  void aTornDecisionIsEndedBeforeTheNext() throws IOException {
    incident(1, ONE, AT);
    groups.decide(new Decision.Muted(ONE, AT, Optional.empty(), ""));
    byte[] whole = Files.readAllBytes(layout.decisions());
    Files.write(layout.decisions(), Arrays.copyOf(whole, whole.length - 5));
    assertThat(only().muted()).isEmpty();
    groups.decide(new Decision.Resolved(ONE, AT.plusSeconds(1), By.PERSON, ""));
    assertThat(only().resolved()).isPresent();
    assertThat(Files.readString(layout.decisions())).hasLineCount(2);
    assertThat(fromScratch().getFirst().resolved()).isPresent();
  }

  @Test
  void whatIsNoDatabaseIsMovedAsideAndSaid() throws IOException {
    fiveOfTwo();
    groups.decide(new Decision.Resolved(TWO, AT, By.PERSON, ""));
    List<Group> before = groups.all();
    byte[] sound = Files.readAllBytes(layout.database());
    int number = 0;
    for (byte[] broken :
        List.of(
            "this is no database, but it is long enough to be one".getBytes(StandardCharsets.UTF_8),
            new byte[4096],
            Arrays.copyOf(sound, 5000),
            zeroed(sound, 0, 64),
            zeroed(sound, 100, 4096),
            zeroed(sound, 4096, sound.length))) {
      Files.write(layout.database(), broken);
      Examination found = groups.examine();
      assertThat(Files.readAllBytes(layout.database())).isEqualTo(broken);
      List<String> done = groups.settle();
      number++;
      assertThat(found.state()).as("broken %d", number).isEqualTo(Examination.State.BROKEN);
      assertThat(found.faults()).as("broken %d", number).isNotEmpty();
      assertThat(done).as("broken %d", number).isNotEmpty();
      assertThat(groups.all()).as("broken %d", number).isEqualTo(before);
      assertThat(groups.settle()).isEmpty();
    }
    assertThat(disk.list(layout.home())).contains("sentry.db.broken-1", "sentry.db.broken-2");
  }

  private static byte[] zeroed(byte[] bytes, int from, int to) {
    byte[] copy = bytes.clone();
    Arrays.fill(copy, from, to, (byte) 0);
    return copy;
  }

  @Test
  void aReaderMakesUpForABrokenDatabaseAsWell() throws IOException {
    fiveOfTwo();
    List<Group> before = groups.all();
    Files.writeString(layout.database(), "x".repeat(5000));
    assertThat(groups.all()).isEqualTo(before);
    assertThat(notices)
        .singleElement()
        .asString()
        .contains("was not sound", "`sentry.db.broken-1` now", "made anew");
  }

  @Test
  void whatSomebodyChangedInTheDatabaseIsMended() throws Exception {
    fiveOfTwo();
    List<Group> before = groups.all();
    for (String sql :
        List.of(
            "DROP TABLE decision",
            "DROP TABLE occurrences",
            "DROP INDEX incident_of_group",
            "ALTER TABLE incident RENAME COLUMN opened TO seen",
            "UPDATE occurrences SET times = 99",
            "DELETE FROM occurrences",
            "DELETE FROM incident",
            "INSERT INTO decision (fingerprint, line) VALUES ('v1:x', 'y')",
            "UPDATE mark SET size = 10, sum = 3")) {
      change(sql);
      boolean told = groups.examine().state() != Examination.State.SOUND;
      // What lies behind a wrong mark is read again by whoever comes next: nothing is wrong then.
      assertThat(told).as(sql).isEqualTo(!sql.contains("UPDATE mark"));
      assertThat(groups.settle().isEmpty()).as(sql).isNotEqualTo(told);
      assertThat(groups.all()).as(sql).isEqualTo(before);
      assertThat(groups.settle()).as(sql).isEmpty();
    }
  }

  private void change(String sql) throws SQLException {
    try (var connection =
            JDBC.createConnection("jdbc:sqlite:" + layout.database(), new java.util.Properties());
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void aDatabaseOfALaterReleaseIsLeftAlone() throws Exception {
    fiveOfTwo();
    List<Group> before = groups.all();
    change("PRAGMA user_version = 99");
    byte[] theirs = Files.readAllBytes(layout.database());
    assertThat(groups.examine().state()).isEqualTo(Examination.State.LATER);
    assertThat(groups.all()).isEqualTo(before);
    assertThat(notices).singleElement().asString().contains("a later release of sentry made it");
    assertThatThrownBy(() -> groups.decide(new Decision.Reopened(ONE, AT, "")))
        .hasMessageContaining("version 99");
    assertThat(layout.decisions()).doesNotExist();
    assertThat(Files.readAllBytes(layout.database())).isEqualTo(theirs);
  }

  @Test
  void withoutADatabaseTheFilesAreReadInstead() throws IOException {
    fiveOfTwo();
    Files.createDirectory(layout.database());
    assertThat(groups.all()).extracting(Group::times).containsExactly(3L, 2L);
    assertThat(notices).singleElement().asString().contains("cannot be used");
    assertThatThrownBy(() -> groups.decide(new Decision.Reopened(ONE, AT, "")))
        .isInstanceOf(IOException.class);
    assertThat(layout.decisions()).doesNotExist();
  }

  @Test
  void whateverADecisionDiesInItIsThereOrNot() throws IOException {
    incident(1, ONE, AT);
    groups.catchUp();
    int died = 0;
    for (int step = 0; ; step++) {
      var changes = new BrokenDisk.Countdown(step);
      try {
        groups(new BrokenDisk(disk, changes))
            .decide(new Decision.Resolved(ONE, AT.plusSeconds(step), By.PERSON, ""));
      } catch (IOException _) {
        died++;
      }
      List<Group> now = groups.all();
      assertThat(groups.settle()).as("after %d changes", step).isEmpty();
      assertThat(groups.all()).as("after %d changes", step).isEqualTo(now);
      assertThat(fromScratch()).as("after %d changes", step).isEqualTo(now);
      if (!changes.isOver()) {
        assertThat(now.getFirst().resolved().orElseThrow().at()).isEqualTo(AT.plusSeconds(step));
        break;
      }
      groups.decide(new Decision.Reopened(ONE, AT.plusSeconds(step), ""));
      assertThat(only().resolved()).as("after %d changes", step).isEmpty();
    }
    assertThat(died).isGreaterThan(1);
  }

  @Test
  void manyWritersWaitForEachOther() throws Exception {
    fiveOfTwo();
    groups.catchUp();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var work = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 40; i++) {
        Instant at = AT.plusSeconds(i);
        work.add(
            () -> {
              new Groups(layout, disk, Redactor.withoutVariables(), notices::add)
                  .decide(new Decision.Muted(ONE, at, Optional.empty(), "by one of many"));
              return true;
            });
      }
      for (Future<Boolean> each : threads.invokeAll(work)) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(groups.story(ONE, 1).history()).hasSize(40);
    assertThat(Files.readString(layout.decisions())).hasLineCount(40);
    assertThat(groups.settle()).isEmpty();
  }

  @Test
  void itIsForItsOwnerAlone() throws IOException {
    fiveOfTwo();
    Files.createFile(layout.database());
    Files.setPosixFilePermissions(layout.database(), PosixFilePermissions.fromString("rw-rw-rw-"));
    groups.decide(new Decision.Reopened(ONE, AT, ""));
    for (Path file : List.of(layout.database(), layout.decisions())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    // Nothing but these, and where it is not shipped, the library.
    assertThat(disk.list(layout.home())).contains("groups.jsonl", "sentry.db");
    assertThat(System.getProperty("org.sqlite.tmpdir"))
        .isEqualTo(System.getProperty("org.sqlite.lib.path"))
        .doesNotStartWith(System.getProperty("java.io.tmpdir") + "/sqlite");
  }

  @Test
  void aFolderMayBeCalledAnything() throws IOException {
    Path odd = Files.createDirectory(folder.resolve("a b?mode=memory&c#d%20é"));
    var there = new Layout(odd);
    Rows.append(there, Rows.line(1, Optional.of(ONE), AT));
    var groups = new Groups(there, disk, Redactor.withoutVariables(), notices::add);
    assertThat(groups.all()).hasSize(1);
    assertThat(there.database()).isRegularFile();
    assertThat(disk.list(folder)).containsExactly("a b?mode=memory&c#d%20é");
    assertThat(notices).isEmpty();
  }

  @Test
  void whatWasLeftOfADeletedDatabaseIsNotTakenForTheNextOnes() throws IOException {
    fiveOfTwo();
    List<Group> before = groups.all();
    Files.delete(layout.database());
    assertThat(groups.examine().state()).isEqualTo(Examination.State.MISSING);
    Files.write(layout.home().resolve("sentry.db-wal"), new byte[40_000]);
    Files.write(layout.home().resolve("sentry.db-shm"), new byte[32_768]);
    assertThat(groups.all()).isEqualTo(before);
    assertThat(groups.settle()).isEmpty();
  }
}
