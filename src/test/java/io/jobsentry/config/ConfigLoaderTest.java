package io.jobsentry.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Lifecycle;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigLoaderTest {
  private static final Path ROOT = Path.of("/project");

  private static Loaded load(String yaml, Map<String, String> env) {
    return ConfigLoader.parse(
        yaml.getBytes(StandardCharsets.UTF_8), "sentry.yaml", new Surroundings(ROOT, env));
  }

  private static Config good(String yaml, Map<String, String> env) {
    return switch (load(yaml, env)) {
      case Loaded.Good(Config config, _, _) -> config;
      case Loaded.Bad bad -> throw new AssertionError(words(bad));
    };
  }

  private static String problems(String yaml) {
    return switch (load(yaml, Map.of())) {
      case Loaded.Good _ -> "";
      case Loaded.Bad bad -> words(bad);
    };
  }

  private static String words(Loaded.Bad bad) {
    return bad.problems().stream().map(ConfigProblem::asError).collect(Collectors.joining("\n\n"));
  }

  @Test
  void aMinimalFileGetsEveryDefault() {
    Config config = good("process:\n  command: [python, train.py]\n", Map.of());
    assertThat(config.process().command()).containsExactly("python", "train.py");
    assertThat(config.process().cwd()).isEqualTo(ROOT);
    assertThat(config.process().lifecycle()).isEqualTo(Lifecycle.RESTART_ON_FAILURE);
    assertThat(config.process().stop()).isEqualTo(StopPlan.STANDARD);
    assertThat(config.process().minFreeBytes()).isEqualTo(64_000_000);
    assertThat(config.process().restartPolicy())
        .isEqualTo(
            new Config.RestartPolicy(
                10,
                5,
                0,
                Duration.ofHours(1),
                Config.Backoff.EXPONENTIAL,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                93,
                Config.Verdicts.LOG));
    assertThat(config.logs())
        .isEqualTo(
            new Config.Logs(64_000_000, Duration.ofDays(1), 1_000_000_000, 20, true, 4_000_000));
    assertThat(config.healing().budget().maxAttemptsPerDetectorPerHour()).isEqualTo(5);
    assertThat(config.notifiers()).extracting(Config.Notifier::kind).containsExactly("log");
  }

  @Test
  void noFileIsTheSameAsNothingWritten() {
    Config none = ConfigLoader.defaults(ROOT).config();
    Config some = good("process: {kind: local}\n", Map.of());
    assertThat(none.process()).isEqualTo(some.process());
    assertThat(none.logs()).isEqualTo(some.logs());
    assertThat(none.healing()).isEqualTo(some.healing());
  }

  @Test
  void variablesArePutIntoCommandAndEnvironment() {
    String yaml =
        """
        process:
          command: [echo, $WHO, '${WHO}-world', '${NOPE:-x y}', $$WHO, $lower, "a$"]
          env: {GREETING: '${WHO}!', N: 8, R: 0.10, F: true}
          restart_policy: {max_restarts: $N}
        """;
    Config config = good(yaml, Map.of("WHO", "hello", "N", "3"));
    assertThat(config.process().command())
        .containsExactly("echo", "hello", "hello-world", "x y", "$WHO", "$lower", "a$");
    assertThat(config.process().env())
        .isEqualTo(Map.of("GREETING", "hello!", "N", "8", "R", "0.10", "F", "true"));
    assertThat(config.process().restartPolicy().maxRestarts()).isEqualTo(3);
  }

  @Test
  void filesArePutInWithoutTheirLastLineEnd(@TempDir Path root) throws Exception {
    Files.writeString(root.resolve("token"), "s3cret\n");
    var loaded =
        ConfigLoader.parse(
            "process: {env: {TOKEN: '${file:token}'}}".getBytes(StandardCharsets.UTF_8),
            "sentry.yaml",
            new Surroundings(root, Map.of()));
    assertThat(loaded)
        .isInstanceOfSatisfying(
            Loaded.Good.class,
            good -> assertThat(good.config().process().env()).containsEntry("TOKEN", "s3cret"));
  }

  @Test
  void regexesAreTakenAsTheyStand() {
    Config config =
        good("detectors: [{kind: pattern, regex: 'loss: \\d+ $HOME$'}]\nprocess: {}\n", Map.of());
    assertThat(config.detectors())
        .singleElement()
        .isInstanceOfSatisfying(
            Detector.OnPattern.class,
            pattern -> {
              assertThat(pattern.name()).isEqualTo("pattern_0");
              assertThat(pattern.regex().orElseThrow().pattern()).isEqualTo("loss: \\d+ $HOME$");
            });
  }

  @Test
  void aMissingFileIsAProblem(@TempDir Path root) {
    assertThat(ConfigLoader.load(ConfigPlace.named(Path.of("none.yaml"), root), Map.of()))
        .isInstanceOfSatisfying(
            Loaded.Bad.class,
            bad ->
                assertThat(words(bad))
                    .isEqualTo(
                        """
                        sentry: error: none.yaml: there is no such file
                        hint: `sentry run -- CMD` works without one\
                        """));
  }

  @Test
  void everyProblemIsToldWithItsPlace() {
    assertThat(
            problems(
                """
                process:
                  comand: [python, train.py]
                  restart_policy: {max_restarts: many}
                detectors:
                  - {kind: pattern, regex: 'a(?=b)'}
                """))
        .isEqualTo(
            """
            sentry: error: sentry.yaml:2:3: unknown key `comand` in `process`
                comand: [python, train.py]
                ^^^^^^
            hint: did you mean `command`?

            sentry: error: sentry.yaml:3:34: `process.restart_policy.max_restarts` is a whole number, not the text `many`
                restart_policy: {max_restarts: many}
                                               ^^^^

            sentry: error: sentry.yaml:5:30: in `detectors[0].regex`: look-ahead is not supported
                - {kind: pattern, regex: 'a(?=b)'}
                                           ^^^
            hint: regexes are RE2's, which never get slow; match the whole text, or use two detectors\
            """);
  }

  @Test
  void relativePathsStartAtTheRoot() {
    Config config =
        good("state_path: x/state.json\nincidents_dir: /abs/../i\nprocess: {cwd: sub}", Map.of());
    assertThat(config.statePath()).isEqualTo(ROOT.resolve("x/state.json"));
    assertThat(config.incidentsDir()).isEqualTo(Path.of("/i"));
    assertThat(config.process().cwd()).isEqualTo(ROOT.resolve("sub"));
  }

  @Test
  void aCommandAndStagesAreMutuallyExclusive() {
    assertThat(problems("process: {command: [a], stages: [{name: s, command: [b]}]}"))
        .contains("`process.command` and `process.stages` are mutually exclusive");
  }

  @Test
  void stageNamesAreUniqueAndPlain() {
    assertThat(
            problems(
                "process: {stages: [{name: s, command: [b]}, {name: s, command: [b]}, {name: a b,"
                    + " command: [c]}]}"))
        .contains("a stage `s` is there already")
        .contains("`process.stages[2].name` `a b` names a folder too");
  }

  @Test
  void impossibleTimesAreRefused() {
    assertThat(
            problems(
                "process: {max_stage_seconds: -1, stage_stop_grace_seconds: 0}\n"
                    + "monitor: {dead_child_grace_seconds: .inf}"))
        .contains("`process.max_stage_seconds` cannot be negative, not `-1`")
        .contains("`process.stage_stop_grace_seconds` must be more than 0, not `0`")
        .contains("`monitor.dead_child_grace_seconds` is a finite number, not `.inf`");
  }

  @Test
  void aStopPlanAlwaysEndsInKillForAll() {
    Config config =
        good("process: {stop: [{signal: SIGINT, target: leader, wait_seconds: 2.5}]}", Map.of());
    assertThat(config.process().stop().steps())
        .containsExactly(
            new StopPlan.Step(PosixSignal.INT, StopPlan.Target.LEADER, Duration.ofMillis(2500)),
            StopPlan.STANDARD.steps().getLast());
  }

  @Test
  void aliasesAreFollowed() {
    Config config =
        good("process: {command: &c [a, b], env: {}}\nhealing: {claude: {command: *c}}", Map.of());
    assertThat(config.healing().claude().command()).containsExactly("a", "b");
  }

  @Test
  void whatIsNotBuiltYetIsNoticed() {
    var loaded =
        load(
            "process: {kind: docker}\nhealing: {claude: {mode: auto}}\nvault: {enabled: false}",
            Map.of());
    assertThat(loaded)
        .isInstanceOfSatisfying(
            Loaded.Good.class,
            good ->
                assertThat(good.notices().stream().map(notice -> notice.problem().sentence()))
                    .containsExactly(
                        "`process.kind: docker` is accepted and has no effect yet",
                        "`healing.claude.mode` is accepted and has no effect yet",
                        "`vault.enabled` is accepted and has no effect yet"));
  }

  @Test
  void whatCannotBeRunYetIsRefusedOnlyWhenRun() {
    assertThat(good("process: {kind: slurm}", Map.of()).refusal(true)).isPresent();
    assertThat(
            good("process: {stages: [{name: s, command: [b]}]}", Map.of())
                .refusal(false)
                .map(Config.Refusal::sentence))
        .hasValue("`process.stages` cannot be run yet");
    assertThat(good("logs: {compress: false}", Map.of()).refusal(false)).isPresent();
    assertThat(good("logs: {compress: false}", Map.of()).refusal(true)).isEmpty();
    assertThat(good("process: {command: [a]}", Map.of()).refusal(false)).isEmpty();
  }

  @Test
  void crossCheckMayBeAWordOrAMapping() {
    assertThat(
            good("healing: {langgraph: {cross_check: true}}", Map.of())
                .healing()
                .langgraph()
                .crossCheck())
        .isEqualTo(new Config.CrossCheck(true, "openai", "gpt-4o-mini"));
    assertThat(
            good("healing: {langgraph: {cross_check: {provider: google}}}", Map.of())
                .healing()
                .langgraph()
                .crossCheck())
        .isEqualTo(new Config.CrossCheck(false, "google", "gpt-4o-mini"));
  }
}
