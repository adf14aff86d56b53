package io.jobsentry.cli;

import com.google.re2j.Pattern;
import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Role;
import io.jobsentry.catalogue.Signature;
import io.jobsentry.config.Config;
import io.jobsentry.config.Detector;
import io.jobsentry.core.Charter;
import io.jobsentry.core.Rule;
import io.jobsentry.detect.Gauge;
import io.jobsentry.detect.MetricWanted;
import io.jobsentry.detect.Sought;
import io.jobsentry.detect.StallWanted;
import io.jobsentry.detect.TraceWanted;
import io.jobsentry.frames.FrameChoice;
import io.jobsentry.frames.FrameLimits;
import io.jobsentry.incident.Limits;
import io.jobsentry.model.JobSpec;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.monitor.Setup;
import io.jobsentry.monitor.Watchers;
import io.jobsentry.output.LogLimits;
import io.jobsentry.policy.RestartPolicy;
import io.jobsentry.policy.RestartSettings;
import io.jobsentry.policy.Schedule;
import io.jobsentry.process.AttachedHost;
import io.jobsentry.process.LocalHost;
import io.jobsentry.process.Quarry;
import io.jobsentry.process.WatchedHost;
import io.jobsentry.redact.Given;
import io.jobsentry.redact.Redactor;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is to be done in a project: its config and the words of the command line, put into the terms
 * of those who do it.
 *
 * @param env the environment that sentry was started with, which the job inherits
 */
record Undertaking(
    Layout layout,
    Config config,
    List<String> command,
    Lifecycle lifecycle,
    Map<String, String> env) {

  /**
   * @param given the command of the command line; empty for the config's, and where that has none,
   *     for the one of the run that is under way
   */
  static Undertaking of(
      Layout layout, Config config, List<String> given, boolean oneShot, Map<String, String> env)
      throws RefusalException, IOException {
    List<String> command = given.isEmpty() ? config.process().command() : given;
    Optional<Config.Refusal> refusal = config.refusal(!given.isEmpty());
    if (refusal.isPresent()) {
      command =
          Resumable.command(layout)
              .orElseThrow(
                  () -> RefusalException.usage(refusal.get().sentence(), refusal.get().hint()));
    }
    Lifecycle lifecycle = oneShot ? Lifecycle.ONE_SHOT : config.process().lifecycle();
    return new Undertaking(layout, config, command, lifecycle, env);
  }

  /** For a command that starts nothing: the job's own command does not matter to it. */
  static Undertaking watching(Layout layout, Config config, Map<String, String> env) {
    List<String> command = config.process().command();
    return new Undertaking(
        layout,
        config,
        command.isEmpty() ? List.of("job") : command,
        config.process().lifecycle(),
        env);
  }

  /** Where sentry writes what it says, unless no `log` is among the notifiers. */
  Optional<Path> ownLog() {
    return config.notifiers().stream()
        .filter(notifier -> notifier.kind().equals("log"))
        .findFirst()
        .map(_ -> layout.ownLog());
  }

  JobSpec job() {
    Config.Job process = config.process();
    return new JobSpec(
        attached() ? List.of("attached") : command,
        process.cwd(),
        process.env(),
        process.pty(),
        process.unbuffered() == Config.Unbuffered.AUTO,
        process.requiredExecutables(),
        process.requiredEnv(),
        process.minFreeBytes());
  }

  RestartSettings restarts() {
    Config.RestartPolicy policy = config.process().restartPolicy();
    return new RestartSettings(
        policy.maxRestarts(),
        policy.maxIdenticalFailures(),
        policy.maxRestartsInWindow(),
        policy.restartWindow(),
        switch (policy.backoff()) {
          case FIXED -> RestartSettings.Backoff.FIXED;
          case EXPONENTIAL -> RestartSettings.Backoff.EXPONENTIAL;
        },
        policy.cooldown(),
        policy.maxDelay(),
        policy.healthy(),
        policy.giveUpExitCode());
  }

  Charter charter(long seed) {
    var environment = new HashMap<>(env);
    environment.putAll(config.process().env());
    return new Charter(
        new RestartPolicy(
            attached() ? Lifecycle.ONE_SHOT : lifecycle, new Schedule(restarts(), seed)),
        config.process().stop(),
        config.rules().stream().map(Undertaking::rule).toList(),
        exits(),
        stalls(),
        environment,
        config.process().leftovers() == Config.Leftovers.KEEP,
        attached() && !config.process().attach().allowKill(),
        config.process().restartPolicy().verdicts() == Config.Verdicts.ACT);
  }

  private List<Charter.StallDetector> stalls() {
    var stalls = new ArrayList<Charter.StallDetector>();
    for (Detector detector : config.detectors()) {
      if (detector instanceof Detector.OnStall stall) {
        stalls.add(
            new Charter.StallDetector(
                stall.name(),
                gauge(stall.measured()).isPresent(),
                stall.noProgress(),
                stall.grace(),
                stall.cooldown()));
      }
    }
    return stalls;
  }

  private List<Charter.ExitDetector> exits() {
    var exits = new ArrayList<Charter.ExitDetector>();
    for (Detector detector : config.detectors()) {
      if (detector instanceof Detector.OnExitCode(var name, _, boolean nonzeroOnly)) {
        exits.add(new Charter.ExitDetector(name, nonzeroOnly));
      }
    }
    return exits.isEmpty() ? List.of(Charter.ExitDetector.STANDARD) : exits;
  }

  private static Rule rule(Config.Rule rule) {
    Predicate<String> message =
        rule.match()
            .messageRegex()
            .<Predicate<String>>map(regex -> text -> regex.matcher(text).find())
            .orElse(_ -> true);
    return new Rule(rule.name(), rule.match().detector(), message, remedy(rule.action()));
  }

  private static Rule.Remedy remedy(Config.Action action) {
    return switch (action) {
      case Config.Action.Restart _ -> new Rule.Remedy.Restart();
      case Config.Action.RestartWithEnv restart -> new Rule.Remedy.RestartWithEnv(restart.set());
      case Config.Action.Pause _ -> new Rule.Remedy.Pause();
      case Config.Action.Abort _ -> new Rule.Remedy.Abort();
      // Commands are not run yet; the config's notices say so.
      case Config.Action.CustomCommand _, Config.Action.Observe _ -> new Rule.Remedy.Observe();
    };
  }

  Watchers watchers() {
    var sought = new ArrayList<Sought>();
    var traces = new ArrayList<TraceWanted>();
    var stalls = new ArrayList<StallWanted>();
    var metrics = new ArrayList<MetricWanted>();
    for (Detector detector : config.detectors()) {
      switch (detector) {
        case Detector.OnPattern pattern ->
            sought.add(
                new Sought(
                    pattern.name(),
                    pattern.regex().orElseGet(() -> anyOf(pattern.literals())),
                    pattern.not(),
                    pattern.count(),
                    pattern.within(),
                    pattern.message(),
                    pattern.cooldown()));
        case Detector.OnTraceback(var name, var cooldown) ->
            traces.add(new TraceWanted(name, cooldown));
        case Detector.OnStall stall ->
            stalls.add(
                new StallWanted(
                    stall.name(),
                    gauge(stall.measured()),
                    switch (stall.direction()) {
                      case ANY -> StallWanted.Course.ANY;
                      case UP -> StallWanted.Course.UP;
                      case DOWN -> StallWanted.Course.DOWN;
                    },
                    stall.noProgress(),
                    stall.threshold() == Detector.Threshold.LEARNED));
        case Detector.OnMetric metric -> metrics.add(metric(metric));
        case Detector.OnExitCode _ -> {}
        case Detector.OnResource _, Detector.OnProbe _ -> {}
      }
    }
    if (traces.isEmpty()) {
      traces.add(TraceWanted.STANDARD);
    }
    return new Watchers(sought, this::known, traces, stalls, metrics, config.progress().regex());
  }

  private static Optional<Gauge> gauge(Detector.Measured measured) {
    return measured
        .metric()
        .map(Gauge::ofKey)
        .or(() -> measured.field().map(Gauge::ofField))
        .or(() -> measured.metricRegex().map(Gauge::ofRegex));
  }

  private static MetricWanted metric(Detector.OnMetric metric) {
    return new MetricWanted(
        metric.name(),
        gauge(metric.measured()).orElseThrow(),
        metric.faults().stream().map(Undertaking::watch).collect(Collectors.toSet()),
        metric.atMost(),
        metric.atLeast(),
        metric.windowPoints(),
        metric.spikeFactor(),
        metric.dropFraction(),
        metric.plateauPoints(),
        metric.minGain(),
        metric.better() == Detector.Better.HIGHER,
        metric.cooldown());
  }

  private static MetricWanted.Watch watch(Detector.Fault fault) {
    return switch (fault) {
      case NAN -> MetricWanted.Watch.NAN;
      case SPIKE -> MetricWanted.Watch.SPIKE;
      case EXPLOSION -> MetricWanted.Watch.EXPLOSION;
      case PLATEAU -> MetricWanted.Watch.PLATEAU;
      case DROP -> MetricWanted.Watch.DROP;
    };
  }

  /** What is known of failures without anybody having to say it; not what only reads like one. */
  List<Signature> known() {
    if (!config.catalogue().enabled()) {
      return List.of();
    }
    return Catalogue.load().without(config.catalogue().without()).signatures().stream()
        .filter(signature -> signature.role() != Role.NOISE)
        .toList();
  }

  private static Pattern anyOf(List<String> literals) {
    return Pattern.compile(literals.stream().map(Pattern::quote).collect(Collectors.joining("|")));
  }

  boolean attached() {
    return config.process().kind() == Config.Kind.ATTACH;
  }

  WatchedHost host(Clock clock) {
    if (!attached()) {
      return new LocalHost(
          layout, clock, config.logs().runwayBytes(), config.monitor().pollInterval());
    }
    Config.Attach attach = config.process().attach();
    Quarry quarry;
    if (attach.pid().isPresent()) {
      quarry = new Quarry.Pid(attach.pid().getAsLong());
    } else if (attach.pidFile().isPresent()) {
      quarry = new Quarry.PidFile(attach.pidFile().get());
    } else {
      quarry = new Quarry.Command(attach.commandPattern().orElseThrow());
    }
    return new AttachedHost(layout, clock, quarry, attach.allowKill());
  }

  Setup setup(Clock clock) {
    return new Setup(
        job(),
        this::charter,
        watchers(),
        Visits.of(config, clock),
        limits(),
        host(clock),
        foreignLog(),
        evidence(),
        redactor());
  }

  /** Knows what the job is given: environments, what rules set, its words, its env files. */
  Redactor redactor() {
    return Redactor.of(
        () -> {
          var given = new Given().variables(env).variables(config.process().env());
          for (Config.Rule rule : config.rules()) {
            if (rule.action() instanceof Config.Action.RestartWithEnv(var set, boolean _)) {
              given.variables(set);
            }
          }
          given.command(command).command(config.process().command());
          EnvFiles.beside(layout.root(), config.process().cwd()).forEach(given::envFile);
          return given;
        });
  }

  private Setup.Evidence evidence() {
    Config.SourceExplode explode = config.sourceExplode();
    Optional<Setup.Source> source =
        explode.enabled()
            ? Optional.of(
                new Setup.Source(
                    FrameLimits.USUAL
                        .withContextLines(explode.contextLines())
                        .withFrames(explode.maxFrames()),
                    new FrameChoice(explode.languages(), explode.skipPaths())))
            : Optional.empty();
    return new Setup.Evidence(
        config.monitor().logExcerptLines(),
        source,
        config.configSnapshots(),
        config.incidents().repeatWithin(),
        limits(config));
  }

  private static Limits limits(Config config) {
    Config.Incidents kept = config.incidents();
    return new Limits(kept.keep(), Duration.ofDays(kept.keepDays()), kept.keepBytes());
  }

  private Optional<Path> foreignLog() {
    return attached() ? config.process().attach().logPath() : Optional.empty();
  }

  private LogLimits limits() {
    Config.Logs logs = config.logs();
    return new LogLimits(
        logs.segmentBytes(),
        logs.segmentAge(),
        logs.maxBytes(),
        logs.keepRuns(),
        logs.compress(),
        logs.runwayBytes(),
        config.process().minFreeBytes());
  }
}
