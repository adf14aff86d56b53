package io.jobsentry.cli;

import io.jobsentry.config.Config;
import io.jobsentry.journal.FactText;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.JobSpec;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.model.StopPlan;
import io.jobsentry.monitor.Session;
import io.jobsentry.monitor.Words;
import io.jobsentry.policy.RestartSettings;
import io.jobsentry.policy.Schedule;
import io.jobsentry.process.LocalHost;
import io.jobsentry.process.Prospect;
import io.jobsentry.redact.SecretName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run would do, told before anything is started. */
final class Plan {
  /** Of a budget without an end, so many delays are shown; by then they have met their cap. */
  private static final int SHOWN = 12;

  private final Undertaking undertaking;

  Plan(Undertaking undertaking) {
    this.undertaking = undertaking;
  }

  /**
   * @return 0, or the code with which the run would not begin
   */
  int print(Console console, boolean json)
      throws RefusalException, IOException, InterruptedException {
    return Discreet.on(console, undertaking.redactor(), clean -> printAll(clean, json));
  }

  private int printAll(Console console, boolean json) throws IOException {
    JobSpec job = undertaking.job();
    Prospect prospect =
        undertaking.attached()
            ? new Prospect(List.of(), List.of(), Map.of())
            : LocalHost.prospect(job);
    if (json) {
      console.out().println(JsonText.pretty(json(job, prospect)));
    } else {
      lines(job, prospect).forEach(console.out()::println);
    }
    return prospect.problems().isEmpty() ? ExitStatus.OK.code() : ExitStatus.PREFLIGHT.code();
  }

  /** The schedule of the run that would begin now. */
  private Schedule schedule() throws IOException {
    int next =
        StateReading.of(undertaking.layout()).map(state -> (int) state.number("run")).orElse(0) + 1;
    return new Schedule(undertaking.restarts(), Session.seed(undertaking.layout(), next));
  }

  private List<String> lines(JobSpec job, Prospect prospect) throws IOException {
    var lines = new ArrayList<String>();
    if (undertaking.attached()) {
      row(lines, "job", "attached: it is watched, and started by somebody else");
    } else {
      row(lines, "job", ShellWords.of(undertaking.redactor().words(prospect.command())));
      row(lines, "folder", job.cwd().toString());
      row(lines, "stub", "sh, in a session of its own, holding " + undertaking.layout().jobLock());
      row(
          lines,
          "output",
          "straight into " + undertaking.layout().logs() + (job.pty() ? ", by a terminal" : ""));
      new TreeMap<>(prospect.env())
          .forEach((name, value) -> row(lines, "env", name + "=" + shown(name, value)));
    }
    if (prospect.problems().isEmpty()) {
      row(lines, "ready", "yes");
    } else {
      prospect.problems().forEach(problem -> row(lines, "missing", problem));
    }
    lines.add("");
    row(lines, "lifecycle", FactText.word(undertaking.lifecycle()).replace('-', '_'));
    if (undertaking.lifecycle() != Lifecycle.ONE_SHOT && !undertaking.attached()) {
      restarts(lines);
    }
    row(lines, "stop", Words.plan(stopPlan()));
    lines.add("");
    var watching = new Watching(undertaking);
    for (DetectorCard card : DetectorCard.configured(watching)) {
      row(lines, "detect", "`" + card.name() + "`: " + card.summary());
    }
    row(lines, "detect", known(watching));
    undertaking
        .watchers()
        .progress()
        .ifPresent(p -> row(lines, "progress", "the number in /" + p + "/"));
    undertaking
        .config()
        .rules()
        .forEach(
            rule ->
                row(
                    lines,
                    "rule",
                    "`"
                        + rule.name()
                        + "` for `"
                        + rule.match().detector()
                        + "`: "
                        + remedy(rule.action())));
    Config.Logs logs = undertaking.config().logs();
    row(
        lines,
        "logs",
        "archived every "
            + Sizes.of(logs.segmentBytes())
            + ", at most "
            + Sizes.of(logs.maxBytes())
            + " and "
            + logs.keepRuns()
            + " runs of the job");
    return lines;
  }

  private static String known(Watching watching) {
    int families = DetectorsListCommand.families(watching).size();
    return families == 0
        ? "no known failures: the catalogue is switched off"
        : watching.known().size() + " known failures of " + families + " families";
  }

  private void restarts(List<String> lines) throws IOException {
    Schedule schedule = schedule();
    RestartSettings settings = schedule.settings();
    int count = settings.maxRestarts() > 0 ? settings.maxRestarts() : SHOWN;
    var delays = new ArrayList<String>();
    for (int attempt = 1; attempt <= Math.min(count, SHOWN); attempt++) {
      Duration delay = schedule.delay(attempt);
      delays.add(delay.isZero() ? "at once" : Words.span(delay));
    }
    row(lines, "restarts", String.join(", ", delays) + (count > SHOWN ? ", …" : ""));
    row(
        lines,
        "gives up",
        settings.maxRestarts() > 0
            ? "after "
                + settings.maxRestarts()
                + " restarts without progress, with exit "
                + settings.giveUpCode()
            : "never for want of progress");
    if (settings.maxIdenticalFailures() > 0) {
      row(
          lines,
          "gives up",
          "when the same failure comes more than "
              + settings.maxIdenticalFailures()
              + " times in a row");
    }
    if (settings.maxInWindow() > 0) {
      row(
          lines,
          "gives up",
          "after "
              + settings.maxInWindow()
              + " restarts of any kind within "
              + Words.span(settings.window()));
    }
    row(
        lines,
        "afresh",
        "after "
            + Words.span(settings.healthyAfter())
            + " up, or when progress goes beyond where it has been");
  }

  private Json.Obj json(JobSpec job, Prospect prospect) throws IOException {
    Schedule schedule = schedule();
    RestartSettings settings = schedule.settings();
    var delays = new ArrayList<Json>();
    int count = settings.maxRestarts() > 0 ? settings.maxRestarts() : SHOWN;
    for (int attempt = 1; attempt <= count; attempt++) {
      delays.add(Json.seconds(schedule.delay(attempt)));
    }
    var env = Json.object();
    new TreeMap<>(prospect.env()).forEach((name, value) -> env.put(name, shown(name, value)));
    return Json.object()
        .put("schema", 1)
        .put("command", Json.ofStrings(undertaking.redactor().words(prospect.command())))
        .put("cwd", job.cwd().toString())
        .put("env", env.build())
        .put("problems", Json.ofStrings(prospect.problems()))
        .put("lifecycle", FactText.word(undertaking.lifecycle()).replace('-', '_'))
        .put("restart_delays_seconds", new Json.Arr(delays))
        .put("max_restarts", settings.maxRestarts())
        .put("give_up_exit_code", settings.giveUpCode())
        .put("healthy_seconds", Json.seconds(settings.healthyAfter()))
        .put("stop", new Json.Arr(stopPlan().steps().stream().map(Plan::step).toList()))
        .put(
            "detectors",
            Json.ofStrings(
                DetectorCard.configured(new Watching(undertaking)).stream()
                    .map(DetectorCard::name)
                    .toList()))
        .put("known_failures", new Watching(undertaking).known().size())
        .put(
            "rules",
            Json.ofStrings(undertaking.config().rules().stream().map(Config.Rule::name).toList()))
        .build();
  }

  private StopPlan stopPlan() {
    return undertaking.config().process().stop();
  }

  private static Json step(StopPlan.Step step) {
    return Json.object()
        .put("signal", step.signal().name())
        .put("target", FactText.word(step.target()))
        .put("wait_seconds", Json.seconds(step.patience()))
        .build();
  }

  static String remedy(Config.Action action) {
    return switch (action) {
      case Config.Action.Restart _ -> "restart";
      case Config.Action.RestartWithEnv restart -> "restart with " + new TreeMap<>(restart.set());
      case Config.Action.Pause _ -> "pause";
      case Config.Action.Abort _ -> "abort";
      case Config.Action.CustomCommand command ->
          "`" + String.join(" ", command.command()) + "` is not run yet: it is only written down";
      case Config.Action.Observe _ -> "observe";
    };
  }

  private static String shown(String name, String value) {
    return SecretName.isLikely(name) ? "***" : value;
  }

  private static void row(List<String> lines, String name, String text) {
    lines.add("%-10s %s".formatted(name, text));
  }
}
