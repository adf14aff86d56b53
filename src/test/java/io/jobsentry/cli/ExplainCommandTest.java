package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.config.KeyPage;
import io.jobsentry.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainCommandTest {
  private static final String CONFIG =
      """
      process: {command: [train]}
      detectors:
        - {kind: pattern, name: nan, regex: 'loss=nan'}
      rules:
        - name: halve-the-batch
          match: {detector: nan, message_regex: 'step [0-9]+'}
          action: {kind: restart_with_env, set: {BATCH: half, API_KEY: Qm7xT2vK9pLw4sZ8}}
        - name: give-in
          match: {detector: nan}
          action: {kind: abort}
      """;

  private final Path folder;
  private final Workplace work;

  ExplainCommandTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.work = new Workplace(folder);
    work.config(CONFIG);
  }

  private Json.Obj object(String inside, String... words) throws Exception {
    return (Json.Obj) work.json(words).get(inside).orElseThrow();
  }

  @Test
  void anExitCodeIsWhatItMeansToSentryAndToTheJob() throws Exception {
    String text = work.sentry("explain", "exit", "93").out();
    assertThat(text)
        .contains("code       93\n", "name       GAVE_UP\n", ExitStatus.GAVE_UP.meaning());
    assertThat(work.sentry("explain", "93").out()).isEqualTo(text);
    assertThat(work.sentry("explain", "exit", "gave-up").out()).isEqualTo(text);
    assertThat(work.sentry("explain", "137").out())
        .contains("signal 9 (KILL) ended it")
        .doesNotContain("sentry     ");
    assertThat(work.sentry("explain", "42").out()).contains("its own status");
    Json.Obj json = work.json("explain", "exit", "3", "--json");
    assertThat(json.text("kind")).contains("exit");
    assertThat(json.text("name")).contains("CONFIG");
    assertThat(work.sentry("explain", "exit", "gaveup").err())
        .contains("there is no exit code `gaveup`", "did you mean `GAVE_UP`?");
    assertThat(work.sentry("explain", "exit", "256").err()).contains("they go from 0 to 255");
    for (ExitStatus status : ExitStatus.values()) {
      assertThat(work.sentry("explain", "exit", status.name()).out().replaceAll("\\s+", " "))
          .contains(status.meaning());
    }
  }

  @Test
  void aDetectorIsToldAsItsOwnCommandTellsIt() throws Exception {
    for (String name : List.of("nan", "traceback", "catalogue/disk-full")) {
      String shown = work.sentry("detectors", "show", name).out();
      assertThat(shown).isNotEmpty();
      assertThat(work.sentry("explain", "detector", name)).isEqualTo(new Said(0, shown, ""));
    }
    assertThat(object("detector", "explain", "detector", "nan", "--json").text("kind"))
        .contains("pattern");
    assertThat(work.sentry("explain", "detector", "tracback").err())
        .contains("there is no detector `tracback`", "did you mean `traceback`?");
  }

  @Test
  void aRuleIsWhatItAnswersAndWithWhat() throws Exception {
    Said said = work.sentry("explain", "rule", "halve-the-batch");
    assertThat(said.out())
        .contains("1 of 2: the first that matches counts", "detector   nan", "/loss=nan/")
        .contains("/step [0-9]+/ is found in it", "restart with {", "BATCH=half")
        .doesNotContain("Qm7xT2vK9pLw4sZ8");
    Json.Obj rule = object("rule", "explain", "rule", "give-in", "--json");
    assertThat(rule.text("does")).contains("abort");
    assertThat(rule.number("place")).hasValue(2);
    assertThat(work.sentry("explain", "rule", "give-inn").err())
        .contains("there is no rule `give-inn`", "did you mean `give-in`?");
    assertThat(work.sentry("explain", "rule", "whatever").err())
        .contains("there are `halve-the-batch`, `give-in`");
  }

  @Test
  void aKeyIsWhatItsDescriptionSays() throws Exception {
    assertThat(work.sentry("explain", "key", "process.command").out())
        .contains("key        process.command", "type       list of texts");
    assertThat(work.sentry("explain", "key", "process").out())
        .contains("process.command\n", "process.restart_policy\n")
        .doesNotContain("process.restart_policy.max_restarts");
    String kind = work.sentry("explain", "key", "detectors[3].kind").out();
    assertThat(kind).contains("key        detectors[].kind").contains("choices    ");
    assertThat(work.sentry("explain", "key", "detectors.kind").out()).isEqualTo(kind);
    assertThat(object("key", "explain", "key", "process.command", "--json").text("meaning"))
        .isPresent();
    assertThat(work.sentry("explain", "key", "proces.comand").err())
        .contains("the config has no key `proces.comand`", "did you mean `process.command`?");
    assertThat(work.sentry("explain", "key", "quiet_after_seconds").err())
        .contains("did you mean `groups.quiet_after_seconds`?");
    assertThat(work.sentry("explain", "key", "max_restarts").err())
        .contains("these end with it: process.restart_policy.max_restarts, ");
  }

  @Test
  void everyKeyOfTheConfigCanBeExplained() throws Exception {
    List<String> names = KeyPage.names();
    assertThat(names).hasSizeGreaterThan(100);
    for (String name : names) {
      KeyPage page = KeyPage.find(name).orElseThrow();
      assertThat(page.meaning()).as(name).isNotBlank();
      assertThat(Explained.card(Map.of("what", List.of(page.meaning())), 80, page(page)).text())
          .as(name)
          .isNotBlank();
    }
    for (String name : List.of("process", "rules[].action", "catalogue", "healing")) {
      assertThat(work.sentry("explain", "key", name).out().lines())
          .as(name)
          .isNotEmpty()
          .allMatch(line -> line.length() <= 80);
    }
  }

  private static Json.Obj page(KeyPage page) {
    return Json.object().put("name", page.name()).build();
  }

  @Test
  void aWrongWordIsToldWhatWasMeant() throws Exception {
    assertThat(work.sentry("explain", "detecter", "nan").err())
        .contains("`detecter` is nothing that can be explained", "did you mean `detector`?");
    assertThat(work.sentry("explain", "rule").err())
        .contains("does not say which", "`sentry explain rule NAME`");
    assertThat(work.sentry("explain", "halve-the-batc").err())
        .contains("there is no incident yet", "`sentry explain rule halve-the-batch`");
    assertThat(work.sentry("explain", "process.comand").err())
        .contains("`sentry explain key process.command`");
    assertThat(work.sentry("explain", "xyzzy-nothing-like-it").err())
        .contains("hint: `sentry run` writes one");
    Path incident = Files.createDirectories(folder.resolve(".sentry/incidents/2026-x-nan-1"));
    Files.writeString(incident.resolve("incident.json"), "{}");
    Files.writeString(incident.resolve("report.md"), "# NaN\n");
    assertThat(work.sentry("explain").out()).startsWith("# Incident `2026-x-nan-1`");
    assertThat(work.sentry("explain", "nan").out()).startsWith("# Incident `2026-x-nan-1`");
    assertThat(work.sentry("explain", "incident").out()).startsWith("# Incident");
    assertThat(work.sentry("explain", "incident", "nan-1").out()).startsWith("# Incident");
    assertThat(work.sentry("explain", "tracebak").err())
        .contains("there is no incident `tracebak`", "`sentry explain detector traceback`");
    assertThat(work.sentry("explain", "tracebak").status()).isEqualTo(2);
  }

  @Test
  void aConfigWithErrorsHindersOnlyWhatIsInIt() throws Exception {
    work.config("process: [\n");
    assertThat(work.sentry("explain", "key", "process.command").status()).isZero();
    assertThat(work.sentry("explain", "exit", "3").status()).isZero();
    assertThat(work.sentry("explain", "detector", "nan").status()).isEqualTo(3);
    assertThat(work.sentry("explain", "tracebak").err()).contains("detector traceback");
  }

  @Test
  void itCanBeWrittenToAFile() throws Exception {
    assertThat(work.sentry("explain", "93", "-o", "why.txt").err()).contains("wrote ");
    assertThat(folder.resolve("why.txt")).hasContent(work.sentry("explain", "93").out());
  }
}
