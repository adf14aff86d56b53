package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.journal.Journal;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.ledger.Clerk;
import io.jobsentry.ledger.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of sentry while it writes down a failure, at whatever it is about: after the next
 * start nothing is torn, lost or there twice. {@code -Dsentry.midway.kills=2000} is a long run; the
 * build makes a shorter one.
 */
@Timeout(3600)
final class KilledMidwayIT {
  private static final int KILLS = Integer.getInteger("sentry.midway.kills", 20);
  private static final long SEED = Long.getLong("sentry.seed", System.nanoTime());

  /** In so many projects at a time. */
  private static final int PROJECTS = 2;

  private static final Duration LOOK = Duration.ofNanos(100_000);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** It fails in one of three ways, whoever is there to see it, until it may end. */
  private static final String JOB =
      """
      import json, os, sys, time

      def load(path):
          with open(path) as file:
              return json.load(file)

      def step(number):
          settings = {}
          if number % 3 == 0:
              return settings['lr']
          if number % 3 == 1:
              return load('nowhere.json')
          return json.loads('{')

      if os.path.exists('end'):
          sys.exit(0)
      with open('starts', 'a') as starts:
          starts.write('x')
      print('step 1', flush=True)
      step(os.path.getsize('starts'))
      """;

  private static final List<At> EVERYWHERE = List.of(At.values());

  private static final String CONFIG =
      """
      process:
        command: [python3, train.py]
        restart_policy: {backoff: fixed, cooldown_seconds: 0.15, max_restarts: 100000, max_identical_failures: 0}
      rules:
        - name: again
          match: {detector: traceback, message_regex: KeyError}
          action: {kind: restart_with_env, set: {LR: "0.1"}}
      config_snapshots: [settings.ini]
      incidents: {repeat_within_seconds: 0}
      """;

  private final Path folder;

  KilledMidwayIT(@TempDir Path folder) {
    this.folder = folder;
  }

  /** What a sentry has begun to do when it is killed. */
  private enum At {
    JOURNAL,
    FOLDER,
    NAME,
    PAGE,
    INDEX,
    LEDGER,
    GROUPS,
    ANY
  }

  @Test
  void nothingIsTornLostOrThereTwice() throws Exception {
    Installed.sentry();
    var counts = new TreeMap<At, Integer>();
    long incidents = 0;
    try (var pool = Executors.newFixedThreadPool(PROJECTS)) {
      var all = new ArrayList<Future<Site>>();
      for (int i = 0; i < PROJECTS; i++) {
        var site = new Site(folder.resolve("p" + i), new Random(SEED + i));
        all.add(pool.submit(() -> site.work(KILLS / PROJECTS)));
      }
      for (Future<Site> one : all) {
        Site site = one.get();
        site.counts.forEach((at, count) -> counts.merge(at, count, Integer::sum));
        incidents += site.incidents;
      }
    }
    System.out.printf("killed midway: seed %d, %s, %d incidents%n", SEED, counts, incidents);
    assertThat(counts.values().stream().mapToInt(it -> it).sum())
        .isEqualTo(KILLS / PROJECTS * PROJECTS);
  }

  @Test
  void whatOnlyTheJournalSaysIsWrittenDownBeforeItBeginsAnew() throws Exception {
    var project =
        new Project(folder)
            .config(
                """
                process: {command: [sh, job.sh]}
                detectors:
                  - {name: odd, kind: pattern, regex: 'noticed', cooldown_seconds: 0}
                """);
    project.script(
        "job.sh",
        """
        [ -e end ] && exit 0
        i=0; while [ $i -lt 6000 ]; do i=$((i+1)); echo "noticed $i ............................"; done
        exit 1
        """);
    try {
      project.sentry("run", "-q", "--one-shot").endedWith(1);
      assertThat(Files.size(project.layout.journal())).isGreaterThan(1 << 20);
      String id = project.facts(Fact.IncidentOpened.class).getLast().id();
      // As if it had been killed between the end of the run and the folder.
      Files.move(project.layout.incidents(), project.root.resolve("lost"));
      Files.writeString(project.root.resolve("end"), "");
      project.sentry("run", "-q", "--one-shot").endedWith(0);
      assertThat(project.layout.incidents().resolve(id).resolve("report.md"))
          .content()
          .contains("the job exited with 1", "the run is over");
      assertThat(Files.readString(project.layout.incidentIndex())).contains(id);
      assertThat(project.layout.home()).isDirectoryNotContaining("glob:**journal-0*.jsonl");

      project.sentry("run", "-q", "--one-shot").endedWith(0);
      assertThat(project.layout.home()).isDirectoryContaining("glob:**journal-0*.jsonl");
      project.sentry("incidents", "show", "last").endedWith(0).prints(id);
    } finally {
      project.close();
    }
  }

  /** One project, and what is done to it. */
  private static final class Site {
    private final Project project;
    private final Random random;
    private final TreeMap<At, Integer> counts = new TreeMap<>();
    private long incidents;

    Site(Path folder, Random random) throws IOException {
      this.random = random;
      project = new Project(folder).config(CONFIG).with("PYTHONDONTWRITEBYTECODE", "1");
      project.script("train.py", JOB);
      project.script("settings.ini", "[train]\nlr = 0.1\n");
    }

    Site work(int kills) throws Exception {
      try {
        for (int kill = 0; kill < kills; kill++) {
          At at = EVERYWHERE.get(random.nextInt(EVERYWHERE.size()));
          counts.merge(at, 1, Integer::sum);
          SentryRun run = project.start("run", "-q");
          if (at == At.GROUPS) {
            // They are made when somebody asks for them.
            SentryRun reader = project.start("groups", "list");
            aim(at, reader);
            reader.kill();
          } else {
            aim(at, run);
          }
          run.kill();
          everyFolderIsWhole();
        }
        Files.writeString(project.root.resolve("end"), "");
        Outcome last = project.sentry("run", "-q").endedWith(0);
        check(last);
        return this;
      } finally {
        project.close();
      }
    }

    /** Waits for it to have begun with something, and a little longer. */
    private void aim(At at, SentryRun run) throws Exception {
      if (at == At.ANY) {
        Wait.pause(Duration.ofMillis(150 + random.nextInt(1000)));
        return;
      }
      String before = mark(at);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (mark(at).equals(before) && !(at == At.GROUPS && !run.alive())) {
        assertThat((run.alive() || at == At.GROUPS) && System.nanoTime() < end)
            .as("it comes to the %s; it said: %s", at, run.said())
            .isTrue();
        Wait.pause(LOOK);
      }
      // Most steps take less than a millisecond; those behind them are wanted too.
      Wait.pause(Duration.ofNanos(random.nextLong(random.nextBoolean() ? 1_000_000 : 30_000_000)));
    }

    /** Something that is another one once it has begun. */
    private String mark(At at) throws IOException {
      var layout = project.layout;
      return switch (at) {
        case JOURNAL -> count(layout.journal(), "\"incident-opened\"");
        case FOLDER -> names(layout.incidents(), ".unfinished-*");
        case NAME -> names(layout.incidents(), "2*");
        case PAGE -> newest(layout.incidents());
        case INDEX -> size(layout.incidentIndex());
        case LEDGER -> size(layout.attempts());
        case GROUPS -> names(layout.home(), "sentry.db-*") + size(layout.database());
        case ANY -> "";
      };
    }

    private static String count(Path file, String text) throws IOException {
      return Files.exists(file)
          ? Long.toString(Files.readString(file).lines().filter(it -> it.contains(text)).count())
          : "";
    }

    private static String size(Path file) throws IOException {
      try {
        return Long.toString(Files.size(file));
      } catch (NoSuchFileException _) {
        return "";
      }
    }

    private static String names(Path parent, String glob) throws IOException {
      var names = new ArrayList<String>();
      if (Files.isDirectory(parent)) {
        try (var found = Files.newDirectoryStream(parent, glob)) {
          found.forEach(it -> names.add(it.getFileName().toString()));
        }
      }
      return names.toString();
    }

    /** What is in the folder of the latest incident, which is amended when more is known. */
    private static String newest(Path parent) throws IOException {
      String names = names(parent, "2*");
      String latest =
          Stream.of(names.substring(1, Math.max(1, names.length() - 1)).split(", "))
              .sorted()
              .reduce("", (_, it) -> it);
      return latest.isEmpty() ? "" : size(parent.resolve(latest).resolve("story.jsonl"));
    }

    /** Whenever it was killed. */
    private void everyFolderIsWhole() throws IOException {
      for (String id : folders()) {
        Path incident = project.layout.incidents().resolve(id);
        for (String file :
            List.of(
                "report.md",
                "log_excerpt.txt",
                "signals.jsonl",
                "state.json",
                "story.jsonl",
                "incident.json",
                "configs/settings.ini")) {
          assertThat(incident.resolve(file)).as("seed %d", SEED).isNotEmptyFile();
        }
      }
    }

    private List<String> folders() throws IOException {
      var ids = new ArrayList<String>();
      if (Files.isDirectory(project.layout.incidents())) {
        try (var found = Files.newDirectoryStream(project.layout.incidents(), "2*")) {
          found.forEach(it -> ids.add(it.getFileName().toString()));
        }
      }
      ids.sort(null);
      return ids;
    }

    private void check(Outcome last) throws Exception {
      String about = "seed " + SEED + ", " + project.root + ", " + last;
      List<Journal.Entry> journal = project.journal();
      List<Fact.IncidentOpened> opened = project.facts(Fact.IncidentOpened.class);
      List<String> ids = opened.stream().map(Fact.IncidentOpened::id).sorted().toList();
      incidents = ids.size();
      assertThat(ids).as(about).doesNotHaveDuplicates().isNotEmpty();
      assertThat(folders()).as(about).isEqualTo(ids);
      assertThat(names(project.layout.incidents(), ".*")).as(about).isEqualTo("[]");
      for (Fact.IncidentOpened one : opened) {
        complete(one, about);
      }

      var rows = new ArrayList<String>();
      for (String line : Files.readAllLines(project.layout.incidentIndex())) {
        rows.add(IncidentIndex.Row.read(line).orElseThrow(() -> new AssertionError(line)).id());
      }
      assertThat(rows).as(about).containsExactlyInAnyOrderElementsOf(ids);

      ledger(journal, about);
      project.sentry("audit", "verify").endedWith(0);
      doctor(about);
      groups();
    }

    private void doctor(String about) throws Exception {
      Outcome answer = project.sentry("doctor", "--json").endedWith(0);
      assertThat(answer.out()).as("%s %s", about, answer).doesNotContain("\"repairable\": true");
      assertThat(answer.json().flag("ok")).as("%s %s", about, answer).isTrue();
    }

    private void complete(Fact.IncidentOpened one, String about) throws Exception {
      Path incident = project.layout.incidents().resolve(one.id());
      Json.Obj all = (Json.Obj) JsonText.parse(Files.readString(incident.resolve("incident.json")));
      assertThat(all.text("id")).as(about).contains(one.id());
      assertThat(all.text("fingerprint")).as(about).isPresent();
      String report = Files.readString(incident.resolve("report.md"));
      assertThat(report)
          .as(about)
          .contains("## Source", "## Stack trace (python)", "## Output around it", one.id())
          .contains("the job exited with 1");
      assertThat(Files.readString(incident.resolve("trace.txt"))).as(about).contains("Traceback");
      assertThat(names(incident.resolve("frames"), "01-train.py.md"))
          .as(about)
          .isEqualTo("[01-train.py.md]");
      if (one.cause().startsWith("KeyError")) {
        assertThat(incident.resolve("rule_match.json")).as(about).isNotEmptyFile();
      }
      var said = new ArrayList<String>();
      for (String file : List.of("story.jsonl", "signals.jsonl")) {
        for (String line : Files.readAllLines(incident.resolve(file))) {
          assertThat(JsonText.parse(line)).as(about).isInstanceOf(Json.Obj.class);
          said.add(line);
        }
      }
      assertThat(said).as(about).doesNotHaveDuplicates();
    }

    /** What the journal says is there once, in its order. */
    private void ledger(List<Journal.Entry> journal, String about) throws IOException {
      var clerk = new Clerk();
      var expected = new ArrayList<String>();
      for (Journal.Entry entry : journal) {
        for (Row row : clerk.saw(entry.seq(), entry.at(), entry.fact())) {
          expected.add(row.incident() + " " + row.status().word());
        }
      }
      List<String[]> lines =
          Files.readAllLines(project.layout.attempts()).stream().map(it -> it.split("\t")).toList();
      List<String> names = List.of(lines.getFirst());
      var written = new ArrayList<String>();
      for (String[] cells : lines.subList(1, lines.size())) {
        if (!cells[names.indexOf("incident_id")].isEmpty()) {
          written.add(cells[names.indexOf("incident_id")] + " " + cells[names.indexOf("status")]);
        }
      }
      assertThat(written).as(about).isEqualTo(expected);
    }

    private void groups() throws Exception {
      Json before = grouped();
      try (var files = Files.newDirectoryStream(project.layout.home(), "sentry.db*")) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      assertThat(grouped()).isEqualTo(before);
      assertThat(JsonText.compact(before))
          .contains("KeyError", "FileNotFoundError", "JSONDecodeError");
    }

    private Json grouped() throws Exception {
      Outcome answer = project.sentry("groups", "list", "--all", "--json").endedWith(0);
      return answer.json().get("groups").orElseThrow();
    }
  }
}
