package io.jobsentry.project;

import io.jobsentry.config.Addition;
import io.jobsentry.config.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The config that fits a job, in pieces that can each be taken or left. */
public final class Proposal {
  /** The name of the piece that says what is started. */
  public static final String COMMAND = "process.command";

  static final String STALL = "standstill";

  private static final String HEAD =
      """
      # What sentry does for this project. `sentry config check` reads it, `sentry plan` shows what
      # follows from it. Stack traces, exits, kills for want of memory and some three hundred known
      # failures are noticed without being named here.
      """;

  private final Traits traits;
  private final List<Proposed> pieces = new ArrayList<>();

  private Proposal(Traits traits) {
    this.traits = traits;
  }

  /**
   * All that is proposed for a job.
   *
   * @param service whether it is meant to be up, whatever the look at it says
   * @param snapshots the files that are copied into each incident
   */
  public static List<Proposed> of(Start start, boolean service, List<String> snapshots) {
    var proposal = new Proposal(start.traits());
    proposal.process(start, service);
    proposal.pace();
    proposal.training();
    if (service) {
      proposal.service();
    }
    proposal.rules(service);
    proposal.snapshots(snapshots);
    return List.copyOf(proposal.pieces);
  }

  /** A whole config out of nothing. */
  public static String written(List<Proposed> pieces) {
    return Extension.of(HEAD, pieces.stream().map(Proposed::addition).toList()).text();
  }

  private void process(Start start, boolean service) {
    var command = new ArrayList<>(List.of(YamlText.comment(start.reason())));
    if (!start.caution().isEmpty()) {
      command.add(YamlText.comment(start.caution()));
    }
    command.add("command: " + YamlText.list(start.command()));
    pieces.add(
        new Proposed(
            new Addition(COMMAND, "process", Addition.Form.MEMBER, command), start.reason()));
    if (!start.folder().isEmpty()) {
      member("process", "cwd", YamlText.text(start.folder()), "the folder that it runs in");
    }
    if (service) {
      member(
          "process",
          "lifecycle",
          "restart_always",
          "a service: it is started again whenever it ends");
    }
    traits
        .batch()
        .ifPresent(
            knob ->
                member(
                    "process",
                    "env",
                    "{" + knob.name() + ": " + knob.value() + "}",
                    "what the program takes by itself, for the rule below to halve"));
    if (!start.needs().isEmpty()) {
      member(
          "process",
          "required_executables",
          YamlText.list(start.needs()),
          "nothing is started where these are missing");
    }
  }

  private void pace() {
    Optional<Pace> pace = traits.pace();
    pace.ifPresent(
        it ->
            member(
                "progress",
                "regex",
                YamlText.regex(it.progress()),
                "told from `" + it.example() + "`: new values give the restarts back"));
    if (pace.isPresent() || traits.nature() == Nature.TRAINING) {
      var lines = new ArrayList<>(List.of("- kind: stall", "  name: " + STALL));
      pace.ifPresent(it -> lines.add("  metric_regex: " + YamlText.regex(it.movement())));
      lines.addAll(List.of("  no_progress_seconds: 1800", "  threshold: learned"));
      item(
          "detectors",
          STALL,
          lines,
          pace.isPresent()
              ? "it runs and does not get on: half an hour at first, then what its own pace shows"
              : "it runs and says nothing: half an hour at first, then what its own pace shows");
    }
  }

  private void training() {
    if (traits.loss()) {
      item(
          "detectors",
          "loss",
          List.of("- kind: metric", "  name: loss", "  metric: loss"),
          "a loss that is NaN, jumps or explodes");
    }
    if (traits.nature() == Nature.TRAINING) {
      item(
          "detectors",
          "disk",
          List.of("- kind: resource", "  name: disk", "  watch: disk_free", "  below: 2GB"),
          "no room for the next checkpoint");
    }
  }

  private void service() {
    traits
        .port()
        .ifPresent(
            port ->
                item(
                    "detectors",
                    "answers",
                    List.of("- kind: probe", "  name: answers", "  tcp: '127.0.0.1:" + port + "'"),
                    "it is up and takes no connections"));
    item(
        "detectors",
        "memory",
        List.of(
            "- kind: resource",
            "  name: memory",
            "  watch: rss",
            "  above_percent: 90",
            "  hold_seconds: 60"),
        "memory that runs short");
  }

  private void rules(boolean service) {
    if (pieces.stream().anyMatch(it -> it.name().equals("detectors." + STALL))) {
      rule(STALL, "{kind: restart}", "what stands still does not mend itself");
    }
    if (service && traits.port().isPresent()) {
      rule("answers", "{kind: restart}", "what does not answer does not mend itself");
    }
    traits
        .batch()
        .ifPresent(
            knob ->
                rule(
                    "catalogue/cuda-out-of-memory",
                    "{kind: restart_with_env, set: {" + knob.name() + ": half}}",
                    "less at a time when the GPU has no memory left"));
    if (traits.ranks()) {
      rule(
          "catalogue/nccl-watchdog-timeout",
          "{kind: restart}",
          "ranks that wait for one that is gone wait for ever");
    }
    if (traits.jvm() && service) {
      rule(
          "catalogue/jvm-heap-exhausted",
          "{kind: restart}",
          "after an OutOfMemoryError a JVM may go on, and do nothing right");
    }
  }

  private void snapshots(List<String> snapshots) {
    for (int i = 0; i < snapshots.size(); i++) {
      String file = snapshots.get(i);
      String why = i == 0 ? "copied into each incident, with their secrets taken out" : "";
      var lines = new ArrayList<String>();
      if (!why.isEmpty()) {
        lines.add(YamlText.comment(why));
      }
      lines.add("- " + YamlText.text(file));
      pieces.add(
          new Proposed(
              new Addition(
                  "config_snapshots/" + file, "config_snapshots", Addition.Form.ITEM, lines),
              "`" + file + "` says how the job was configured"));
    }
  }

  private void member(String section, String key, String value, String why) {
    pieces.add(
        new Proposed(
            new Addition(
                section + "." + key,
                section,
                Addition.Form.MEMBER,
                List.of(YamlText.comment(why), key + ": " + value)),
            why));
  }

  private void rule(String detector, String action, String why) {
    item(
        "rules",
        detector,
        List.of("- match: {detector: " + detector + "}", "  action: " + action),
        why);
  }

  private void item(String section, String name, List<String> lines, String why) {
    var all = new ArrayList<>(List.of(YamlText.comment(why)));
    all.addAll(lines);
    pieces.add(
        new Proposed(new Addition(section + "." + name, section, Addition.Form.ITEM, all), why));
  }
}
