package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestCommandTest {
  private static final String DETECTORS =
      """
      catalogue: {enabled: false}
      detectors:
        - {kind: pattern, name: oom, regex: 'CUDA out of memory', not: 'errors: 0'}
        - {kind: pattern, name: many, regex: 'retry \\d+', count: 3, within_seconds: 10}
      rules:
        - {name: first, match: {detector: oom, message_regex: 'GPU 0'}, action: {kind: restart}}
        - {name: rest, match: {detector: oom}, action: {kind: observe}}
      """;

  private final Workplace work;

  TestCommandTest(@TempDir Path folder) throws IOException {
    work = new Workplace(folder);
    work.config(DETECTORS);
  }

  private static Json.Obj named(Json.Obj answer, String list, String name) {
    return ((Json.Arr) answer.get(list).orElseThrow())
        .items().stream()
            .map(Json.Obj.class::cast)
            .filter(it -> it.text("name").orElse("").equals(name))
            .findFirst()
            .orElseThrow();
  }

  private static long number(Json.Obj object, String name) {
    return object.number(name).orElseThrow();
  }

  private static List<Json> list(Json.Obj object, String name) {
    return ((Json.Arr) object.get(name).orElseThrow()).items();
  }

  @Test
  void tellsWhatEachDetectorSawAndNearlySaw() throws Exception {
    work.log(
        "old.log",
        "2026-01-31 09:30:00 CUDA out of memory on GPU 0",
        "2026-01-31 09:30:01 CUDA out of memory on GPU 1",
        "2026-01-31 09:30:02 CUDA out of memory, errors: 0",
        "2026-01-31 09:32:00 CUDA out of memory on GPU 1",
        "2026-01-31 09:32:01 retry 1",
        "2026-01-31 09:32:02 retry later",
        "2026-01-31 09:32:03 ERROR the disk is on fire",
        "2026-01-31 09:32:04 step 7");
    Json.Obj answer = work.json("test", "old.log", "--json");
    Json.Obj oom = named(answer, "detectors", "oom");
    assertThat(number(oom, "matched")).isEqualTo(3);
    assertThat(number(oom, "told")).isEqualTo(2);
    assertThat(number(oom, "nearly")).isEqualTo(1);
    assertThat(((Json.Obj) list(oom, "near").getFirst()).text("why"))
        .contains("`not` is found in it as well");
    Json.Obj many = named(answer, "detectors", "many");
    assertThat(number(many, "matched")).isEqualTo(1);
    assertThat(list(many, "near").stream().map(it -> ((Json.Obj) it).text("why").orElse("")))
        .containsExactly(
            "needs 3 such lines within 10 s", "has a text of the expression, and does not match");
    assertThat(number(named(answer, "rules", "first"), "matched")).isEqualTo(1);
    assertThat(number(named(answer, "rules", "first"), "nearly")).isEqualTo(1);
    assertThat(number(named(answer, "rules", "rest"), "matched")).isEqualTo(1);
    assertThat(number(answer, "unnoticed")).isEqualTo(4);
    assertThat(list(answer, "grave")).hasSize(2);
  }

  @Test
  void printsATableWithLineNumbers() throws Exception {
    work.log("old.log", "2026-01-31 09:30:00 step 1", "CUDA out of memory on GPU 0", "panic!");
    Said said = work.sentry("test", "old.log");
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .startsWith("old.log: 3 lines, 62 bytes\n\ndetector  ")
        .contains("\noom                                        1         1       0 ")
        .contains("\n        2  CUDA out of memory on GPU 0\n")
        .contains("\nfirst                                      1                 0\n")
        .endsWith("\n2 lines noticed by nothing; some of them sound grave:\n        3  panic!\n");
  }

  @Test
  void countsStackTracesAndCallsTheirLinesNotUnnoticed() throws Exception {
    work.log(
        "old.log",
        "Traceback (most recent call last):",
        "  File \"/srv/app/train.py\", line 42, in step",
        "KeyError: 1");
    Json.Obj answer = work.json("test", "old.log", "--json");
    assertThat(number(named(answer, "detectors", "traceback"), "told")).isEqualTo(1);
    assertThat(list(answer, "grave")).isEmpty();
  }

  @Test
  void anotherConfigCanBeTried() throws Exception {
    Files.writeString(
        work.file("new.yaml"),
        "catalogue: {enabled: false}\ndetectors: [{kind: pattern, name: mine, regex: 'step'}]\n");
    work.log("old.log", "step 1");
    assertThat(work.sentry("test", "new.yaml", "old.log").out()).contains("\nmine ");
    assertThat(work.sentry("test", "-c", "new.yaml", "old.log").out()).contains("\nmine ");
  }

  private static final String EXAMPLES =
      """
      catalogue: {enabled: false}
      detectors:
        - kind: pattern
          name: oom
          regex: 'CUDA out of memory'
          examples:
            match: ['RuntimeError: CUDA out of memory.']
            miss: ['CUDA & <others>', 'CUDA out of memory errors: 0']
        - kind: traceback
          examples:
            match:
              - |
                Traceback (most recent call last):
                  File "/srv/app/train.py", line 42, in step
                KeyError: 1
      rules:
        - name: enough
          match: {detector: exit_code, message_regex: 'exited with 78'}
          action: {kind: abort}
          examples: {match: ['exited with 78'], miss: ['exited with 1']}
        - name: again
          match: {detector: oom}
          action: {kind: restart}
          examples: {match: ['CUDA out of memory'], miss: ['step 1']}
      """;

  @Test
  void examplesAreCheckedAndFailTheCommand() throws Exception {
    work.config(EXAMPLES);
    Said said = work.sentry("test", "--junit", "report.xml");
    assertThat(said)
        .isEqualTo(
            new Said(
                ExitStatus.FAILED.code(),
                """
                detector `oom` should not notice its example 2: it says: CUDA out of memory errors: 0
                  CUDA out of memory errors: 0
                8 examples, 1 not as expected
                """,
                ""));
    assertThat(Files.readString(work.file("report.xml")))
        .startsWith(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="sentry test" tests="8" failures="1" errors="0" skipped="0">
              <testcase classname="detector oom" name="match 1"/>
              <testcase classname="detector oom" name="miss 1"/>
              <testcase classname="detector oom" name="miss 2">
                <failure message="it says: CUDA out of memory errors: 0">CUDA out of memory errors: 0</failure>
              </testcase>
            """)
        .endsWith("</testsuite>\n");
  }

  @Test
  void examplesThatHoldAreGood() throws Exception {
    work.config(
        EXAMPLES.replace("regex: 'CUDA out of memory'", "regex: 'CUDA out of memory(\\.|$)'"));
    assertThat(work.sentry("test")).isEqualTo(new Said(0, "8 examples, all as expected\n", ""));
    work.log("old.log", "step 1");
    assertThat(work.sentry("test", "old.log").out()).doesNotContain("as expected");
    assertThat(work.sentry("test", "--expect", "old.log").out()).contains("all as expected");
  }

  @Test
  void anExampleThatIsMissedSaysWhoSawItInstead() throws Exception {
    work.config(
        """
        catalogue: {enabled: false}
        detectors:
          - {kind: pattern, name: one, regex: 'one', examples: {match: ['two']}}
          - {kind: pattern, name: two, regex: 'two', examples: {match: ['three']}}
        rules:
          - {name: a, match: {detector: one}, action: {kind: observe}, examples: {match: ['two']}}
        """);
    assertThat(work.sentry("test").out())
        .contains("detector `one` should notice its example 1: only these notice something: two\n")
        .contains("detector `two` should notice its example 1: nothing is noticed\n")
        .contains("rule `a` should notice its example 1: no rule answers what is noticed by two\n")
        .endsWith("3 examples, 3 not as expected\n");
  }

  @Test
  void aConfigWithoutExamplesHasNoneToCheck() {
    assertThat(work.sentry("test"))
        .isEqualTo(new Said(0, "the config has no `examples` to check\n", ""));
  }

  @Test
  void examplesOfWhatReadsNoLinesAreRefused() throws Exception {
    work.config("detectors: [{kind: exit_code, examples: {match: ['exited with 1']}}]\n");
    Said said = work.sentry("test");
    assertThat(said.status()).isEqualTo(ExitStatus.CONFIG.code());
    assertThat(said.err()).contains("`examples` are lines, and `kind: exit_code` reads none");
  }

  @Test
  void aLogThatIsNotThereIsOneSentence() {
    assertThat(work.sentry("test", "none.log"))
        .isEqualTo(new Said(1, "", "sentry: error: `none.log` is not there\n"));
    assertThat(work.sentry("test", ".").err()).contains("`.` is a folder");
    assertThat(work.sentry("test", "none.yaml").status()).isEqualTo(ExitStatus.CONFIG.code());
  }

  @Test
  void anEmptyLogHasNothingToShow() throws Exception {
    Files.writeString(work.file("empty.log"), "");
    Said said = work.sentry("test", "empty.log");
    assertThat(said.status()).isZero();
    assertThat(said.out()).startsWith("empty.log: 0 lines, 0 bytes\n");
  }
}
