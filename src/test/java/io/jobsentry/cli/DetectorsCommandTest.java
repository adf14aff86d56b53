package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DetectorsCommandTest {
  private final Workplace work;

  DetectorsCommandTest(@TempDir Path folder) throws IOException {
    work = new Workplace(folder);
    work.config(
        """
        process: {command: [train]}
        catalogue: {without: [nccl]}
        detectors:
          - kind: pattern
            name: oom
            regex: 'CUDA out of memory'
            not: 'errors: 0'
            count: 2
            within_seconds: 60
            cooldown_seconds: 5
            examples: {match: ['CUDA out of memory'], miss: ['CUDA']}
        rules:
          - {name: again, match: {detector: oom, message_regex: 'GPU 0'}, action: {kind: restart}}
        """);
  }

  @Test
  void listShowsTheConfigsThoseThatAreAlwaysOnAndFamilies() throws Exception {
    String out = work.sentry("detectors", "list").out();
    assertThat(out.lines().limit(3).map(it -> it.split(" +", 3)[0]))
        .containsExactly("oom", "traceback", "exit_code");
    assertThat(out)
        .contains("pattern     lines with /CUDA out of memory/\n")
        .contains("\ncatalogue: disk ", " 10 failures\n")
        .doesNotContain("catalogue: nccl");
    Json.Obj answer = work.json("detectors", "list", "--json");
    assertThat(((Json.Arr) answer.get("detectors").orElseThrow()).items()).hasSize(3);
    assertThat(((Json.Obj) answer.get("catalogue").orElseThrow()).number("disk")).hasValue(10);
  }

  @Test
  void aCatalogueThatIsOffIsSaidToBe() throws Exception {
    work.config("catalogue: {enabled: false}\n");
    assertThat(work.sentry("detectors", "list").out()).contains("switched off");
    assertThat(work.sentry("plan", "--", "true").out())
        .contains("detect     no known failures: the catalogue is switched off\n");
  }

  @Test
  void showTellsEverythingAboutOne() throws Exception {
    assertThat(work.sentry("detectors", "show", "oom"))
        .isEqualTo(
            new Said(
                0,
                """
                name       oom
                kind       pattern
                regex      CUDA out of memory
                texts      CUDA out of memory
                not        errors: 0
                count      2 lines within 1 min
                weight     an alarm: an incident is opened at once
                cooldown   5 s within one run of the job
                rules      `again`: restart, where the message has /GPU 0/
                match      CUDA out of memory
                miss       CUDA
                """,
                ""));
    var json = (Json.Obj) work.json("detectors", "show", "oom", "--json").get("detector").get();
    assertThat(json.text("regex")).contains("CUDA out of memory");
  }

  @Test
  void showKnowsAlsoWhatNobodyConfigured() {
    assertThat(work.sentry("detectors", "show", "traceback").out())
        .contains("\nfrom       always on, unless the config has one of this kind\n");
    assertThat(work.sentry("detectors", "show", "exit_code").out())
        .contains("\nkind       exit_code\n");
    String known = work.sentry("detectors", "show", "disk-full").out();
    assertThat(known)
        .startsWith("name       catalogue/disk-full\nkind       known\n")
        .contains("\nfamily     disk\n", "\nmatch      OSError: [Errno 28]");
    assertThat(work.sentry("detectors", "show", "catalogue/disk-full").out()).isEqualTo(known);
  }

  @Test
  void anUnknownNameHasANearest() {
    assertThat(work.sentry("detectors", "show", "omo"))
        .isEqualTo(
            new Said(
                2, "", "sentry: error: there is no detector `omo`\n\nhint: did you mean `oom`?\n"));
    assertThat(work.sentry("detectors", "show", "marmalade").err())
        .contains("hint: `sentry detectors list` shows what is on");
  }

  @Test
  void thePlanListsAllThatIsOn() {
    assertThat(work.sentry("plan").out())
        .contains("detect     `oom`: lines with /CUDA out of memory/\n")
        .contains("detect     `traceback`: stack traces")
        .contains("detect     `exit_code`: the end of the job")
        .containsPattern("detect     \\d+ known failures of 27 families\n");
  }
}
