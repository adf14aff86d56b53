package io.jobsentry.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.disk.Disk;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepeatsTest {
  private static final String SECRET = "correct-horse-7-battery";
  private static final Redactor REDACTOR = Redactor.of(Map.of("DB_PASSWORD", SECRET));
  private static final Duration WITHIN = Duration.ofMinutes(10);
  private static final Instant AT = Instant.parse("2026-01-31T09:30:00Z");
  private static final Fingerprint ONE = new Fingerprint(1, "0123456789abcdef");
  private static final Fingerprint TWO = new Fingerprint(1, "fedcba9876543210");

  private final Layout layout;
  private final Disk disk = new RealDisk();

  RepeatsTest(@TempDir Path folder) {
    layout = new Layout(folder);
  }

  /** As the next sentry finds them. */
  private Incidents incidents(Disk on) throws IOException {
    var incidents = new Incidents(layout, on, REDACTOR, WITHIN);
    incidents.settle();
    return incidents;
  }

  private static String id(int start) {
    return "2026-01-31T09-%02d-00Z-traceback-%d".formatted(30 + start % 30, start);
  }

  private static Dossier found(int start, Instant at, int run, Fingerprint fingerprint) {
    var subject =
        new Dossier.Subject(
            id(start),
            at,
            run,
            new Incarnation(start),
            "traceback",
            "KeyError: 'lr' after " + SECRET,
            List.of("train"),
            Optional.of(fingerprint));
    var course = new Dossier.Course(Optional.empty(), List.of(), Optional.empty(), List.of());
    return new Dossier(subject, course);
  }

  private static Dossier around(Dossier known) {
    int start = known.subject().incarnation().number();
    var excerpt =
        new LogExcerpt(
            List.of(
                new LogExcerpt.Line(0, "step 1 of start " + start, false),
                new LogExcerpt.Line(16, "KeyError: 'lr'", true)));
    return new Dossier(known.subject(), known.course(), known.stack(), excerpt, List.of());
  }

  private static String open(Incidents to, Dossier found) throws IOException {
    String told = "incident " + found.id();
    return to.open(
        found,
        RepeatsTest::around,
        List.of(new Chapter(found.subject().opened(), told)),
        () -> List.of(new Page("state.json", "{}\n")));
  }

  private static String open(Incidents to, int start) throws IOException {
    return open(to, found(start, AT.plusSeconds(60L * start), 1, ONE));
  }

  private static void ended(Incidents to, int start, int status) throws IOException {
    to.amend(
        id(start),
        new Dossier.Course(
            Optional.of("exited with " + status),
            List.of(),
            Optional.of("retry: it was start " + start),
            List.of()),
        RepeatsTest::around);
  }

  private Path file(String name) {
    return layout.incidents().resolve(id(1)).resolve(name);
  }

  private List<IncidentIndex.Row> rows() throws IOException {
    return new IncidentIndex(layout, disk).read();
  }

  private long counted() throws IOException {
    return rows().stream().mapToLong(IncidentIndex.Row::times).sum();
  }

  @Test
  void whatComesAgainGetsALineInTheFolderOfTheFirst() throws IOException {
    Incidents incidents = incidents(disk);
    assertThat(open(incidents, 1)).isEqualTo(id(1));
    assertThat(open(incidents, 2)).isEqualTo(id(1));
    assertThat(open(incidents, 3)).isEqualTo(id(1));
    assertThat(incidents.ids()).containsExactly(id(1));
    assertThat(incidents.repeats(id(1)))
        .extracting(Occurrence::id, Occurrence::number, Occurrence::offset)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(id(2), 2L, OptionalLong.of(16)),
            org.assertj.core.groups.Tuple.tuple(id(3), 3L, OptionalLong.of(16)));
    assertThat(rows())
        .extracting(IncidentIndex.Row::id, IncidentIndex.Row::folder, IncidentIndex.Row::number)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(id(1), id(1), 1L),
            org.assertj.core.groups.Tuple.tuple(id(2), id(1), 2L),
            org.assertj.core.groups.Tuple.tuple(id(3), id(1), 3L));
    assertThat(file("report.md"))
        .content()
        .contains("- times: 3, the last 2026-01-31 09:33:00 UTC", "## Repeats", id(3));
    assertThat(file("occurrences.jsonl")).content().doesNotContain(SECRET).hasLineCount(2);
    assertThat(layout.incidentIndex()).content().doesNotContain(SECRET);
  }

  @Test
  void whatIsLearntOfARepeatChangesNothingAboutTheFirst() throws IOException {
    Incidents incidents = incidents(disk);
    open(incidents, 1);
    ended(incidents, 1, 1);
    Dossier first = incidents.read(id(1)).orElseThrow();
    open(incidents, 2);
    incidents.tell(id(2), new Chapter(AT.plusSeconds(121), "restarting now"));
    incidents.addLine(id(2), "signals.jsonl", "{}");
    incidents.add(id(2), new Page("rule_match.json", "{}"));
    ended(incidents, 2, 7);

    assertThat(incidents.read(id(1))).contains(first);
    assertThat(file("log_excerpt.txt")).content().contains("of start 1");
    assertThat(file("signals.jsonl")).doesNotExist();
    assertThat(file("rule_match.json")).doesNotExist();
    Occurrence second = incidents.repeats(id(1)).getFirst();
    assertThat(second.ended()).contains("exited with 7");
    assertThat(second.verdict()).contains("retry: it was start 2");
    assertThat(incidents.story(id(1)))
        .extracting(Chapter::words)
        .containsExactly("incident " + id(1), "incident " + id(2), "restarting now");
    assertThat(file("report.md"))
        .content()
        .contains("- ended: the job exited with 1", "the job exited with 7; retry: it was start 2");
  }

  @Test
  void theTimeRunsFromTheLatestOccurrence() throws IOException {
    Incidents incidents = incidents(disk);
    open(incidents, found(1, AT, 1, ONE));
    assertThat(open(incidents, found(2, AT.plus(WITHIN), 1, ONE))).isEqualTo(id(1));
    assertThat(open(incidents, found(3, AT.plus(WITHIN).plus(WITHIN), 1, ONE))).isEqualTo(id(1));
    Instant later = AT.plus(WITHIN.multipliedBy(3)).plusMillis(1);
    assertThat(open(incidents, found(4, later, 1, ONE))).isEqualTo(id(4));
    assertThat(open(incidents, found(5, later.plusSeconds(1), 1, ONE))).isEqualTo(id(4));
  }

  @Test
  void anotherFailureAnotherRunAndOneWithoutAFingerprintGetFoldersOfTheirOwn() throws IOException {
    Incidents incidents = incidents(disk);
    open(incidents, found(1, AT, 1, ONE));
    assertThat(open(incidents, found(2, AT.plusSeconds(1), 1, TWO))).isEqualTo(id(2));
    assertThat(open(incidents, found(3, AT.plusSeconds(2), 2, ONE))).isEqualTo(id(3));
    Dossier.Subject known = found(4, AT.plusSeconds(3), 2, ONE).subject();
    var unknown =
        new Dossier.Subject(
            known.id(),
            known.opened(),
            known.run(),
            known.incarnation(),
            known.detector(),
            known.cause(),
            known.command());
    Dossier.Course course = found(4, AT, 2, ONE).course();
    assertThat(open(incidents, new Dossier(unknown, course))).isEqualTo(id(4));
  }

  @Test
  void withoutATimeEachGetsAFolder() throws IOException {
    var incidents = new Incidents(layout, disk, REDACTOR, Duration.ZERO);
    incidents.settle();
    open(incidents, found(1, AT, 1, ONE));
    open(incidents, found(2, AT, 1, ONE));
    assertThat(incidents.ids()).containsExactly(id(1), id(2));
  }

  @Test
  void whateverItDiesInEachRepeatIsThereOnceAndWhole() throws IOException {
    int died = 0;
    for (int step = 0; ; step++) {
      var changes = new BrokenDisk.Countdown(step);
      try {
        loop(incidents(new BrokenDisk(disk, changes)));
      } catch (IOException _) {
        died++;
      }
      loop(incidents(disk));
      Incidents next = incidents(disk);
      assertThat(next.ids()).as("after %d changes", step).containsExactly(id(1));
      assertThat(next.read(id(1)).orElseThrow().course().ended()).contains("exited with 1");
      assertThat(next.repeats(id(1)))
          .as("after %d changes", step)
          .extracting(it -> it.id() + " " + it.number() + " " + it.ended().orElse(""))
          .containsExactly(id(2) + " 2 exited with 2", id(3) + " 3 exited with 3");
      assertThat(file("occurrences.jsonl")).content().hasLineCount(2).endsWith("\n");
      assertThat(rows())
          .as("after %d changes", step)
          .extracting(IncidentIndex.Row::id)
          .containsExactly(id(1), id(2), id(3));
      assertThat(counted()).isEqualTo(3);
      assertThat(next.story(id(1))).hasSize(3);
      assertThat(file("report.md")).content().contains("- times: 3,", "exited with 3");
      delete(layout.incidents());
      if (!changes.isOver()) {
        break;
      }
    }
    assertThat(died).isGreaterThan(30);
  }

  private void loop(Incidents to) throws IOException {
    for (int start = 1; start <= 3; start++) {
      open(to, start);
      ended(to, start, start);
    }
  }

  private void delete(Path folder) throws IOException {
    for (String name : disk.list(folder)) {
      delete(folder.resolve(name));
    }
    disk.delete(folder);
  }

  @Test
  void aTornOrForeignLineHidesNoOther() throws IOException {
    Incidents incidents = incidents(disk);
    loop(incidents);
    Files.writeString(
        file("occurrences.jsonl"),
        "<<<<<<< HEAD\n{}\n{\"id\":\"x\",\"number\":1}\n{\"id\":\"2026-01-3",
        StandardOpenOption.APPEND);
    Incidents next = incidents(disk);
    assertThat(next.repeats(id(1))).extracting(Occurrence::id).containsExactly(id(2), id(3));
    open(next, 4);
    assertThat(next.repeats(id(1))).extracting(Occurrence::number).containsExactly(2L, 3L, 4L);
    assertThat(counted()).isEqualTo(4);
  }

  @Test
  void aFolderThatIsGoneTakesItsRepeatsWithIt() throws IOException {
    loop(incidents(disk));
    delete(layout.incidents().resolve(id(1)));
    Incidents next = incidents(disk);
    assertThat(open(next, found(4, AT.plusSeconds(200), 1, ONE))).isEqualTo(id(4));
  }

  /** The lines and rows of a loop up to a number, as they are when it was written down. */
  private void upTo(int number) throws IOException {
    open(incidents(disk), found(1, AT, 1, ONE));
    var lines = new StringBuilder();
    var rows = new StringBuilder();
    for (int i = 2; i <= number; i++) {
      var one = Occurrence.of(found(i, AT.plusSeconds(i), 1, ONE), i);
      if (i <= OccurrenceFile.MOST || i == number) {
        lines.append(one.line()).append('\n');
      }
      rows.append(JsonText.compact(one.row(id(1), Optional.of(ONE), 1).json())).append('\n');
    }
    Files.writeString(file("occurrences.jsonl"), lines);
    Files.writeString(layout.incidentIndex(), rows, StandardOpenOption.APPEND);
  }

  @Test
  void ofALoopWithoutEndTheFirstAndTheLatestAreKeptAndTheCountGoesOn() throws IOException {
    upTo(1997);
    Incidents incidents = incidents(disk);
    for (int i = 1998; i <= 2003; i++) {
      assertThat(open(incidents, found(i, AT.plusSeconds(i), 1, ONE))).isEqualTo(id(1));
      ended(incidents, i, i);
    }
    List<Occurrence> lines = incidents.repeats(id(1));
    assertThat(lines).hasSize(OccurrenceFile.MOST);
    assertThat(lines.getLast().number()).isEqualTo(2003);
    assertThat(lines.getLast().ended()).contains("exited with 2003");
    assertThat(rows()).hasSize(OccurrenceFile.MOST + 4);
    assertThat(counted()).isEqualTo(2003);
    assertThat(file("report.md")).content().contains("- times: 2003,");

    // Those that have lost their line are not new when they are told of again.
    Incidents next = incidents(disk);
    for (int i = 1995; i <= 2003; i++) {
      assertThat(open(next, found(i, AT.plusSeconds(i), 1, ONE))).isEqualTo(id(1));
    }
    assertThat(counted()).isEqualTo(2003);

    Files.delete(layout.incidentIndex());
    incidents(disk);
    assertThat(counted()).isEqualTo(2003);
  }

  @Test
  void aStoryWithoutEndKeepsItsBeginningAndItsLatest() {
    List<Chapter> story = List.of();
    for (int i = 0; i < 1500; i++) {
      story = StoryText.with(story, new Chapter(AT.plusSeconds(i), "it was " + i));
    }
    assertThat(story).hasSize(1000);
    assertThat(story.get(499).words()).isEqualTo("it was 499");
    assertThat(story.get(500).words()).isEqualTo("it was 1000");
    assertThat(story.getLast().words()).isEqualTo("it was 1499");
    assertThat(StoryText.with(story, new Chapter(AT.plusSeconds(700), "it was 700")))
        .isEqualTo(story);
  }
}
