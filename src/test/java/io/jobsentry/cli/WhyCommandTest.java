package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WhyCommandTest {
  private static final String CONFIG =
      """
      process: {env: {BATCH: "64"}, restart_policy: {cooldown_seconds: 0}}
      catalogue: {without: [nccl]}
      detectors:
        - {kind: pattern, name: oom, regex: 'CUDA out of memory', not: 'errors: 0'}
        - {kind: pattern, name: begin, regex: '^begin'}
        - {kind: pattern, name: many, regex: 'retry', count: 3, within_seconds: 10}
        - {kind: pattern, name: any, regex: '[0-9]{9}'}
      rules:
        - {name: first, match: {detector: oom, message_regex: 'GPU 7'}, action: {kind: pause}}
        - {name: smaller, match: {detector: oom}, action: {kind: restart_with_env, set: {BATCH: half}}}
      """;

  private final Workplace work;

  WhyCommandTest(@TempDir Path folder) throws IOException {
    work = new Workplace(folder);
    work.config(CONFIG);
  }

  @Test
  void tellsHowALineIsReadWhoNoticesItAndWhatFollows() {
    assertThat(work.sentry("why", "[rank3]: 2026-01-31 09:30:00 ERROR CUDA out of memory"))
        .isEqualTo(
            new Said(
                0,
                """
                line      [rank3]: 2026-01-31 09:30:00 ERROR CUDA out of memory
                source    rank3
                time      2026-01-31T09:30:00Z
                level     error
                text      CUDA out of memory

                `oom` says: [rank3]: 2026-01-31 09:30:00 ERROR CUDA out of memory
                  an alarm: an incident is opened at once
                  rule `smaller` answers

                what follows at once
                  incident: [rank3]: 2026-01-31 09:30:00 ERROR CUDA out of memory
                  rule `smaller` answers: restart with {BATCH=32}
                  restarting now: restart 1 of 10 without progress
                """,
                ""));
  }

  @Test
  void ofWhatIsOnlyEvidenceItTellsWhatItWouldMean() {
    Said said = work.sentry("why", "OSError: [Errno 28] No space left on device");
    assertThat(said.out())
        .contains("`catalogue/disk-full` says: ", "if the job then failed\n  incident: OSError")
        .contains("  known as: no space is left (`catalogue/disk-full`); advice: stop\n")
        .doesNotContain("what follows at once");
  }

  @Test
  void whatNobodyNoticesEndsWithOne() {
    Said said = work.sentry("why", "hello");
    assertThat(said.status()).isEqualTo(ExitStatus.FAILED.code());
    assertThat(said.out()).contains("nobody notices it");
  }

  @Test
  void aLineOfALogIsSeenWithItsTrace() throws Exception {
    work.log(
        "old.log",
        "step 1",
        "Traceback (most recent call last):",
        "  File \"/srv/app/train.py\", line 42, in step",
        "KeyError: 1",
        "step 2");
    assertThat(work.sentry("why", "--at", "old.log:3").out())
        .contains("`traceback` says: KeyError: 1 (/srv/app/train.py:42 in step)");
    assertThat(work.sentry("why", "--at", "old.log:5").out()).contains("nobody notices it");
    assertThat(work.sentry("why-not", "traceback", "--at", "old.log:3").status()).isZero();
  }

  @Test
  void pipedLinesCountTogether() {
    work.pipe(
        "Traceback (most recent call last):",
        "  File \"/srv/app/train.py\", line 42, in step",
        "KeyError: 1");
    assertThat(work.sentry("why", "-").out()).contains("`traceback` says: KeyError: 1");
  }

  @Test
  void jsonTellsTheSame() throws Exception {
    Json.Obj answer = work.json("why", "--json", "09:30:00 CUDA out of memory");
    var oom = (Json.Obj) ((Json.Arr) answer.get("noticed").orElseThrow()).items().getFirst();
    assertThat(oom.text("detector")).contains("oom");
    assertThat(oom.text("weight")).contains("alarm");
    assertThat(oom.text("rule")).contains("smaller");
    Json.Obj not = work.json("why-not", "oom", "--json", "hello");
    assertThat(not.flag("notices")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          oom       ~ CUDA error: out of memory        ~ a text is missing that every match has: CUDA out of memory
          oom       ~ CUDA error: out of memory        ~ `CUDA ` is found, as `CUDA `; then `out of memory` is wanted, and there is `error: out of memory`
          oom       ~ cuda out of memory               ~ it would match if the case did not matter: put `(?i)` before the expression
          oom       ~ CUDA out of memory, errors: 0    ~ `not` is found in it as well: /errors: 0/
          begin     ~ 2026-01-31 09:30:00 begin of it  ~ it has the text `begin`, and does not match
          begin     ~ 2026-01-31 09:30:00 begin of it  ~ it would match without what stands before the text: expressions are shown whole lines
          many      ~ retry                            ~ it matches, and 3 such lines are needed within 10 s
          any       ~ hello                            ~ every line is shown to it, and this one does not match
          traceback ~ hello                            ~ no stack trace begins, ends or goes on in it
          exit_code ~ hello                            ~ it looks for the end of the job that nobody asked for, unless it is exit 0, and not at lines
          nccl-shared-memory ~ hello                   ~ its family `nccl` is switched off by `catalogue.without`
          """)
  void whyNotTellsWhatStandsInTheWay(String detector, String line, String reason) {
    Said said = work.sentry("why-not", detector, line);
    assertThat(said.out()).contains("` does not notice it\n").contains("  " + reason + "\n");
    assertThat(said.status()).isEqualTo(ExitStatus.FAILED.code());
  }

  @Test
  void whyNotOfWhatIsNoticedTellsWhatMayStillKeepItQuiet() {
    Said said = work.sentry("why-not", "oom", "CUDA out of memory");
    assertThat(said.status()).isZero();
    assertThat(said.out())
        .contains("`oom` does notice it\n", "  said once in 1 min of one run of the job")
        .contains("  rule `smaller` answers\n")
        .contains(
            "rule `first` does not answer: its `message_regex` /GPU 7/ is not in the message");
  }

  @Test
  void whyNotKnowsThatSomeJobsAreNotRestarted() throws Exception {
    work.config(CONFIG.replace("process: {", "process: {lifecycle: one_shot, "));
    assertThat(work.sentry("why-not", "oom", "CUDA out of memory").out())
        .contains("its restart does not happen: the job is `one_shot`");
  }

  @Test
  void whyNotKnowsThatAJobMayNotBeSignalled() throws Exception {
    work.config(CONFIG.replace("process: {", "process: {kind: attach, attach: {pid: 1}, "));
    assertThat(work.sentry("why-not", "oom", "CUDA out of memory").out())
        .contains("rule `smaller` does nothing: the job may not be signalled");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          why                       | 2 | `LINE` is missing               | give a line in quotes, `-` for standard input, or `--at FILE:NUMBER`
          why-not oom               | 2 | `LINE` is missing               | give a line in quotes, `-` for standard input, or `--at FILE:NUMBER`
          why-not                   | 2 | `DETECTOR` is missing           | `sentry why-not --help` shows what can be said here
          why-not omo hello         | 2 | there is no detector `omo`      | did you mean `oom`?
          why-not disk-fll hello    | 2 | there is no detector `disk-fll` | did you mean `disk-full`?
          why --at a.log            | 2 | `--at a.log` names no line      | write `FILE:NUMBER`, lines are counted from 1
          why --at a.log:0          | 2 | `--at a.log:0` names no line    | write `FILE:NUMBER`, lines are counted from 1
          why --at a.log:9          | 1 | `a.log` has only 1 line         | -
          why --at none.log:9       | 1 | `none.log` is not there         | -
          why --at a.log:1 hello    | 2 | there are a `LINE` and `--at a.log:1` | give one of them
          """)
  void wrongWordsAreOneSentence(String words, int status, String sentence, String hint)
      throws Exception {
    work.log("a.log", "hello");
    Said said = work.sentry(words.split(" ", -1));
    assertThat(said.err())
        .isEqualTo(
            "sentry: error: " + sentence + "\n" + (hint == null ? "" : "\nhint: " + hint + "\n"));
    assertThat(said.status()).isEqualTo(status);
    assertThat(said.out()).isEmpty();
  }
}
