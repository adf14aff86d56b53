package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.redact.Seeds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a job leaks stays in its own output: nothing that sentry writes or says itself has any of
 * it.
 */
@Timeout(900)
final class SecretsIT {
  private static final long SEED = 20_261_122;
  private static final int TEXTS = 4_600;

  /** From this one on, values are given to the second run, by its words. */
  private static final int BY_WORDS = 364;

  private static final int EACH_RUN = 110;

  private final Project project;

  SecretsIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  @Test
  void noneOfFiveThousandSecretsLeavesTheOutputOfTheJob() throws Exception {
    var leaks = new Leaks();
    var told = new ArrayList<String>();
    for (Seeds.Seed seed : Seeds.texts(SEED, TEXTS)) {
      told.add(seed.text());
      // The short end of a key could be anything.
      seed.secrets().stream()
          .filter(it -> it.length() > 15 || !seed.kind().equals("private-key"))
          .forEach(leaks::seek);
    }
    List<String> given = Seeds.values(SEED + 1, BY_WORDS + 60);
    given.forEach(leaks::seek);
    // What gives them away is nowhere near.
    for (int i = 0; i < BY_WORDS; i++) {
      told.add(i * 11, "connected by " + given.get(i) + " in " + i + " ms");
    }
    assertThat(leaks.sought()).isGreaterThanOrEqualTo(5_000);
    int files = write(told);

    var dotenv = new StringBuilder("# what the job reads itself\n");
    var env = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      project.with("SERVICE_%d_TOKEN".formatted(i), given.get(i));
      dotenv.append("export DB_%d_PASSWORD='%s'\n".formatted(i, given.get(120 + i)));
      env.append("    CLOUD_%d_SECRET_KEY: \"%s\"\n".formatted(i, given.get(240 + i)));
    }
    Files.writeString(project.root.resolve(".env"), dotenv);
    project.script(
        "leaky.py",
        new String(
            Objects.requireNonNull(SecretsIT.class.getResourceAsStream("leaky.py")).readAllBytes(),
            StandardCharsets.UTF_8));
    project.config(
        """
        process:
          command: [python3, leaky.py, --api-key, "%s", "--password=%s", "postgres://me:%s@db/x"]
          env:
        %s  restart_policy: {backoff: fixed, cooldown_seconds: 0, max_restarts: 500, max_identical_failures: 0}
          stop: [{signal: KILL, wait_seconds: 5}]
        detectors:
          - {name: alert, kind: pattern, regex: "ALERT .*", cooldown_seconds: 0}
          - {name: luck, kind: pattern, regex: "OUT OF LUCK .*"}
          - {kind: traceback}
          - {kind: exit_code}
        rules:
          - {name: renew, match: {detector: luck, message_regex: '\\Q%s\\E'}, action: {kind: restart_with_env, set: {LUCK_TOKEN: "%s", LUCK: half}}}
        monitor: {log_excerpt_lines: 150}
        config_snapshots: [.env, .sentry/sentry.yaml]
        """
            .formatted(
                given.get(360), given.get(361), given.get(362), env, given.get(7), given.get(363)));

    var said = new ArrayList<Outcome>();
    said.add(project.sentry("run").endedWith(0));
    assertThat(project.lines("count").getFirst()).isEqualTo(Integer.toString(files + 1));
    assertThat(project.facts(Fact.IncidentOpened.class)).hasSizeGreaterThan(files / 2);

    // Once more from the start, with words of its own, until it is given up.
    Files.writeString(project.root.resolve("count"), "0");
    var more = new ArrayList<>(told.subList(0, 9 * EACH_RUN));
    for (int i = BY_WORDS; i < given.size(); i++) {
      more.add(i, "connected by " + given.get(i) + " in " + i + " ms");
    }
    write(more);
    project.config(
        Files.readString(project.layout.config()).replace("max_restarts: 500", "max_restarts: 9"));
    var words = new ArrayList<>(List.of("run", "--", "python3", "leaky.py"));
    for (int i = BY_WORDS; i < given.size(); i += 3) {
      words.add("--token-" + i);
      words.add("--auth-token=" + given.get(i));
      words.addAll(List.of("--db-password", given.get(i + 1)));
      words.add("APP_SECRET=" + given.get(i + 2));
    }
    said.add(project.sentry(words.toArray(String[]::new)).endedWith(93));

    for (Outcome run : said) {
      leaks.in("what `sentry run` said", run.err());
    }
    Path log = project.layout.logs().resolve("job-00002.log");
    var asked = new ArrayList<List<String>>();
    asked.add(List.of("status"));
    asked.add(List.of("status", "--json"));
    asked.add(List.of("plan"));
    asked.add(List.of("plan", "--json"));
    asked.add(List.of("incidents", "list"));
    asked.add(List.of("incidents", "list", "--json"));
    asked.add(List.of("incidents", "show"));
    asked.add(List.of("incidents", "show", "last", "--json"));
    asked.add(List.of("incidents", "show", "last", "--file", "incident.json"));
    asked.add(List.of("incidents", "search", "ALERT"));
    asked.add(List.of("incidents", "search", "--deep", "LUCK"));
    asked.add(List.of("incidents", "export", "last", "--output", "exported.zip"));
    asked.add(List.of("explain", "last"));
    asked.add(List.of("groups", "list", "--all"));
    asked.add(List.of("groups", "list", "--all", "--json"));
    asked.add(List.of("groups", "show", "last"));
    asked.add(List.of("groups", "mute", "last", "--why", "of " + given.get(5)));
    asked.add(List.of("doctor"));
    asked.add(List.of("doctor", "--json"));
    asked.add(List.of("analyze"));
    asked.add(List.of("analyze", "--json"));
    asked.add(List.of("audit", "verify"));
    asked.add(List.of("config", "show"));
    asked.add(List.of("config", "show", "--json", "--origin"));
    asked.add(List.of("config", "check"));
    asked.add(List.of("detectors", "show", "luck"));
    for (int i = 0; i < 5; i++) {
      asked.add(List.of("why", "ALERT " + told.get(i * 311)));
      asked.add(List.of("why", "--json", "OUT OF LUCK " + told.get(i * 311 + 1)));
      asked.add(List.of("why-not", "luck", told.get(i * 311 + 2)));
    }
    asked.add(List.of("replay", log.toString()));
    asked.add(List.of("replay", "--json", log.toString()));
    asked.add(List.of("test", log.toString()));
    asked.add(List.of("test", "--json", log.toString()));
    asked.add(List.of("fingerprint", "--explain", log.toString()));
    asked.add(List.of("fingerprint", "--json", log.toString()));
    for (List<String> question : asked) {
      Outcome answer = project.sentry(question.toArray(String[]::new));
      assertThat(answer.status()).as("%s", answer).isIn(0, 1);
      leaks.in("`sentry " + question.getFirst() + "` on stdout", answer.out());
      leaks.in("`sentry " + question.getFirst() + "` on stderr", answer.err());
    }
    leaks.below(project.layout.home(), ownOfTheJob());
    leaks.in("sentry.log", Files.readString(project.layout.ownLog()));
    assertThat(unpacked(leaks, project.root.resolve("exported.zip"))).isGreaterThan(4);
    System.out.println(leaks.summary());
    assertThat(leaks.found().stream().limit(40)).as("%s", leaks.summary()).isEmpty();
    assertThat(project.layout.command()).doesNotExist();
  }

  @Test
  void aCommandWithASecretIsGoneOnWithAfterACrash() throws Exception {
    String secret = Seeds.values(SEED + 2, 1).getFirst();
    SentryRun first =
        project.start(
            "run",
            "--",
            "sh",
            "-c",
            "echo \"$2\" >> got; sleep 600",
            "job",
            "--db-password",
            secret);
    long job = project.up(1);
    first.kill();
    assertThat(Files.readString(project.layout.command())).contains(secret);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(project.layout.command())))
        .isEqualTo("rw-------");
    project.sentry("run", "--", "sh", "-c", "true").endedWith(4).says("[redacted:");
    ProcessHandle.of(job).orElseThrow().destroyForcibly();
    Wait.until("it is gone", () -> !Project.alive(job));
    SentryRun second = project.start("run");
    project.up(2);
    Wait.until("it has said what it got", () -> project.lines("got").size() == 2);
    assertThat(project.lines("got")).containsExactly(secret, secret);
    var leaks = new Leaks();
    leaks.seek(secret);
    leaks.below(project.layout.home(), ownOfTheJob());
    leaks.in("state", Files.readString(project.layout.state()));
    assertThat(leaks.found()).isEmpty();
    project.sentry("stop").endedWith(0);
    second.end();
    assertThat(project.layout.command()).doesNotExist();
  }

  @Test
  void whatARuleSetsIsNotWrittenDownAndIsThereAfterACrash() throws Exception {
    String secret = Seeds.values(SEED + 3, 1).getFirst();
    project.config(
        """
        process:
          restart_policy: {backoff: fixed, cooldown_seconds: 0, max_restarts: 9}
          stop: [{signal: KILL, wait_seconds: 5}]
        detectors: [{name: refused, kind: pattern, regex: refused}]
        rules:
          - {match: {detector: refused}, action: {kind: restart_with_env, set: {API_TOKEN: "%s", TRIES: "3"}}}
        """
            .formatted(secret));
    SentryRun first =
        project.start(
            "run",
            "--",
            "sh",
            "-c",
            "echo \"$API_TOKEN/$TRIES\" >> got; [ -n \"$API_TOKEN\" ] || echo refused; sleep 600");
    long job = project.up(2);
    first.kill();
    ProcessHandle.of(job).orElseThrow().destroyForcibly();
    Wait.until("it is gone", () -> !Project.alive(job));
    SentryRun second = project.start("run");
    project.up(3);
    Wait.until("it has said what it got", () -> project.lines("got").size() == 3);
    assertThat(project.lines("got")).containsExactly("/", secret + "/3", secret + "/3");
    project.sentry("stop").endedWith(0);
    second.end();
    var leaks = new Leaks();
    leaks.seek(secret);
    leaks.below(project.layout.home(), ownOfTheJob());
    assertThat(leaks.found()).isEmpty();
    assertThat(project.facts(Fact.LaunchIntended.class).getLast().overlay())
        .containsEntry("TRIES", "3")
        .containsKey("API_TOKEN");
  }

  /** What {@code docs/redaction.md} leaves to the job and its owner. */
  private Set<Path> ownOfTheJob() {
    return Set.of(project.layout.logs(), project.layout.config(), project.layout.command());
  }

  /** Looks into every file of an archive, and answers how many there are. */
  private static int unpacked(Leaks leaks, Path archive) throws Exception {
    int files = 0;
    try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
        String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        leaks.in("`" + file.getName() + "` in an archive", text);
        files++;
      }
    }
    return files;
  }

  private int write(List<String> texts) throws Exception {
    Path seeds = Files.createDirectories(project.root.resolve("seeds"));
    int files = 0;
    for (int from = 0; from < texts.size(); from += EACH_RUN) {
      List<String> some = texts.subList(from, Math.min(texts.size(), from + EACH_RUN));
      Json all = Json.ofStrings(some);
      Files.writeString(seeds.resolve("%04d.json".formatted(files++)), JsonText.compact(all));
    }
    return files;
  }
}
