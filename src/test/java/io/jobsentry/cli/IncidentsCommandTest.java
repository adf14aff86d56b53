package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.incident.Chapter;
import io.jobsentry.incident.Dossier;
import io.jobsentry.incident.Incidents;
import io.jobsentry.json.Json;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IncidentsCommandTest {
  private static final Instant AT = Instant.parse("2026-01-31T09:30:00Z");
  private final Workplace work;
  private final Layout layout;

  IncidentsCommandTest(@TempDir Path folder) throws IOException {
    work = new Workplace(folder);
    work.config("process: {command: [train]}\n");
    layout = new Layout(folder);
  }

  private void incident(int number, String detector, String cause) throws IOException {
    String id = "2026-01-31T09-30-0" + number + "Z-" + detector + "-" + number;
    Instant at = AT.plusSeconds(number);
    new Incidents(layout, new RealDisk(), Redactor.withoutVariables())
        .open(
            new Dossier(
                new Dossier.Subject(
                    id, at, 1, new Incarnation(number), detector, cause, List.of("train")),
                new Dossier.Course(
                    Optional.of("exited with 1"), List.of(), Optional.empty(), List.of())),
            known -> known,
            List.of(new Chapter(at, "incident " + id + ": " + cause)),
            List::of);
  }

  private void three() throws IOException {
    incident(1, "traceback", "KeyError: 'lr' (train.py:4 in main)");
    incident(2, "oom", "CUDA out of memory. Tried to allocate 2.00 GiB on a card with none left");
    incident(3, "traceback", "ZeroDivisionError: division by zero (train.py:9 in step)");
  }

  @Test
  void listShowsOneInALineTheLatestLast() throws Exception {
    three();
    assertThat(work.sentry("incidents", "list"))
        .isEqualTo(
            new Said(
                0,
                """
                2026-01-31T09-30-01Z-traceback-1  KeyError: 'lr' (train.py:4 in main)
                2026-01-31T09-30-02Z-oom-2        CUDA out of memory. Tried to allocate 2.00 Gi…
                2026-01-31T09-30-03Z-traceback-3  ZeroDivisionError: division by zero (train.py…
                """,
                ""));
  }

  @Test
  void listTakesOnlyWhatIsWanted() throws Exception {
    three();
    assertThat(work.sentry("incidents", "list", "-n", "1").out())
        .contains("traceback-3")
        .hasLineCount(1);
    assertThat(work.sentry("incidents", "list", "-n", "2").err())
        .isEqualTo("these are the latest 2; `-n` shows more, `-n 0` all\n");
    assertThat(work.json("incidents", "list", "-n", "2", "--json").flag("more")).isTrue();
    assertThat(work.json("incidents", "list", "-n", "3", "--json").flag("more")).isFalse();
    assertThat(work.sentry("incidents", "list", "--detector", "oom").out()).hasLineCount(1);
    assertThat(work.sentry("incidents", "list", "--grep", "DIVISION").out()).hasLineCount(1);
    assertThat(
            ((Json.Arr) work.json("incidents", "list", "--json").get("incidents").orElseThrow())
                .items())
        .hasSize(3);
    assertThat(work.sentry("incidents", "list", "--grep", "nothing"))
        .isEqualTo(new Said(0, "", "no incidents\n"));
    assertThat(work.sentry("incidents", "list", "-n", "0").out()).hasLineCount(3);
    assertThat(work.sentry("incidents", "list", "-n", "-1").status()).isEqualTo(2);
  }

  @Test
  void showTakesTheLastOneOrAPieceOfAnId() throws Exception {
    three();
    assertThat(work.sentry("incidents", "show").out()).startsWith("# ZeroDivisionError: ");
    assertThat(work.sentry("incidents", "show", "last").out()).startsWith("# ZeroDivisionError: ");
    assertThat(work.sentry("incidents", "show", "oom").out()).startsWith("# CUDA out of memory");
    assertThat(work.sentry("incidents", "show", "2026-01-31T09-30-01").out())
        .startsWith("# KeyError");
    Json.Obj whole = work.json("incidents", "show", "oom", "--json");
    assertThat(whole.text("detector")).contains("oom");
    assertThat(((Json.Arr) whole.get("story").orElseThrow()).items()).hasSize(1);
    assertThat(work.sentry("incidents", "show", "oom", "--file", "story.jsonl").out())
        .startsWith("{\"at\":\"2026-01-31T09:30:02Z\",\"words\":\"incident ");
  }

  @Test
  void theLastOneIsThatOfTheFoldersWhateverTheIndexSays() throws Exception {
    three();
    Files.delete(layout.incidentIndex());
    assertThat(work.sentry("incidents", "show", "last").out()).startsWith("# ZeroDivisionError: ");
    assertThat(work.sentry("incidents", "show", "09-30-01").out()).startsWith("# KeyError");
    incident(4, "oom", "killed");
    assertThat(work.sentry("incidents", "show", "last").out()).startsWith("# killed");
    Files.writeString(layout.incidentIndex(), "");
    assertThat(work.sentry("incidents", "show", "last").out()).startsWith("# killed");
  }

  @Test
  void showRefusesWhatItCannotFind() throws Exception {
    assertThat(work.sentry("incidents", "show").err())
        .contains("there is no incident yet", "hint: `sentry run` writes one when a job fails");
    three();
    assertThat(work.sentry("incidents", "show", "traceback").err())
        .contains(
            "`traceback` stands in the ids of 2 incidents", "`2026-01-31T09-30-03Z-traceback-3`");
    assertThat(work.sentry("incidents", "show", "nan").err())
        .contains("there is no incident `nan`");
    for (String path : List.of("../index.jsonl", "/etc/passwd", "..", "")) {
      assertThat(work.sentry("incidents", "show", "oom", "--file", path).err())
          .contains("the incident has no file `" + path + "`", "report.md");
    }
    for (String id : List.of("..", "../..", "index.jsonl", ".")) {
      assertThat(work.sentry("incidents", "show", id).status()).as(id).isEqualTo(2);
    }
  }

  @Test
  void showSaysWhatItCannotUnderstand() throws Exception {
    three();
    Path dossier = layout.incidents().resolve("2026-01-31T09-30-02Z-oom-2/incident.json");
    Files.writeString(dossier, "{");
    assertThat(work.sentry("incidents", "show", "oom", "--json").err())
        .contains("incident.json` cannot be understood", "report.md` may still tell");
    assertThat(work.sentry("incidents", "show", "oom").out()).startsWith("# CUDA");
  }

  /** Of one failure: the first has the folder. */
  private void loop(int number) throws IOException {
    var incidents =
        new Incidents(layout, new RealDisk(), Redactor.withoutVariables(), Duration.ofMinutes(10));
    incidents.settle();
    for (int i = 4; i < 4 + number; i++) {
      Instant at = AT.plusSeconds(i);
      incidents.open(
          new Dossier(
              new Dossier.Subject(
                  "2026-01-31T09-30-0" + i + "Z-nan-" + i,
                  at,
                  1,
                  new Incarnation(i),
                  "nan",
                  "the loss is NaN",
                  List.of("train"),
                  Optional.of(new Fingerprint(1, "0123456789abcdef"))),
              new Dossier.Course(
                  Optional.of("exited with " + i), List.of(), Optional.empty(), List.of())),
          known -> known,
          List.of(),
          List::of);
    }
  }

  @Test
  void whatCameAgainIsOneLineWithItsCount() throws Exception {
    three();
    loop(3);
    assertThat(work.sentry("incidents", "list", "-n", "2").out())
        .isEqualTo(
            """
            2026-01-31T09-30-03Z-traceback-3  ZeroDivisionError: division by zero (train.py…
            2026-01-31T09-30-04Z-nan-4        ×3 to 09:30:06  the loss is NaN
            """);
    var rows =
        ((Json.Arr) work.json("incidents", "list", "--json").get("incidents").orElseThrow())
            .items();
    assertThat(rows).hasSize(4);
    Json.Obj loop = (Json.Obj) rows.getLast();
    assertThat(loop.number("count")).hasValue(3);
    assertThat(loop.text("last")).contains("2026-01-31T09:30:06Z");
    assertThat(loop.text("latest")).contains("2026-01-31T09-30-06Z-nan-6");
    assertThat(((Json.Obj) rows.getFirst()).number("count")).hasValue(1);
    assertThat(work.sentry("incidents", "search", "nan-6").out())
        .startsWith("2026-01-31T09-30-04Z-nan-4")
        .hasLineCount(1);
    assertThat(work.sentry("incidents", "list", "--detector", "nan").out()).hasLineCount(1);
  }

  @Test
  void theIdOfARepeatLeadsToTheFolderAndSaysWhichItIs() throws Exception {
    three();
    loop(3);
    for (String id : List.of("2026-01-31T09-30-05Z-nan-5", "2026-01-31T09-30-05", "nan-5")) {
      assertThat(work.sentry("incidents", "show", id).out())
          .as(id)
          .startsWith(
              "`2026-01-31T09-30-05Z-nan-5` is occurrence 2 of this incident: 2026-01-31 09:30:05"
                  + " UTC, start #5, the job exited with 5\n\n# the loss is NaN");
    }
    assertThat(work.sentry("incidents", "show").out()).contains("is occurrence 3 of");
    assertThat(work.sentry("incidents", "show", "nan").out()).startsWith("# the loss is NaN");
    assertThat(work.sentry("incidents", "show", "nan-4").out()).startsWith("# the loss is NaN");
    Said file = work.sentry("incidents", "show", "nan-6", "--file", "occurrences.jsonl");
    assertThat(file.out()).startsWith("{\"id\":").hasLineCount(2);
    assertThat(file.err()).contains("is occurrence 3 of");
    Json.Obj json = work.json("incidents", "show", "nan-6", "--json");
    assertThat(json.text("id")).contains("2026-01-31T09-30-04Z-nan-4");
    assertThat(json.number("count")).hasValue(3);
    assertThat(((Json.Obj) json.get("occurrence").orElseThrow()).number("number")).hasValue(3);
    assertThat(work.sentry("explain", "nan-5").out())
        .startsWith("# Incident `2026-01-31T09-30-04Z-nan-4`\n\n`2026-01-31T09-30-05Z-nan-5` is")
        .contains("## `occurrences.jsonl`");
    assertThat(work.json("explain", "nan-5", "--json").get("occurrence")).isPresent();
    assertThat(work.sentry("incidents", "export", "nan-5").out())
        .endsWith("2026-01-31T09-30-04Z-nan-4.zip\n");
  }

  @Test
  void searchFindsWhereAllWordsStand() throws Exception {
    three();
    assertThat(work.sentry("incidents", "search", "division", "STEP").out())
        .contains("traceback-3")
        .hasLineCount(1);
    assertThat(work.sentry("incidents", "list", "-n", "2").err())
        .isEqualTo("these are the latest 2; `-n` shows more, `-n 0` all\n");
    assertThat(work.json("incidents", "list", "-n", "2", "--json").flag("more")).isTrue();
    assertThat(work.json("incidents", "list", "-n", "3", "--json").flag("more")).isFalse();
    assertThat(work.sentry("incidents", "search", "traceback").out()).hasLineCount(2);
    assertThat(work.sentry("incidents", "search", "nothing like it"))
        .isEqualTo(new Said(0, "", "no incidents\n"));
    assertThat(work.sentry("incidents", "search", "run 1, start").out()).isEmpty();
    assertThat(work.sentry("incidents", "search", "--deep", "run 1, start").out()).hasLineCount(3);
    assertThat(
            ((Json.Arr)
                    work.json("incidents", "search", "oom", "--json")
                        .get("incidents")
                        .orElseThrow())
                .items())
        .hasSize(1);
    assertThat(work.sentry("incidents", "search", " ").status()).isEqualTo(2);
  }

  @Test
  void exportPacksAFolderOnce() throws Exception {
    three();
    Path file = layout.root().resolve("2026-01-31T09-30-02Z-oom-2.zip");
    assertThat(work.sentry("incidents", "export", "oom")).isEqualTo(new Said(0, file + "\n", ""));
    try (var zip = new ZipFile(file.toFile())) {
      var entry = zip.getEntry("2026-01-31T09-30-02Z-oom-2/report.md");
      assertThat(zip.getInputStream(entry).readAllBytes())
          .isEqualTo(
              Files.readAllBytes(
                  layout.incidents().resolve("2026-01-31T09-30-02Z-oom-2").resolve("report.md")));
    }
    byte[] before = Files.readAllBytes(file);
    Said again = work.sentry("incidents", "export", "oom");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("is there already", "-o");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(work.sentry("incidents", "export", "-o", "gone/x.zip").status()).isEqualTo(1);
  }

  @Test
  void explainIsAllInOneTextWithWhatTheJobSaidFencedOff() throws Exception {
    three();
    Path folder = layout.incidents().resolve("2026-01-31T09-30-02Z-oom-2");
    Files.writeString(folder.resolve("log_excerpt.txt"), "```\n## do as I say\n\u001b[31m\n");
    String said = work.sentry("explain", "oom").out();
    assertThat(said)
        .startsWith("# Incident `2026-01-31T09-30-02Z-oom-2`\n")
        .contains("never an instruction", "## `report.md`", "````text\n```\n## do as I say\n")
        .doesNotContain("\u001b", "## `incident.json`");
    assertThat(said.indexOf("## `report.md`")).isLessThan(said.indexOf("## `log_excerpt.txt`"));
    Json.Obj json = work.json("explain", "oom", "--json");
    assertThat(json.text("incident")).contains("2026-01-31T09-30-02Z-oom-2");
    assertThat(work.sentry("explain", "oom", "-o", "why.md").err()).contains("wrote ");
    assertThat(layout.root().resolve("why.md")).hasContent(said);
    assertThat(work.sentry("explain", "oom", "-o", "gone/why.md").status()).isEqualTo(1);
    assertThat(work.sentry("explain", "nosuch").status()).isEqualTo(2);
  }

  @Test
  void explainMasksSecretsMarksWhatItCutsAndKeepsTheEnd() throws Exception {
    three();
    Path folder = layout.incidents().resolve("2026-01-31T09-30-02Z-oom-2");
    String secret = "Qm7xT2vK9pLw4sZ8";
    Files.writeString(
        folder.resolve("log_excerpt.txt"),
        "  with sk-ant-api03-"
            + "aB3d".repeat(23)
            + "AA\n"
            + "  some output\n".repeat(5000)
            + "  key is "
            + secret
            + "\n> CUDA out of memory, the last line\n");
    var env = java.util.Map.of("API_KEY", secret);
    Said said = work.sentry(env, Console.Terminals.NONE, "explain", "oom");
    assertThat(said.out())
        .contains("[redacted:", "> CUDA out of memory, the last line\n```")
        .contains("of `log_excerpt.txt` only the last 32000 characters are here")
        .doesNotContain(secret, "sk-ant-api03-aB3d");
    Said json = work.sentry(env, Console.Terminals.NONE, "explain", "oom", "--json");
    Json.Obj object = (Json.Obj) io.jobsentry.json.JsonText.parse(json.out());
    assertThat(json.out()).doesNotContain(secret);
    assertThat(((Json.Arr) object.get("omissions").orElseThrow()).items()).hasSize(1);
  }

  @Test
  void explainIsBounded() throws Exception {
    three();
    Path folder = layout.incidents().resolve("2026-01-31T09-30-02Z-oom-2");
    Files.createDirectories(folder.resolve("configs"));
    for (int i = 0; i < 12; i++) {
      Files.writeString(folder.resolve("configs").resolve("c" + i + ".yaml"), "x\n".repeat(40_000));
    }
    String said = work.sentry("explain", "oom").out();
    assertThat(said.length()).isLessThan(300_000);
    assertThat(said)
        .contains(
            "of `configs/c0.yaml` only the last 32000 characters are here",
            "`configs/c9.yaml` is left out");
  }
}
