package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.process.SupervisorLock;
import io.jobsentry.time.Clock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BundleCommandTest {
  private final Path root;
  private final SoundProject sound;
  private Path folder;
  private int copies;

  /** The job runs once; each test has a copy of what it left. */
  BundleCommandTest(@TempDir Path root) throws Exception {
    this.root = root;
    this.folder = root;
    this.sound = SoundProject.made(Files.createDirectory(root.resolve("sound")));
  }

  @BeforeEach
  void makeFolder() throws Exception {
    folder = Files.createDirectory(root.resolve("copy-" + ++copies));
  }

  private static Map<String, String> packed(Path file) throws Exception {
    var packed = new LinkedHashMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        packed.put(entry.getName(), new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return packed;
  }

  private static Said bundle(SoundProject project, Map<String, String> env, String... more) {
    var words = new ArrayList<>(List.of("bundle", "-o", "b.zip"));
    words.addAll(List.of(more));
    return project.workplace().sentry(env, Console.Terminals.NONE, words.toArray(String[]::new));
  }

  @Test
  void packsWhatSomebodyElseNeedsAndSaysWhatItIs() throws Exception {
    SoundProject project = sound.copy(folder);
    Map<String, String> before = project.all();

    Said said = bundle(project, Map.of());

    Path file = folder.resolve("b.zip");
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out()).isEqualTo(file + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Map<String, String> packed = packed(file);
    String incident = "incident/" + project.incident(2) + "/";
    assertThat(packed)
        .containsKeys(
            "versions.json",
            "doctor.json",
            "config.yaml",
            "state.json",
            "attempts.tsv",
            "journal.jsonl",
            "logs/sentry.log",
            "logs/job-00003.log",
            incident + "report.md",
            incident + "incident.json",
            "README.txt");
    assertThat(packed.get("journal.jsonl"))
        .isEqualTo(Files.readString(project.file("journal.jsonl")));
    assertThat(packed.get("attempts.tsv"))
        .isEqualTo(Files.readString(project.file("attempts.tsv")));
    assertThat(packed.get("logs/job-00003.log")).endsWith("ValueError: lr is 3\n");
    assertThat(packed.get("config.yaml")).contains("max_restarts: 2", "poll_interval_seconds");
    for (String json : List.of("versions.json", "doctor.json", "state.json")) {
      assertThat(JsonText.parse(packed.getOrDefault(json, "")))
          .as(json)
          .isInstanceOf(Json.Obj.class);
    }
    assertThat(packed.get("README.txt"))
        .contains(
            "journal.jsonl", "the journal: every decision", "1 other incident", "`sentry.db`");
    before.forEach(
        (name, content) -> {
          if (!name.equals("/")) {
            assertThat(project(project)).containsEntry(name, content);
          }
        });
  }

  private static Map<String, String> project(SoundProject project) {
    try {
      return project.all();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void noSecretOfAnySourceIsInIt() throws Exception {
    SoundProject project = sound.copy(folder);
    String token = "ghp_" + "aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA3bC5";
    String ofShell = "shell-Qm7xT2vK9pLw4sZ8";
    String ofConfig = "config-Rn6yU3wJ8qMx5tA7";
    String ofEnvFile = "dotenv-So5zV4xH7rNy6uB6";
    String ofCommand = "word-Tp4aW5yG6sOz7vC5";
    String all = "%s %s %s %s %s".formatted(token, ofShell, ofConfig, ofEnvFile, ofCommand);
    Files.writeString(
        project.file("sentry.yaml"),
        SoundProject.CONFIG.replace("job.sh]", "job.sh, --password, " + ofCommand + "]")
            + "  env: {DB_PASSWORD: "
            + ofConfig
            + "}\n# "
            + token
            + "\n");
    Files.writeString(folder.resolve(".env"), "SERVICE_SECRET=" + ofEnvFile + "\n");
    String incident = "incidents/" + project.incident(2) + "/";
    project.folder(incident + "configs");
    for (String name :
        List.of(
            "state.json",
            "journal.jsonl",
            "attempts.tsv",
            "logs/sentry.log",
            "logs/job-00003.log",
            incident + "report.md",
            incident + "story.jsonl",
            incident + "incident.json")) {
      project.append(name, all + "\n" + all.replace(' ', '\n') + "\nlast " + token);
    }
    project.write(incident + "configs/" + token, all);
    project.write(incident + "configs/" + ofShell, all);
    project.write(incident + ofConfig + ".txt", all);
    var env = Map.of("API_KEY", ofShell, "HOME", folder.toString());

    Said said = bundle(project, env, "--json");

    assertThat(said.status()).as(said.err()).isZero();
    Map<String, String> packed = packed(folder.resolve("b.zip"));
    var seen = new StringBuilder(said.err());
    packed.forEach((name, text) -> seen.append(name).append('\n').append(text).append('\n'));
    assertThat(seen.toString()).contains("[redacted:").doesNotContain(folder.toString());
    Json.Obj told = (Json.Obj) JsonText.parse(said.out());
    for (String secret : List.of(token, ofShell, ofConfig, ofEnvFile, ofCommand)) {
      assertThat(seen.toString()).doesNotContain(secret);
      assertThat(said.out()).doesNotContain(secret);
    }
    assertThat(told.text("path")).contains(folder.resolve("b.zip").toString());
    assertThat(told.number("bytes")).hasValue(Files.size(folder.resolve("b.zip")));
    assertThat(
            ((Json.Arr) told.get("entries").orElseThrow())
                .items().stream().map(it -> ((Json.Obj) it).text("name").orElseThrow()))
        .containsExactlyElementsOf(packed.keySet());
  }

  @Test
  void itIsBoundedAndSaysWhatItLeftOut() throws Exception {
    SoundProject project = sound.copy(folder);
    String incident = "incidents/" + project.incident(2) + "/";
    project.folder(incident + "configs");
    for (int i = 0; i < 300; i++) {
      project.write(incident + "configs/c%03d".formatted(i), "some words\n".repeat(30_000));
    }
    project.write(incident + "a.bin", new byte[] {1, 0, 2});
    project.write("logs/job-00003.log", "a line of output\n".repeat(200_000) + "the last one\n");
    project.write("logs/sentry.log", "x".repeat(400_000));

    bundle(project, Map.of());

    Map<String, String> packed = packed(folder.resolve("b.zip"));
    long size = packed.values().stream().mapToLong(String::length).sum();
    assertThat(size).isBetween(8_000_000L, (long) BundleContents.LARGEST);
    assertThat(packed.get("logs/job-00003.log")).startsWith("a line").endsWith("the last one\n");
    String readme = packed.getOrDefault("README.txt", "");
    assertThat(readme)
        .contains("/configs/c001` the first", "as large as it may get", "a.bin`: it is no text")
        .contains("`logs/sentry.log`: its last line is too long")
        .contains("of `logs/job-00003.log` the first ", "files all but the first 200");
    assertThat(readme.length()).isLessThan(100_000);
  }

  @Test
  void withoutLogsThereAreNone() throws Exception {
    SoundProject project = sound.copy(folder);
    bundle(project, Map.of(), "--no-logs", "--incident", project.incident(1));
    Map<String, String> packed = packed(folder.resolve("b.zip"));
    assertThat(packed.keySet()).noneMatch(it -> it.startsWith("logs/"));
    assertThat(packed).containsKey("incident/" + project.incident(1) + "/report.md");
    assertThat(packed.get("README.txt")).contains("`--no-logs` was said");
  }

  @Test
  void nothingIsReplacedUnlessThatIsSaid() throws Exception {
    SoundProject project = sound.copy(folder);
    Path file = folder.resolve("b.zip");
    Files.writeString(file, "mine");
    Said said = bundle(project, Map.of());
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err()).contains("`" + file + "` is there already", "`--force` replaces it");
    assertThat(file).hasContent("mine");
    assertThat(bundle(project, Map.of(), "--force").status()).isZero();
    assertThat(packed(file)).containsKey("README.txt");
    assertThat(names()).containsExactlyInAnyOrder(".sentry", "b.zip", "job.sh", "starts");
  }

  @Test
  void whereItCannotBeWrittenNothingIsLeft() throws Exception {
    SoundProject project = sound.copy(folder);
    var work = project.workplace();
    assertThat(work.sentry("bundle", "-o", "gone/b.zip").err())
        .contains("`" + folder.resolve("gone") + "` is no folder");
    assertThat(work.sentry("bundle", "-o", ".").err()).contains("is a folder");
    assertThat(work.sentry("bundle", "-o", "job.sh/b.zip").status()).isEqualTo(1);

    // A limit on the size of files ends the writing in its middle, as a full disk does.
    Ran ran =
        Ran.with(
            new HashMap<>(System.getenv()),
            "sh",
            "-c",
            "ulimit -f 4 && exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "io.jobsentry.cli.Main",
            "bundle",
            "-C",
            folder.toString(),
            "-o",
            folder.resolve("b.zip").toString());
    assertThat(ran.status()).as(ran.err()).isEqualTo(1);
    assertThat(ran.err()).contains("b.zip` cannot be written: file too large");
    assertThat(names()).containsExactlyInAnyOrder(".sentry", "job.sh", "starts");
  }

  private List<String> names() throws Exception {
    try (var names = Files.list(folder)) {
      return names.map(it -> it.getFileName().toString()).collect(Collectors.toList());
    }
  }

  @Test
  void withoutAHomeThereIsNothingToPack() throws Exception {
    Said said = new Workplace(folder).sentry("bundle", "-C", folder.toString());
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.err()).contains("there is no `.sentry` in `" + folder + "`", "`-C DIR`");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aWrongIncidentIsRefusedAndNoneIsFine() throws Exception {
    SoundProject project = sound.copy(folder);
    assertThat(bundle(project, Map.of(), "--incident", "nosuch").status()).isEqualTo(2);
    assertThat(folder.resolve("b.zip")).doesNotExist();
    project.delete("incidents");
    assertThat(bundle(project, Map.of()).status()).isZero();
    assertThat(packed(folder.resolve("b.zip")).get("README.txt"))
        .contains("an incident: there is none");
  }

  @Test
  void aBrokenProjectIsPackedAsFarAsItCanBeRead() throws Exception {
    SoundProject project = sound.copy(folder);
    Breakage.everything(project);
    Files.writeString(project.file("sentry.yaml"), "process: {command: [x]\nnonsense: \u0007\n");
    Breakage.folder(project, "state.json");
    Breakage.pipe(project, "journal.jsonl");
    Said said = bundle(project, Map.of());
    assertThat(said.status()).as(said.err()).isZero();
    Map<String, String> packed = packed(folder.resolve("b.zip"));
    assertThat(packed).containsKeys("doctor.json", "config-problems.txt");
    assertThat(packed.get("README.txt"))
        .contains("`state.json` cannot be read: it is no file")
        .contains("`journal.jsonl` cannot be read: it is no file");
  }

  @Test
  void aSupervisorIsNotDisturbed() throws Exception {
    SoundProject project = sound.copy(folder);
    var answer = SupervisorLock.acquire(new Layout(folder), "0", Clock.SYSTEM);
    try (var lock = ((SupervisorLock.Answer.Granted) answer).lock()) {
      assertThat(lock).isNotNull();
      Map<String, String> before = project.all();
      assertThat(project.workplace().sentry("bundle", "-o", root.resolve("live.zip").toString()))
          .extracting(Said::status)
          .isEqualTo(0);
      assertThat(project.all()).isEqualTo(before);
    }
    assertThat(packed(root.resolve("live.zip"))).containsKey("journal.jsonl");
  }
}
