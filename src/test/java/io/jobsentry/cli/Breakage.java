package io.jobsentry.cli;

import io.jobsentry.core.Fact;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A way in which a {@code .sentry} can be broken.
 *
 * @param check the one that must tell of it
 * @param repaired whether it is to be made good, and not only told of
 */
record Breakage(String name, String check, boolean repaired, Act act) {

  /** Breaks it. */
  @FunctionalInterface
  interface Act {
    void on(SoundProject project) throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }

  static Breakage repaired(String check, String name, Act act) {
    return new Breakage(name, check, true, act);
  }

  static Breakage refused(String check, String name, Act act) {
    return new Breakage(name, check, false, act);
  }

  static List<Breakage> all() {
    var all = new ArrayList<Breakage>();
    all.addAll(journal());
    all.addAll(state());
    all.addAll(ledger());
    all.addAll(incidents());
    all.addAll(BrokenDatabase.all());
    all.addAll(runs());
    all.addAll(places());
    return all;
  }

  private static final String JOURNAL = "journal.jsonl";
  private static final String STATE = "state.json";
  private static final String LEDGER = "attempts.tsv";
  private static final String HEAD = "attempts.head";
  private static final String INDEX = "incidents/index.jsonl";

  private static List<Breakage> journal() {
    return List.of(
        repaired("journal", "a journal with a torn end", it -> it.cut(JOURNAL, 20)),
        repaired(
            "journal", "a journal with half a line more", it -> it.append(JOURNAL, "{\"seq\"")),
        repaired(
            "journal", "a journal that ends in zeros", it -> it.append(JOURNAL, "\0".repeat(99))),
        repaired("journal", "a journal with a changed byte", it -> flip(it, JOURNAL, 4)),
        repaired("journal", "a journal whose first line is damaged", it -> flip(it, JOURNAL, 0)),
        repaired(
            "journal",
            "a journal of random bytes",
            it -> it.write(JOURNAL, new byte[] {1, 2, 10, -1})),
        repaired("journal", "a journal that lacks a line", it -> without(it, JOURNAL, 5)),
        repaired("journal", "a journal with a line twice", it -> twice(it, JOURNAL, 5)),
        repaired("journal", "a journal with half a decision", Breakage::halfDecision),
        repaired(
            "journal",
            "a successor that was never put in place",
            it -> it.write(JOURNAL + ".next", it.lines(JOURNAL).getFirst() + "\n")),
        repaired(
            "journal",
            "a crash between the two moves of a new journal",
            it -> Files.move(it.file(JOURNAL), it.file(JOURNAL + ".next"))),
        refused("journal", "a journal of a newer sentry", Breakage::newer),
        refused("journal", "an empty journal", it -> it.write(JOURNAL, "")),
        refused("journal", "no journal", it -> it.delete(JOURNAL)),
        refused(
            "journal",
            "a damaged journal of former times",
            it -> it.write("journal-000000000003.jsonl", "x\n")),
        refused("clock", "a journal from the future", Breakage::future));
  }

  private static List<Breakage> state() {
    return List.of(
        repaired("state", "a torn state", it -> it.cut(STATE, 400)),
        repaired("state", "a state that is no object", it -> it.write(STATE, "[1]\n")),
        repaired("state", "an object that is no state", it -> it.write(STATE, "{}\n")),
        repaired("state", "an empty state", it -> it.write(STATE, "")),
        repaired("state", "a state of bad bytes", it -> it.write(STATE, new byte[] {-1, -2, '{'})),
        repaired("state", "a state of brackets", it -> it.write(STATE, "[".repeat(100_000))),
        repaired("state", "no state", it -> it.delete(STATE)),
        repaired(
            "state",
            "a state that lags behind",
            it ->
                it.write(
                    STATE,
                    Files.readString(it.file(STATE))
                        .replace("\"incarnations\" : 3", "\"incarnations\" : 1"))),
        repaired("layout", "a state that is a folder", it -> folder(it, STATE)),
        repaired("layout", "a state that is a pipe", it -> pipe(it, STATE)),
        refused(
            "state",
            "a state of a newer sentry",
            it ->
                it.write(
                    STATE,
                    Files.readString(it.file(STATE)).replace("\"schema\" : 1", "\"schema\" : 9"))));
  }

  private static List<Breakage> ledger() {
    return List.of(
        repaired("ledger", "a torn last row", it -> it.append(LEDGER, "2026-01-31T09:30:00Z\tx")),
        repaired("ledger", "a last row without its end", it -> it.cut(LEDGER, 1)),
        repaired("ledger", "a ledger that ends in zeros", it -> it.append(LEDGER, "\0\0\0")),
        repaired("ledger", "no hash kept apart", it -> it.delete(HEAD)),
        repaired("ledger", "something else kept apart", it -> it.write(HEAD, "4 abc\n")),
        repaired("layout", "a ledger that is a folder", it -> folder(it, LEDGER)),
        refused("ledger", "a row that was changed", it -> flip(it, LEDGER, 2)),
        refused("ledger", "a row that was removed", it -> without(it, LEDGER, 2)),
        refused("ledger", "a row that was put in", it -> twice(it, LEDGER, 2)),
        refused("ledger", "rows that changed places", Breakage::swapped),
        refused("ledger", "a ledger that was cut", it -> without(it, LEDGER, 4)),
        refused("ledger", "no ledger, but its hash", it -> it.delete(LEDGER)));
  }

  private static List<Breakage> incidents() {
    return List.of(
        repaired("index", "a torn index", it -> it.cut(INDEX, 30)),
        repaired("index", "an index with foreign lines", it -> it.append(INDEX, "hello\n[]\n{}\n")),
        repaired("index", "an index without its last line end", it -> it.cut(INDEX, 1)),
        repaired("index", "an index with a row twice", it -> twice(it, INDEX, 0)),
        repaired("index", "an index that lacks a row", it -> without(it, INDEX, 0)),
        repaired("index", "an empty index", it -> it.write(INDEX, "")),
        repaired("index", "no index", it -> it.delete(INDEX)),
        repaired("index", "a row without a folder", it -> it.delete("incidents/" + it.incident(2))),
        repaired("index", "a row that leads elsewhere", Breakage::elsewhere),
        repaired("index", "an index of bad bytes", it -> it.write(INDEX, new byte[] {-1, 10, -2})),
        repaired("layout", "an index that is a folder", it -> folder(it, INDEX)),
        repaired("index", "an index that lacks a repeat", it -> without(it, INDEX, 2)),
        repaired("incidents", "an unfinished incident", Breakage::unfinished),
        repaired("incidents", "an incident that is half removed", Breakage::halfRemoved),
        repaired("incidents", "one that was to be removed", Breakage::toBeRemoved),
        repaired(
            "incidents",
            "a torn repeat",
            it -> it.cut("incidents/" + it.incident(2) + "/occurrences.jsonl", 9)),
        repaired(
            "incidents",
            "lines about nothing among the repeats",
            it ->
                it.append(
                    "incidents/" + it.incident(2) + "/occurrences.jsonl",
                    "<<<<<<<\n{}\n{\"id\":\"x\",\"number\":1}\n")),
        repaired(
            "incidents",
            "an incident without its report",
            it -> it.delete("incidents/" + it.incident(1) + "/report.md")),
        repaired("incidents", "an incident without its pages", Breakage::pageless),
        repaired(
            "incidents",
            "a torn story",
            it -> it.cut("incidents/" + it.incident(1) + "/story.jsonl", 9)),
        refused(
            "incidents",
            "an incident without its dossier",
            it -> it.delete("incidents/" + it.incident(1) + "/incident.json")),
        refused(
            "incidents",
            "an incident with a torn dossier",
            it -> it.cut("incidents/" + it.incident(1) + "/incident.json", 200)),
        refused("incidents", "an incident under another name", Breakage::renamed));
  }

  private static List<Breakage> runs() {
    return List.of(
        repaired(
            "lock",
            "the name of a supervisor that is gone",
            it ->
                it.write("run/supervisor", "pid=1\nstart=1\nboot=x\nsince=2026-01-31T00:00:00Z\n")),
        repaired(
            "lock",
            "a name that cannot be read",
            it -> it.write("run/supervisor", new byte[] {-1})),
        repaired(
            "runs",
            "an identity of random words",
            it -> it.write("run/2/identity", "a\nb\nc\nd\ne\nend\n")),
        repaired(
            "runs",
            "an identity with a pid that is none",
            it ->
                it.write("run/2/identity", "pid x\nstart 1\nboot b\nstub 0 0\nterminal 0\nend\n")),
        repaired(
            "runs", "an ending without a number", it -> it.write("run/2/exit", "code x y z end")),
        repaired("runs", "a stub that was changed", it -> it.append(stub(it), "# hello\n")),
        repaired("runs", "a start that is no folder", it -> it.write("run/9", "x")),
        repaired("inbox", "an order that nobody read", it -> letter(it, "stop")),
        repaired("inbox", "an order that nobody knows", it -> letter(it, "dance")),
        repaired("inbox", "an order that is a folder", it -> it.folder("run/inbox/x.json")),
        repaired("leftovers", "a draft of the state", it -> it.write(STATE + ".new", "{\"sch")),
        repaired("leftovers", "a draft of a name", it -> it.write("run/draft123.new", "pid=")),
        repaired("leftovers", "drafts among incidents", Breakage::drafts));
  }

  private static List<Breakage> places() {
    return List.of(
        repaired("permissions", "a folder for everybody", it -> it.modes("logs", "rwxr-xr-x")),
        repaired("permissions", "a file for everybody", it -> it.modes(STATE, "rw-rw-rw-")),
        repaired("permissions", "a file for nobody", it -> it.modes(JOURNAL, "---------")),
        repaired(
            "permissions", "a config for every writer", it -> it.modes("sentry.yaml", "rw-rw-rw-")),
        repaired("permissions", "a home for everybody", it -> it.modes("", "rwxrwxrwx")),
        repaired("layout", "no ignore file", it -> it.delete(".gitignore")),
        repaired("layout", "a file in place of `run`", it -> file(it, "run")),
        repaired("layout", "a file in place of `logs`", it -> file(it, "logs")),
        repaired("layout", "a file in place of `incidents`", it -> file(it, "incidents")),
        repaired("layout", "a file in place of the inbox", it -> file(it, "run/inbox")),
        repaired("layout", "a lock that is a folder", it -> folder(it, "run/supervisor.lock")),
        repaired("layout", "a name that is a pipe", it -> pipe(it, "run/supervisor")),
        refused(
            "layout",
            "logs that are a link to nothing",
            it -> {
              it.delete("logs");
              Files.createSymbolicLink(it.file("logs"), Path.of("/nonexistent/logs"));
            }),
        refused(
            "config",
            "a config that is no YAML",
            it -> Files.writeString(it.file("sentry.yaml"), "a: [")),
        refused(
            "config",
            "a config that means nothing",
            it -> Files.writeString(it.file("sentry.yaml"), "proces:\n  command: [x]\n")));
  }

  private static void flip(SoundProject it, String name, int line) throws Exception {
    List<String> lines = new ArrayList<>(it.lines(name));
    String old = lines.get(line);
    int middle = old.length() / 2;
    char other = old.charAt(middle) == 'x' ? 'y' : 'x';
    lines.set(line, old.substring(0, middle) + other + old.substring(middle + 1));
    it.lines(name, lines);
  }

  private static void without(SoundProject it, String name, int line) throws Exception {
    List<String> lines = new ArrayList<>(it.lines(name));
    lines.remove(line);
    it.lines(name, lines);
  }

  private static void twice(SoundProject it, String name, int line) throws Exception {
    List<String> lines = new ArrayList<>(it.lines(name));
    lines.add(line, lines.get(line));
    it.lines(name, lines);
  }

  private static void swapped(SoundProject it) throws Exception {
    List<String> lines = new ArrayList<>(it.lines(LEDGER));
    Collections.swap(lines, 2, 3);
    it.lines(LEDGER, lines);
  }

  private static void halfDecision(SoundProject it) throws Exception {
    List<String> lines = it.lines(JOURNAL);
    int last = lines.size() - 1;
    while (!lines.get(last).contains("\"more\":true")) {
      last--;
    }
    it.lines(JOURNAL, lines.subList(0, last + 1));
  }

  private static void newer(SoundProject it) throws Exception {
    List<String> lines = it.lines(JOURNAL);
    String body =
        "{\"seq\":" + (lines.size() + 1) + ",\"at\":\"2026-01-31T09:30:00Z\",\"fact\":\"dreamt\"";
    var sum = new CRC32C();
    sum.update(body.getBytes(StandardCharsets.UTF_8));
    it.append(JOURNAL, body + ",\"crc\":\"%08x\"}\n".formatted(sum.getValue()));
  }

  private static void future(SoundProject it) throws Exception {
    try (Journal journal = Journal.open(new RealDisk(), it.file(JOURNAL)).journal()) {
      journal.append(
          Instant.now().plus(Duration.ofDays(2)),
          List.of(new Fact.SupervisorBegan(1, "0.0.0")),
          true);
    }
  }

  private static void elsewhere(SoundProject it) throws Exception {
    String row = it.lines(INDEX).getFirst();
    it.append(INDEX, row.replace(it.incident(1), "../run") + "\n");
  }

  private static void unfinished(SoundProject it) throws Exception {
    it.folder("incidents/.unfinished-2026-01-31T09-30-00Z-x-1/frames");
    it.write("incidents/.unfinished-2026-01-31T09-30-00Z-x-1/report.md", "# half");
    it.write("incidents/.unfinished-2026-01-31T09-30-00Z-x-1/frames/01.md", "x");
  }

  private static void halfRemoved(SoundProject it) throws Exception {
    it.folder("incidents/.removed-2026-01-31T09-30-00Z-x-1/frames");
    it.write("incidents/.removed-2026-01-31T09-30-00Z-x-1/frames/01.md", "x");
  }

  private static void toBeRemoved(SoundProject it) throws Exception {
    String id = it.incident(1);
    it.write("incidents/removed.jsonl", "{\"going\":[\"" + id + "\"]}\n");
    without(it, INDEX, 0);
  }

  private static void pageless(SoundProject it) throws Exception {
    for (String page : List.of("report.md", "log_excerpt.txt", "trace.txt")) {
      it.delete("incidents/" + it.incident(2) + "/" + page);
    }
  }

  private static void renamed(SoundProject it) throws Exception {
    String id = it.incident(1);
    it.folder("incidents/a-copy");
    it.write("incidents/a-copy/incident.json", it.bytes("incidents/" + id + "/incident.json"));
  }

  private static String stub(SoundProject it) throws Exception {
    try (var names = Files.list(it.file("run"))) {
      return "run/"
          + names
              .map(name -> name.getFileName().toString())
              .filter(name -> name.startsWith("stub-"))
              .findFirst()
              .orElseThrow();
    }
  }

  private static void letter(SoundProject it, String verb) throws Exception {
    String id = "01769851800000-abcdefabcdef";
    String name = "run/inbox/" + id + ".json";
    it.write(name, "{\"id\":\"" + id + "\",\"verb\":\"" + verb + "\",\"by\":\"me\"}\n");
    it.hoursOld(name);
  }

  private static void drafts(SoundProject it) throws Exception {
    it.write(INDEX + ".new", "x");
    it.write("incidents/" + it.incident(1) + "/report.md.new", "# ha");
    it.write("logs/job-00002.head.new", "");
    it.folder("incidents/" + it.incident(2) + "/configs");
    it.write("incidents/" + it.incident(2) + "/configs/a.new", "x");
  }

  static void folder(SoundProject it, String name) throws Exception {
    if (Files.exists(it.file(name))) {
      it.delete(name);
    }
    it.folder(name);
    it.write(name + "/something", "x");
  }

  private static void file(SoundProject it, String name) throws Exception {
    it.delete(name);
    it.write(name, "x");
  }

  static void pipe(SoundProject it, String name) throws Exception {
    if (Files.exists(it.file(name))) {
      it.delete(name);
    }
    int status =
        new ProcessBuilder("mkfifo", "-m", "600", it.file(name).toString()).start().waitFor();
    if (status != 0) {
      throw new IllegalStateException("mkfifo: " + status);
    }
  }

  /** As many as can be had at once. */
  static void everything(SoundProject project) throws Exception {
    for (String check :
        Arrays.asList("leftovers", "incidents", "index", "database", "ledger", "journal")) {
      all().stream()
          .filter(it -> it.check().equals(check) && it.repaired())
          .findFirst()
          .orElseThrow()
          .act()
          .on(project);
    }
    project.write(STATE, "no");
    project.write("run/supervisor", "pid=");
    letter(project, "stop");
    project.modes("logs", "rwxrwxrwx");
    project.delete(".gitignore");
  }
}
