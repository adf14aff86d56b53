package io.jobsentry.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jobsentry.disk.Disk;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IncidentsTest {
  private static final String SECRET = "correct-horse-7-battery";
  private static final Redactor REDACTOR = Redactor.of(Map.of("DB_PASSWORD", SECRET));
  private static final Instant AT = Instant.parse("2026-01-31T09:30:00Z");
  private static final String ID = "2026-01-31T09-30-00Z-traceback-3";
  private static final Dossier.Subject SUBJECT =
      new Dossier.Subject(
          ID,
          AT,
          2,
          new Incarnation(3),
          "traceback",
          "KeyError: 'lr' (train.py:4 in main)",
          List.of("python3", "train.py", "--password", SECRET));
  private static final Dossier.Course COURSE =
      new Dossier.Course(
          Optional.empty(), List.of("using " + SECRET), Optional.empty(), List.of("rank3"));
  private static final List<Chapter> STORY =
      List.of(new Chapter(AT, "incident " + ID + ": KeyError: 'lr' (train.py:4 in main)"));

  private final Layout layout;
  private final Disk disk = new RealDisk();
  private final Incidents incidents;

  IncidentsTest(@TempDir Path folder) {
    layout = new Layout(folder);
    incidents = new Incidents(layout, disk, REDACTOR);
  }

  private static Dossier around(Dossier known) {
    return new Dossier(
        known.subject(),
        known.course(),
        Optional.of(
            new Stack(
                "python",
                "KeyError",
                "'lr'",
                Optional.of("train.py:4 in main"),
                List.of(
                    "Traceback (most recent call last):",
                    "  File \"train.py\", line 4, in main",
                    "    step(cfg['lr'], '" + SECRET + "')",
                    "KeyError: 'lr'"),
                0)),
        new LogExcerpt(
            List.of(
                new LogExcerpt.Line(0, "step 1 ```", false),
                new LogExcerpt.Line(11, "Traceback (most recent call last):", true),
                new LogExcerpt.Line(46, "  File \"train.py\", line 4, in main", true))),
        List.of(
            new Page(
                "frames/01-train.py.md",
                """
                # `train.py:4` in `main`

                ```python
                  3 | def main(cfg):
                > 4 |     step(cfg['lr'], '%s')
                ```
                """
                    .formatted(SECRET)),
            new Page("frames/02-cli.py.md", "# `cli.py:9` in `run`\n\nNot shown.\n")));
  }

  private void open(Incidents to) throws IOException {
    to.open(
        new Dossier(SUBJECT, COURSE),
        IncidentsTest::around,
        STORY,
        () -> List.of(new Page("state.json", "{\"password\": \"" + SECRET + "\"}\n")));
  }

  private String text(String name) throws IOException {
    return Files.readString(layout.incidents().resolve(ID).resolve(name));
  }

  @Test
  void writesAPageThatSaysWhatFailedWhyAndWhere() throws IOException {
    open(incidents);
    incidents.tell(ID, new Chapter(AT.plusSeconds(1), "restarting now: attempt 1 of 5"));
    assertThat(text("report.md"))
        .isEqualTo(
            """
            # KeyError: 'lr' (train.py:4 in main)

            - incident: `2026-01-31T09-30-00Z-traceback-3`
            - opened: 2026-01-31 09:30:00 UTC
            - job: run 2, start #3
            - command: `python3 train.py --password [redacted:job-secret]`
            - noticed by: `traceback`
            - place: `train.py:4 in main`
            - failing: 1: rank3

            ## Last words

            ```text
            using [redacted:job-secret]
            ```

            ## Source

            ### `train.py:4` in `main`

            ```python
              3 | def main(cfg):
            > 4 |     step(cfg['lr'], '[redacted:job-secret]')
            ```

            - [`cli.py:9` in `run`](frames/02-cli.py.md)

            ## Stack trace (python)

            ```text
            Traceback (most recent call last):
              File "train.py", line 4, in main
                step(cfg['lr'], '[redacted:job-secret]')
            KeyError: 'lr'
            ```

            ## Output around it

            ````text
              step 1 ```
            > Traceback (most recent call last):
            >   File "train.py", line 4, in main
            ````

            ## What happened

            - 2026-01-31 09:30:00  incident 2026-01-31T09-30-00Z-traceback-3: KeyError: 'lr' (train.py:4 in main)
            - 2026-01-31 09:30:01  restarting now: attempt 1 of 5
            """);
  }

  @Test
  void keepsSecretsOutOfEveryFile() throws IOException {
    open(incidents);
    incidents.tell(ID, new Chapter(AT, "it said " + SECRET));
    incidents.amend(ID, COURSE.endedWith("exited with " + SECRET), IncidentsTest::around);
    try (var files = Files.walk(layout.incidents())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(SECRET);
      }
    }
  }

  @Test
  void readsWhatItWrote() throws IOException {
    open(incidents);
    Dossier read = incidents.read(ID).orElseThrow();
    assertThat(read)
        .isEqualTo(around(new Dossier(SUBJECT, COURSE)).with(text -> REDACTOR.redact(text).text()));
    assertThat(incidents.story(ID)).isEqualTo(STORY);
    assertThat(new IncidentIndex(layout, disk).read()).containsExactly(IncidentIndex.Row.of(read));
  }

  @Test
  void toldTwiceIsWrittenOnce() throws IOException {
    open(incidents);
    open(incidents);
    var chapter = new Chapter(AT.plusSeconds(1), "restarting now, with " + SECRET);
    incidents.tell(ID, chapter);
    incidents.tell(ID, chapter);
    assertThat(incidents.story(ID)).hasSize(2);
    assertThat(new IncidentIndex(layout, disk).read()).hasSize(1);
  }

  @Test
  void whateverItDiesInNothingIsTornOrLost() throws IOException {
    int died = 0;
    for (int step = 0; ; step++) {
      var changes = new BrokenDisk.Countdown(step);
      var dying = new Incidents(layout, new BrokenDisk(disk, changes), REDACTOR);
      try {
        story(dying);
      } catch (IOException _) {
        died++;
      }
      boolean half = Files.exists(layout.incidents().resolve(ID));
      assertThat(!half || Files.exists(layout.incidents().resolve(ID).resolve("report.md")))
          .as("the folder is whole or not there, after %d changes", step)
          .isTrue();
      // The next sentry finishes it, and hears the story again.
      var next = new Incidents(layout, disk, REDACTOR);
      next.settle();
      story(next);
      assertThat(next.ids()).containsExactly(ID);
      assertThat(next.story(ID)).hasSize(2);
      assertThat(next.read(ID).orElseThrow().course().ended()).contains("exited with 1");
      assertThat(text("report.md")).contains("exited with 1", "restarting now");
      assertThat(new IncidentIndex(layout, disk).read())
          .extracting(IncidentIndex.Row::id)
          .containsExactly(ID);
      assertThat(disk.list(layout.incidents())).containsExactly(ID, "index.jsonl");
      delete(layout.incidents().resolve(ID));
      disk.delete(layout.incidentIndex());
      if (!changes.isOver()) {
        break;
      }
    }
    assertThat(died).isGreaterThan(12);
  }

  private void delete(Path folder) throws IOException {
    for (String name : disk.list(folder)) {
      delete(folder.resolve(name));
    }
    disk.delete(folder);
  }

  private void story(Incidents to) throws IOException {
    open(to);
    to.tell(ID, new Chapter(AT.plusSeconds(1), "restarting now: attempt 1 of 5"));
    to.amend(ID, COURSE.endedWith("exited with 1"), IncidentsTest::around);
  }

  @Test
  void whatIsLearntLaterLeavesNoFrameOfBefore() throws IOException {
    open(incidents);
    incidents.amend(ID, COURSE.endedWith("exited with 1"), known -> known);
    assertThat(disk.list(layout.incidents().resolve(ID).resolve("frames"))).isEmpty();
  }

  @Test
  void aFloodOfLinesKeepsTheFirstOnceEach() throws IOException {
    open(incidents);
    for (int i = 0; i < 2100; i++) {
      incidents.addLine(ID, "signals.jsonl", "{\"n\":" + i % 1050 + ",\"of\":\"" + SECRET + "\"}");
    }
    assertThat(text("signals.jsonl"))
        .hasLineCount(1000)
        .startsWith("{\"n\":0,")
        .endsWith("{\"n\":999,\"of\":\"[redacted:job-secret]\"}\n")
        .doesNotContain(SECRET);
  }

  @Test
  void nothingIsAddedToWhatIsNoIncident() throws IOException {
    incidents.add(ID, new Page("rule_match.json", "{}"));
    incidents.addLine(ID, "signals.jsonl", "{}");
    assertThat(Files.exists(layout.incidents().resolve(ID))).isFalse();
  }

  @Test
  void aNameThatLeavesTheFolderIsNoPage() {
    for (String name : List.of("", "/etc/passwd", "../x", "frames/../../x")) {
      assertThatThrownBy(() -> new Page(name, "")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aTornRowOfTheIndexIsFoundAgainFromItsFolder() throws IOException {
    open(incidents);
    byte[] index = Files.readAllBytes(layout.incidentIndex());
    for (int size = 0; size < index.length; size++) {
      Files.write(layout.incidentIndex(), java.util.Arrays.copyOf(index, size));
      new Incidents(layout, disk, REDACTOR).settle();
      assertThat(new IncidentIndex(layout, disk).read())
          .as("cut to %d bytes", size)
          .extracting(IncidentIndex.Row::id)
          .containsExactly(ID);
    }
  }

  @Test
  void foreignLinesInAStoryDoNotHideTheRest() throws IOException {
    open(incidents);
    Path story = layout.incidents().resolve(ID).resolve("story.jsonl");
    Files.writeString(story, "<<<<<<< HEAD\n{\"at\":\"soon\"}\n", StandardOpenOption.APPEND);
    assertThat(incidents.story(ID)).isEqualTo(STORY);
  }

  @Test
  void aFolderThatCannotBeUnderstoodIsNoIncident() throws IOException {
    open(incidents);
    Path dossier = layout.incidents().resolve(ID).resolve("incident.json");
    for (String broken : List.of("", "{", "[]", "{}", "{\"id\":\"x\",\"opened\":\"soon\"}")) {
      Files.write(dossier, broken.getBytes(StandardCharsets.UTF_8));
      assertThat(incidents.read(ID)).as(broken).isEmpty();
    }
  }

  @Test
  void aDiskThatFailsIsSaid() {
    var full = new Incidents(layout, new BrokenDisk(disk, new BrokenDisk.Countdown(0)), REDACTOR);
    assertThatThrownBy(() -> open(full)).isInstanceOf(IOException.class);
  }
}
