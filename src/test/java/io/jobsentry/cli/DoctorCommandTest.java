package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.doctor.Checks;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.process.SupervisorLock;
import io.jobsentry.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DoctorCommandTest {
  private final Path root;
  private final SoundProject sound;
  private Path folder;
  private int copies;

  /** The job runs once; each test has a copy of what it left. */
  DoctorCommandTest(@TempDir Path root) throws Exception {
    this.root = root;
    this.folder = root;
    this.sound = SoundProject.made(Files.createDirectory(root.resolve("sound")));
  }

  @BeforeEach
  void makeFolder() throws Exception {
    folder = Files.createDirectory(root.resolve("copy-" + ++copies));
  }

  static List<Breakage> breakages() {
    return Breakage.all();
  }

  @Test
  void fortyKindsOfDamageAndMoreAreTried() {
    assertThat(breakages()).hasSizeGreaterThan(80);
    assertThat(breakages().stream().map(Breakage::name)).doesNotHaveDuplicates();
  }

  @Test
  void leavesASoundOneAloneToTheByte() throws Exception {
    SoundProject project = sound.copy(folder);
    Map<String, String> before = project.all();

    Json.Obj said = project.workplace().json("doctor", "--fix", "--json");

    assertThat(project.all()).isEqualTo(before);
    assertThat(objects(said, "repairs")).isEmpty();
    assertThat(bad(said, ofTheFolder())).isEmpty();
    assertThat(project.workplace().sentry("doctor").status()).isZero();
  }

  @ParameterizedTest
  @MethodSource("breakages")
  void repairsOrRefusesOnceAndForAll(Breakage breakage) throws Exception {
    SoundProject project = sound.copy(folder);
    breakage.act().on(project);
    Map<String, String> broken = project.all();

    Json.Obj found = project.workplace().json("doctor", "--json");
    assertThat(project.all()).as("to look changes nothing").isEqualTo(broken);
    assertThat(bad(found, Set.of(breakage.check()))).as("it is found").isNotEmpty();

    Json.Obj first = project.workplace().json("doctor", "--fix", "--json");
    if (breakage.repaired()) {
      assertThat(objects(first, "repairs")).isNotEmpty().allMatch(it -> it.flag("ok"));
      assertThat(texts(objects(first, "repairs"), "check")).contains(breakage.check());
      assertThat(bad(first, Set.of(breakage.check())))
          .filteredOn(it -> !forgetful(it))
          .as("it is made good")
          .isEmpty();
    } else {
      assertThat(bad(first, Set.of(breakage.check())))
          .as("it is told of")
          .isNotEmpty()
          .allMatch(it -> !it.text("remedy").orElse("").isEmpty() && !it.flag("repairable"));
    }

    Map<String, String> after = project.all();
    Json.Obj second = project.workplace().json("doctor", "--fix", "--json");
    assertThat(objects(second, "repairs")).as("nothing is left to repair").isEmpty();
    assertThat(project.all()).as("to repair again changes nothing").isEqualTo(after);
    assertThat(second.get("findings")).isEqualTo(first.get("findings"));
    assertThat(Files.readString(project.file("sentry.yaml")))
        .isEqualTo(
            breakage.check().equals("config")
                ? Files.readString(project.file("sentry.yaml"))
                : SoundProject.CONFIG);
  }

  @Test
  void repairsAllAtOnce() throws Exception {
    SoundProject project = sound.copy(folder);
    Breakage.everything(project);

    Json.Obj first = project.workplace().json("doctor", "--fix", "--json");

    assertThat(objects(first, "repairs")).hasSizeGreaterThan(8).allMatch(it -> it.flag("ok"));
    assertThat(bad(first, ofTheFolder())).isEmpty();
    Map<String, String> after = project.all();
    project.workplace().sentry("doctor", "--fix");
    assertThat(project.all()).isEqualTo(after);
    assertThat(project.workplace().sentry("status").out())
        .contains("3 starts, 2 restarts, 3 incidents");
    assertThat(project.workplace().sentry("incidents", "list").status()).isZero();
    assertThat(project.workplace().sentry("audit", "verify").status()).isZero();
  }

  @Test
  void losesNoByteOfADamagedJournal() throws Exception {
    SoundProject project = sound.copy(folder);
    byte[] damaged = project.bytes("journal.jsonl");
    damaged[damaged.length / 2] ^= 1;
    project.write("journal.jsonl", damaged);

    project.workplace().sentry("doctor", "--fix");

    byte[] sound = project.bytes("journal.jsonl");
    byte[] rest = Files.readAllBytes(aside(project, "journal.jsonl.broken-"));
    byte[] both = java.util.Arrays.copyOf(sound, sound.length + rest.length);
    System.arraycopy(rest, 0, both, sound.length, rest.length);
    assertThat(both).isEqualTo(damaged);
    assertThat(sound).isNotEmpty();
  }

  @Test
  void keepsEveryLineOfAnIndexThatIsStillTrue() throws Exception {
    SoundProject project = sound.copy(folder);
    List<String> before = project.lines("incidents/index.jsonl");
    project.write("incidents/index.jsonl", "what\n" + String.join("\n", before) + "\n");

    project.workplace().sentry("doctor", "--fix");

    assertThat(project.lines("incidents/index.jsonl")).isEqualTo(before);
    assertThat(Files.readString(aside(project, "incidents/index.jsonl.broken-")))
        .isEqualTo("what\n");
  }

  @Test
  void makesTheSameIndexAndStateAgain() throws Exception {
    SoundProject project = sound.copy(folder);
    List<String> index = project.lines("incidents/index.jsonl");
    Json.Obj state = (Json.Obj) JsonText.parse(Files.readString(project.file("state.json")));
    project.delete("incidents/index.jsonl");
    project.delete("state.json");

    project.workplace().sentry("doctor", "--fix");

    assertThat(project.lines("incidents/index.jsonl")).isEqualTo(index);
    Json.Obj again = (Json.Obj) JsonText.parse(Files.readString(project.file("state.json")));
    for (String name : List.of("run", "command", "phase", "incarnations", "restarts", "cause")) {
      assertThat(again.get(name)).as(name).isEqualTo(state.get(name));
    }
  }

  @Test
  void makesTheSameGroupsAgain() throws Exception {
    SoundProject project = sound.copy(folder);
    project.workplace().sentry("groups", "resolve", "last", "--why", "renamed the key");
    project.workplace().sentry("groups", "mute", "last", "--for", "7d");
    String before = groups(project);
    assertThat(before).contains("renamed the key", "\"count\" : 2", "muted");
    for (String gone : List.of("sentry.db", "incidents/index.jsonl")) {
      project.delete(gone);
      Json.Obj said = project.workplace().json("doctor", "--fix", "--json");
      assertThat(objects(said, "repairs")).isNotEmpty().allMatch(it -> it.flag("ok"));
      assertThat(project.file("sentry.db")).isRegularFile();
      assertThat(groups(project)).as("without %s", gone).isEqualTo(before);
    }
    project.write("sentry.db", "x".repeat(9000));
    project.workplace().sentry("doctor", "--fix");
    assertThat(groups(project)).isEqualTo(before);
    assertThat(project.file("sentry.db.broken-1")).hasContent("x".repeat(9000));
  }

  /** All that is told of the groups but for the time at which it is. */
  private static String groups(SoundProject project) {
    var workplace = project.workplace();
    Said list = workplace.sentry("groups", "list", "--all", "--json");
    Said show = workplace.sentry("groups", "show", "last", "--json");
    assertThat(list.err() + show.err()).isEmpty();
    return (list.out() + show.out()).replaceFirst("\"now\" : .*", "");
  }

  @Test
  void touchesNothingThatASupervisorOwns() throws Exception {
    SoundProject project = sound.copy(folder);
    project.write("state.json", "no");
    project.modes("logs", "rwxr-xr-x");
    var answer = SupervisorLock.acquire(new Layout(folder), "0", Clock.SYSTEM);
    try (var lock = ((SupervisorLock.Answer.Granted) answer).lock()) {
      assertThat(lock).isNotNull();
      Map<String, String> before = project.all();
      Said said = project.workplace().sentry("doctor", "--fix");
      assertThat(said.status()).isEqualTo(ExitStatus.REFUSED.code());
      assertThat(said.err()).contains("a supervisor is at work, pid");
      before.put(".sentry/logs/", "rwx------");
      assertThat(project.all()).isEqualTo(before);
    }
    assertThat(project.workplace().sentry("doctor", "--fix").status()).isZero();
  }

  @Test
  void endsWithOneWhileSomethingIsBroken() throws Exception {
    SoundProject project = sound.copy(folder);
    project.write("state.json", "no");
    assertThat(project.workplace().sentry("doctor").status()).isEqualTo(1);
    assertThat(project.workplace().sentry("doctor", "--fix").status()).isZero();
    assertThat(project.workplace().sentry("doctor").status()).isZero();
  }

  @Test
  void makesNothingWhereNothingIs() throws Exception {
    var place = new Workplace(folder);
    Said said = place.sentry("doctor", "--fix");
    assertThat(said.status()).isZero();
    assertThat(said.out()).contains("there is no `.sentry`");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void leavesAFileInPlaceOfTheHomeAlone() throws Exception {
    Files.writeString(folder.resolve(".sentry"), "mine");
    Said said = new Workplace(folder).sentry("doctor", "--fix", "-C", folder.toString());
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).contains("`.sentry` is no folder");
    assertThat(folder.resolve(".sentry")).hasContent("mine");
  }

  @Test
  void staysWithinTheTerminal() throws Exception {
    SoundProject project = sound.copy(folder);
    Breakage.everything(project);
    for (String words : List.of("doctor", "doctor -v", "doctor --fix")) {
      assertThat(project.workplace().sentry(words.split(" ")).out().lines())
          .allMatch(line -> line.length() <= 80 || !line.strip().contains(" "));
    }
  }

  @Test
  void namesAConfigOfTheEarlierSystem() throws Exception {
    Files.writeString(folder.resolve("autosentry.yaml"), "process: {}\n");
    assertThat(new Workplace(folder).sentry("doctor").out()).contains("`sentry config migrate`");
  }

  @Test
  void everyCheckIsInTheDocument() throws Exception {
    String document = Files.readString(Ran.CHECKOUT.resolve("docs/doctor.md"));
    for (String name : Checks.names(Clock.SYSTEM)) {
      assertThat(document).contains("| `" + name + "` |");
    }
  }

  @Test
  void takesTheConfigsOwnLimitForTheDisk() throws Exception {
    var place = new Workplace(folder);
    place.config("process:\n  command: [x]\n  min_free_bytes: 9000000000000000\n");
    Files.setPosixFilePermissions(
        folder.resolve(".sentry"), PosixFilePermissions.fromString("rwx------"));
    Said said = place.sentry("doctor");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.out()).contains("fail  disk");
  }

  /** A journal that lost its all has forgotten what ran; that is told of for ever after. */
  private static boolean forgetful(Json.Obj finding) {
    return finding.text("fact").orElse("").contains("though a job has run here");
  }

  private static Set<String> ofTheFolder() {
    return Set.copyOf(Checks.ofTheFolder(Clock.SYSTEM).stream().map(it -> it.name()).toList());
  }

  private static List<Json.Obj> bad(Json.Obj said, Set<String> checks) {
    return objects(said, "findings").stream()
        .filter(it -> !it.text("state").orElse("").equals("ok"))
        .filter(it -> checks.contains(it.text("check").orElse("")))
        .toList();
  }

  private static List<Json.Obj> objects(Json.Obj said, String name) {
    return said.get(name).orElseThrow() instanceof Json.Arr(var items)
        ? items.stream().map(it -> (Json.Obj) it).toList()
        : List.of();
  }

  private static List<String> texts(List<Json.Obj> objects, String name) {
    return objects.stream().map(it -> it.text(name).orElse("")).toList();
  }

  private static Path aside(SoundProject project, String start) throws Exception {
    Path wanted = project.file(start);
    try (var names = Files.list(wanted.getParent())) {
      return names
          .filter(it -> it.getFileName().toString().startsWith(wanted.getFileName().toString()))
          .findFirst()
          .orElseThrow();
    }
  }
}
