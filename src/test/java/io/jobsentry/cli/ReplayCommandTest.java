package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplayCommandTest {
  private static final String RULES =
      """
      process: {command: [train], env: {BATCH: "64"}, restart_policy: {cooldown_seconds: 0}}
      catalogue: {enabled: false}
      detectors:
        - {kind: pattern, name: oom, regex: 'CUDA out of memory'}
        - {kind: pattern, name: many, regex: 'retry', count: 3, within_seconds: 10}
        - {kind: pattern, name: note, regex: 'look at this', cooldown_seconds: 60}
      rules:
        - name: smaller
          match: {detector: oom}
          action: {kind: restart_with_env, set: {BATCH: half}}
        - {name: seen, match: {detector: note}, action: {kind: observe}}
      """;

  private final Workplace work;

  ReplayCommandTest(@TempDir Path folder) throws IOException {
    work = new Workplace(folder);
    work.config(RULES);
  }

  private void log(String name, String... lines) throws IOException {
    work.log(name, lines);
  }

  private Said replay(String... words) {
    return work.sentry(Stream.concat(Stream.of("replay"), Stream.of(words)).toArray(String[]::new));
  }

  private List<Json.Obj> json(String... words) throws Exception {
    return work.lines(
        Stream.concat(Stream.of("replay", "--json"), Stream.of(words)).toArray(String[]::new));
  }

  private static long number(Json.Obj object, String name) {
    return object.number(name).orElseThrow();
  }

  @Test
  void aRuleIsShownAndTheLogGoesOnAsTheNextRun() throws Exception {
    log(
        "old.log",
        "2026-01-31 09:30:00 step 1",
        "2026-01-31 09:30:05 CUDA out of memory",
        "2026-01-31 09:30:06 CUDA out of memory",
        "2026-01-31 09:30:07 step 2");
    Said said = replay("old.log");
    assertThat(said)
        .isEqualTo(
            new Said(
                0,
                """
                     line  time (UTC)           detector                      answer                                  cause
                        2  2026-01-31 09:30:05  oom                           `smaller`: restart with {BATCH=32}, starts again at once  2026-01-31 09:30:05 CUDA out of memory
                        3  2026-01-31 09:30:06  oom                           `smaller`: restart with {BATCH=16}, starts again at once  2026-01-31 09:30:06 CUDA out of memory

                2 incidents, 2 answers of rules, 2 restarts
                noticed: 2 × oom
                read: 4 lines, 132 bytes, 2026-01-31 09:30:00 to 2026-01-31 09:30:07
                """,
                ""));
    List<Json.Obj> json = json("old.log");
    assertThat(json).hasSize(3);
    assertThat(number(json.get(1), "incarnation")).isEqualTo(2);
    assertThat(number(json.get(1), "offset")).isEqualTo(66);
    assertThat(json.get(1).text("at")).contains("2026-01-31T09:30:06Z");
    assertThat(json.get(1).text("rule")).contains("smaller");
    assertThat(json.get(1).text("incident")).contains("2026-01-31T09-30-06Z-oom-2");
    assertThat(json.get(2).text("kind")).contains("totals");
  }

  @Test
  void cooldownsAndWindowsGoByTheTimeOfTheLines() throws Exception {
    log(
        "old.log",
        "2026-01-31 09:30:00 look at this",
        "2026-01-31 09:30:59 look at this",
        "2026-01-31 09:31:01 look at this",
        "2026-01-31 09:31:02 retry",
        "2026-01-31 09:31:08 retry",
        "2026-01-31 09:31:14 retry",
        "2026-01-31 09:31:15 retry");
    List<Json.Obj> json = json("old.log");
    assertThat(json).hasSize(4);
    assertThat(json.stream().limit(3).map(it -> number(it, "line"))).containsExactly(1L, 3L, 7L);
    assertThat(json.get(2).text("detector")).contains("many");
  }

  @Test
  void aLogWithoutTheTimeIsSaidToHaveNone() throws Exception {
    log("old.log", "step 1", "CUDA out of memory");
    Said said = replay("old.log");
    assertThat(said.err())
        .isEqualTo("sentry: no line tells the time, so 10 kB of the log are taken for a second\n");
    assertThat(said.out()).contains("        2  -                    oom");
  }

  @Test
  void theEndOfTheLogIsSupposedUnlessItIsKnown() throws Exception {
    log(
        "old.log",
        "2026-01-31 09:30:00 step 1",
        "Traceback (most recent call last):",
        "  File \"/srv/app/train.py\", line 42, in step",
        "KeyError: 1");
    assertThat(replay("old.log").out())
        .startsWith(
            """
            if the job failed here, this is why: `traceback`, line 2: KeyError: 1 (/srv/app/train.py:42 in step)
              verdict: agent: an error in the program

            0 incidents, 0 answers of rules, 0 restarts
            """);
    assertThat(replay("old.log", "--exit", "1").out())
        .startsWith("the end of the job: `traceback`, line 2: KeyError: 1")
        .contains("  then: incident, starts again at once\n", "\n1 incident, ");
    assertThat(replay("old.log", "--exit", "0").out())
        .startsWith("the end of the job, line 4: the run is complete\n\n0 incidents");
  }

  @Test
  void withoutAnyEvidenceTheEndIsPutDownToHowItEnded() throws Exception {
    log("old.log", "2026-01-31 09:30:00 step 1", "2026-01-31 09:30:01 good bye");
    assertThat(replay("old.log").out()).startsWith("0 incidents");
    assertThat(replay("old.log", "--exit", "kill").out())
        .contains("`exit_code`, line 2: was killed by SIGKILL", "it said: ", "good bye");
    assertThat(replay("old.log", "--exit", "137").out()).contains("was killed by SIGKILL");
  }

  @Test
  void aRunThatIsOverIsFollowedByAnother() throws Exception {
    work.config(
        """
        catalogue: {enabled: false}
        detectors: [{kind: pattern, name: bad, regex: 'bad config', cooldown_seconds: 0}]
        rules: [{name: enough, match: {detector: bad}, action: {kind: abort}}]
        """);
    log("old.log", "2026-01-31 09:30:00 bad config", "2026-01-31 09:30:01 bad config");
    assertThat(replay("old.log").out())
        .contains("`enough`: abort, the run is over")
        .contains(
            "2 incidents, 2 answers of rules, 0 restarts, and the run would have been over 2");
  }

  @Test
  void piecesOfOneLogAreOneStoryAndSeparateOnesAreTwo() throws Exception {
    log("app.log.1", "2026-01-31 09:30:00 look at this");
    log("app.log", "2026-01-31 09:30:30 look at this", "2026-01-31 09:30:31 CUDA out of memory");
    List<Json.Obj> together = json("app.log.1", "app.log");
    assertThat(together).hasSize(3);
    assertThat(together.get(1).text("log")).contains("app.log");
    assertThat(number(together.get(1), "line")).isEqualTo(2);
    assertThat(number(together.get(1), "offset")).isEqualTo(33);
    assertThat(number(together.get(2), "lines")).isEqualTo(3);
    List<Json.Obj> apart = json("--separately", "app.log.1", "app.log");
    assertThat(apart.stream().map(it -> it.text("kind").orElse("")))
        .containsExactly("happening", "supposed_end", "totals", "happening", "happening", "totals");
  }

  @Test
  void readsWhatGzipPackedAndWhatIsPipedIn() throws Exception {
    String text = "2026-01-31 09:30:00 step 1\n2026-01-31 09:30:05 CUDA out of memory\n";
    try (var out = new GZIPOutputStream(Files.newOutputStream(work.file("packed")))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(replay("packed").out()).contains("1 incident, ");
    work.pipe(text.getBytes(StandardCharsets.UTF_8));
    assertThat(replay("-").out()).contains("1 incident, ");
    work.pipe(Files.readAllBytes(work.file("packed")));
    assertThat(replay("-").out()).contains("1 incident, ");
  }

  @Test
  void aDamagedPackIsReadAsFarAsItGoes() throws Exception {
    var lines = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      lines.append("2026-01-31 09:30:00 look at this ").append(i * 7919 % 10_007).append('\n');
    }
    Path packed = work.file("old.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(bytes, bytes.length - 5000));
    Said said = replay("old.gz");
    assertThat(said.status()).isEqualTo(ExitStatus.FAILED.code());
    assertThat(said.out()).contains("        1  2026-01-31 09:30:00  note");
    assertThat(said.err())
        .startsWith("sentry: error: `old.gz` is damaged: after ")
        .endsWith("hint: everything before that was read\n");
  }

  @Test
  void anEmptyLogSaysNothing() throws Exception {
    Files.writeString(work.file("empty.log"), "");
    assertThat(replay("empty.log"))
        .isEqualTo(
            new Said(
                0, "0 incidents, 0 answers of rules, 0 restarts\nread: 0 lines, 0 bytes\n", ""));
  }

  @Test
  void bytesThatAreNoTextDoNoHarm() throws Exception {
    byte[] noise = new byte[300_000];
    new Random(7).nextBytes(noise);
    Files.write(work.file("core"), noise);
    Said said = replay("core");
    assertThat(said.status()).isZero();
    assertThat(said.err()).contains("`core` does not look like text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          replay none.log           | 1 | `none.log` is not there        | -
          replay .                  | 1 | `.` is a folder                | name the files in it, the oldest first
          replay                    | 2 | `LOG` is missing               | `sentry replay --help` shows what can be said here
          replay a.log --exit 256   | 2 | `--exit 256` is no way to end  | it is a status from 0 to 255, 128+n for signal n, or a signal such as `KILL`
          replay a.log --exit bye   | 2 | `--exit bye` is no way to end  | it is a status from 0 to 255, 128+n for signal n, or a signal such as `KILL`
          replay a.log --exti 1     | 2 | unknown option `--exti`        | did you mean `--exit`?
          replay - -                | 2 | `-` is given twice             | standard input can be read once
          """)
  void wrongWordsAndBadLogsAreOneSentence(String words, int status, String sentence, String hint)
      throws Exception {
    log("a.log", "hello");
    Said said = replay(Arrays.stream(words.split(" ", -1)).skip(1).toArray(String[]::new));
    String expected = hint == null ? "" : "\nhint: " + hint + "\n";
    assertThat(said.err()).isEqualTo("sentry: error: " + sentence + "\n" + expected);
    assertThat(said.status()).isEqualTo(status);
  }

  @Test
  void whatIsPackedInAnotherWayIsRefusedWithTheWayToUnpackIt() throws Exception {
    Files.write(work.file("old.zst"), new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0});
    assertThat(replay("old.zst"))
        .isEqualTo(
            new Said(
                1,
                "",
                """
                sentry: error: `old.zst` is packed by something else than gzip

                hint: unpack it on the way: `zstdcat FILE | sentry … -`
                """));
  }

  @Test
  void aConfigWithErrorsReplaysNothing() throws Exception {
    work.config("detectors: [{kind: patern}]\n");
    log("a.log", "hello");
    Said said = replay("a.log");
    assertThat(said.status()).isEqualTo(ExitStatus.CONFIG.code());
    assertThat(said.out()).isEmpty();
  }

  @Test
  void aConfigForAnotherKindOfJobIsNoHindrance() throws Exception {
    work.config("process: {kind: slurm}\n" + RULES.substring(RULES.indexOf("catalogue:")));
    log("a.log", "2026-01-31 09:30:05 CUDA out of memory");
    assertThat(replay("a.log").out()).contains("1 incident, 1 answer of rules");
  }

  @Test
  void aSilenceInTheLogIsAStall() throws Exception {
    work.config(
        """
        catalogue: {enabled: false}
        detectors: [{kind: stall, no_progress_seconds: 600}]
        """);
    var lines = new ArrayList<String>();
    for (int i = 0; i < 300; i++) {
      lines.add("2026-01-31 %02d:%02d:00 step %d".formatted(i / 60, i % 60, i));
    }
    lines.add("2026-01-31 06:00:00 step 300");
    lines.add("2026-01-31 06:01:00 step 301");
    log("old.log", lines.toArray(String[]::new));
    List<Json.Obj> json = json("old.log");
    assertThat(json.getFirst().text("detector")).contains("stall");
    assertThat(json.getFirst().text("at").orElseThrow()).startsWith("2026-01-31T05:09:0");
    assertThat(json.stream().filter(it -> it.text("kind").orElse("").equals("happening")))
        .hasSize(1);
  }

  private static List<String> randomLog(Random random) {
    var lines = new ArrayList<String>();
    int second = 0;
    for (int i = 0; i < 3000; i++) {
      second += random.nextInt(3);
      String stamp =
          "2026-01-31 %02d:%02d:%02d ".formatted(second / 3600, second / 60 % 60, second % 60);
      switch (random.nextInt(40)) {
        case 0 -> lines.add(stamp + "CUDA out of memory");
        case 1 -> lines.add(stamp + "look at this");
        case 2, 3 -> lines.add(stamp + "retry");
        case 4 -> {
          lines.add("Traceback (most recent call last):");
          lines.add("  File \"/srv/app/train.py\", line " + random.nextInt(3) + ", in step");
          lines.add("KeyError: 1");
        }
        default -> lines.add(stamp + "step " + i);
      }
    }
    return lines;
  }

  /**
   * Without the time: a trace that turns out to be whole by the next line only is told at that
   * one's.
   */
  private static List<String> stories(List<Json.Obj> json) {
    return json.stream()
        .filter(it -> it.text("kind").orElse("").equals("happening"))
        .map(
            it ->
                it.text("detector").orElse("")
                    + it.text("cause").orElse("")
                    + it.text("rule").orElse("")
                    + it.number("incarnation"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void whatIsFoundDoesNotDependOnWhereTheLogIsCut(int seed) throws Exception {
    work.config(
        RULES + "  - {name: traced, match: {detector: traceback}, action: {kind: restart}}\n");
    var random = new Random(seed);
    List<String> lines = randomLog(random);
    log("whole.log", lines.toArray(String[]::new));
    var pieces = new ArrayList<String>();
    int from = 0;
    while (from < lines.size()) {
      int to = Math.min(lines.size(), from + 1 + random.nextInt(400));
      pieces.add("piece-" + pieces.size());
      log(pieces.getLast(), lines.subList(from, to).toArray(String[]::new));
      from = to;
    }
    List<String> whole = stories(json("whole.log"));
    assertThat(whole).hasSizeGreaterThan(20);
    List<String> cut = stories(json(pieces.toArray(String[]::new)));
    for (int i = 0; i < Math.min(whole.size(), cut.size()); i++) {
      assertThat(cut.get(i)).as("happening %s", i).isEqualTo(whole.get(i));
    }
    assertThat(cut).hasSameSizeAs(whole);
  }
}
