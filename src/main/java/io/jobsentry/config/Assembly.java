package io.jobsentry.config;

import com.google.re2j.Pattern;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import io.jobsentry.text.Template;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Settings that passed every check to the {@link Config}. */
final class Assembly {
  private final Path root;

  private Assembly(Path root) {
    this.root = root;
  }

  static Config config(Path root, Setting.Group settings) {
    return new Assembly(root).config(new View("", settings));
  }

  private Config config(View view) {
    return new Config(
        root,
        process(view.section("process")),
        monitor(view.section("monitor")),
        sourceExplode(view.section("source_explode")),
        detectors(view),
        catalogue(view.section("catalogue")),
        view.sections("rules").stream().map(Assembly::rule).toList(),
        examples(view),
        new Config.Progress(maybeRegex(view.section("progress"), "regex")),
        logs(view.section("logs")),
        new Config.Groups(view.section("groups").seconds("quiet_after_seconds")),
        incidents(view.section("incidents")),
        HealingAssembly.healing(view.section("healing"), root),
        HealingAssembly.dispatch(view.section("dispatch"), root),
        view.sections("notifiers").stream()
            .map(notifier -> HealingAssembly.notifier(notifier, root))
            .toList(),
        HealingAssembly.vault(view.section("vault"), root),
        view.texts("config_snapshots"),
        view.path("state_path", root),
        view.path("incidents_dir", root));
  }

  private Config.Job process(View process) {
    return new Config.Job(
        process.word("kind", Config.Kind.class),
        process.texts("command"),
        process.path("cwd", root),
        process.map("env"),
        process.word("lifecycle", Lifecycle.class),
        restartPolicy(process.section("restart_policy")),
        process.word("unbuffered", Config.Unbuffered.class),
        process.flag("pty"),
        stop(process.sections("stop")),
        process.word("leftovers", Config.Leftovers.class),
        process.bytes("min_free_bytes"),
        process.texts("required_executables"),
        process.texts("required_env"),
        attach(process.section("attach"), process.section("extra")),
        process.sections("stages").stream()
            .map(stage -> new Config.Stage(stage.text("name"), stage.texts("command")))
            .toList(),
        process.seconds("max_stage_seconds"),
        process.seconds("stage_stop_grace_seconds"));
  }

  private static Config.RestartPolicy restartPolicy(View policy) {
    return new Config.RestartPolicy(
        policy.whole("max_restarts"),
        policy.whole("max_identical_failures"),
        policy.whole("max_restarts_in_window"),
        policy.seconds("restart_window_seconds"),
        policy.word("backoff", Config.Backoff.class),
        policy.seconds("cooldown_seconds"),
        // A cap that nobody wrote must not cut down a base that somebody did.
        longer(policy.seconds("max_delay_seconds"), policy.seconds("cooldown_seconds")),
        policy.seconds("healthy_seconds"),
        policy.whole("give_up_exit_code"),
        policy.word("verdicts", Config.Verdicts.class));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static StopPlan stop(List<View> written) {
    var steps = new ArrayList<StopPlan.Step>();
    for (View step : written) {
      steps.add(
          new StopPlan.Step(
              PosixSignal.valueOf(step.text("signal")),
              step.word("target", StopPlan.Target.class),
              step.seconds("wait_seconds")));
    }
    StopPlan.Step last = StopPlan.STANDARD.steps().getLast();
    if (steps.isEmpty()
        || steps.getLast().signal() != last.signal()
        || steps.getLast().target() != last.target()) {
      steps.add(last);
    }
    return new StopPlan(steps);
  }

  /** {@code extra} is where autosentry has what {@code attach} says. */
  private Config.Attach attach(View attach, View extra) {
    Optional<BigDecimal> pid = attach.maybeNumber("pid").or(() -> extra.maybeNumber("pid"));
    return new Config.Attach(
        pid.isPresent() ? OptionalLong.of(pid.get().longValue()) : OptionalLong.empty(),
        attach.maybePath("pid_file", root).or(() -> extra.maybePath("pid_file", root)),
        maybeRegex(attach, "command_pattern"),
        attach.maybePath("log_path", root).or(() -> extra.maybePath("log_path", root)),
        attach.written("allow_kill") ? attach.flag("allow_kill") : extra.flag("allow_kill"));
  }

  private Config.Monitor monitor(View monitor) {
    return new Config.Monitor(
        monitor.seconds("poll_interval_seconds"),
        monitor.seconds("stall_timeout_seconds"),
        monitor.path("log_dir", root),
        monitor.whole("log_tail_lines"),
        monitor.whole("log_excerpt_lines"),
        monitor.seconds("dead_child_grace_seconds"));
  }

  private static Config.SourceExplode sourceExplode(View explode) {
    return new Config.SourceExplode(
        explode.flag("enabled"),
        explode.whole("context_lines"),
        explode.texts("languages"),
        explode.texts("skip_paths"),
        explode.whole("max_frames"));
  }

  private static Config.KnownFailures catalogue(View catalogue) {
    return new Config.KnownFailures(
        catalogue.flag("enabled"), new HashSet<>(catalogue.texts("without")));
  }

  private List<Detector> detectors(View view) {
    List<String> names = Names.ofDetectors(view);
    List<View> written = view.sections("detectors");
    var detectors = new ArrayList<Detector>();
    for (int i = 0; i < written.size(); i++) {
      detectors.add(detector(names.get(i), written.get(i)));
    }
    return List.copyOf(detectors);
  }

  private Detector detector(String name, View detector) {
    var cooldown = detector.seconds("cooldown_seconds");
    String kind = detector.text("kind");
    return switch (kind) {
      case "pattern" -> onPattern(name, cooldown, detector);
      case "traceback" -> new Detector.OnTraceback(name, cooldown);
      case "stall" -> MetricAssembly.stall(name, cooldown, detector);
      case "metric" -> MetricAssembly.metric(name, cooldown, detector);
      case "exit_code" -> new Detector.OnExitCode(name, cooldown, detector.flag("nonzero_only"));
      case "resource" -> VitalAssembly.resource(name, cooldown, detector, root);
      case "probe" -> VitalAssembly.probe(name, cooldown, detector, root);
      default -> throw new IllegalArgumentException("no detector of kind " + kind);
    };
  }

  private static Detector onPattern(String name, Duration cooldown, View detector) {
    return new Detector.OnPattern(
        name,
        cooldown,
        maybeRegex(detector, "regex"),
        detector.texts("literals"),
        maybeRegex(detector, "not"),
        detector.whole("count"),
        detector.written("within_seconds")
            ? Optional.of(detector.seconds("within_seconds"))
            : Optional.empty(),
        detector.maybeText("message").map(Template::parse));
  }

  private static Config.Rule rule(View rule) {
    View match = rule.section("match");
    View action = rule.section("action");
    String detector = match.text("detector");
    return new Config.Rule(
        rule.maybeText("name").orElse(detector),
        new Config.Match(detector, maybeRegex(match, "message_regex")),
        action(action, action.flag("notify")));
  }

  private static List<Config.Examples> examples(View view) {
    var all = new ArrayList<Config.Examples>();
    List<String> names = Names.ofDetectors(view);
    List<View> detectors = view.sections("detectors");
    for (int i = 0; i < names.size(); i++) {
      all.add(examples(Config.Examples.Of.DETECTOR, names.get(i), detectors.get(i)));
    }
    for (View rule : view.sections("rules")) {
      all.add(examples(Config.Examples.Of.RULE, rule(rule).name(), rule));
    }
    return all.stream().filter(it -> it.match().size() + it.miss().size() > 0).toList();
  }

  private static Config.Examples examples(Config.Examples.Of of, String name, View owner) {
    View examples = owner.section("examples");
    return new Config.Examples(of, name, examples.texts("match"), examples.texts("miss"));
  }

  private static Config.Action action(View action, boolean notify) {
    String kind = action.text("kind");
    return switch (kind) {
      case "restart" -> new Config.Action.Restart(notify);
      case "restart_with_env" -> new Config.Action.RestartWithEnv(action.map("set"), notify);
      case "pause" -> new Config.Action.Pause(notify);
      case "abort" -> new Config.Action.Abort(notify);
      case "custom_command" -> new Config.Action.CustomCommand(action.texts("command"), notify);
      case "observe" -> new Config.Action.Observe(notify);
      default -> throw new IllegalArgumentException("no action of kind " + kind);
    };
  }

  private static Config.Logs logs(View logs) {
    return new Config.Logs(
        logs.bytes("segment_bytes"),
        logs.seconds("segment_age_seconds"),
        logs.bytes("max_bytes"),
        logs.whole("keep_runs"),
        logs.flag("compress"),
        logs.bytes("runway_bytes"));
  }

  private static Config.Incidents incidents(View incidents) {
    return new Config.Incidents(
        incidents.seconds("repeat_within_seconds"),
        incidents.whole("keep"),
        incidents.whole("keep_days"),
        incidents.bytes("keep_bytes"));
  }

  static Optional<Pattern> maybeRegex(View view, String key) {
    return view.maybeText(key).map(Pattern::compile);
  }

  /** Sections of the user's naming, each made into something. */
  static <T> Map<String, T> named(View map, java.util.function.Function<View, T> make) {
    Map<String, T> made = new LinkedHashMap<>();
    map.group().members().keySet().forEach(name -> made.put(name, make.apply(map.section(name))));
    return made;
  }
}
