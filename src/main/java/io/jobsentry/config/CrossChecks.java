package io.jobsentry.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What each key for itself allows and all together do not. */
final class CrossChecks {
  private static final Pattern STAGE_NAME = Pattern.compile("[A-Za-z0-9_-]+");

  private final Problems problems;

  private CrossChecks(Problems problems) {
    this.problems = problems;
  }

  static void check(Setting.Group settings, Problems problems) {
    var checks = new CrossChecks(problems);
    var view = new View("", settings);
    View process = view.section("process");
    checks.command(process);
    checks.stages(process);
    checks.attach(process);
    checks.restartPolicy(process, view.section("healing"));
    checks.logs(view.section("logs"));
    new RuleChecks(problems).check(view);
    view.sections("notifiers").forEach(checks::notifier);
  }

  private void command(View process) {
    if (process.written("command")
        && process.written("stages")
        && !process.sections("stages").isEmpty()) {
      problems.add(
          process.spot("stages"),
          "`process.command` and `process.stages` are mutually exclusive",
          "make the command the first stage, or remove one of the two");
    }
    program(process);
    process.sections("stages").forEach(this::program);
  }

  private void program(View view) {
    if (!view.texts("command").isEmpty() && view.texts("command").getFirst().isBlank()) {
      problems.add(
          view.spot("command"),
          "the program in `" + view.inner("command") + "` has no name",
          "the first item is the program, the others are its arguments");
    } else if (view.texts("command").size() == 1
        && view.texts("command").getFirst().strip().contains(" ")
        && !view.texts("command").getFirst().contains("/")) {
      problems.add(
          view.spot("command"),
          "`" + view.inner("command") + "` is one word with spaces in it, and no shell splits it",
          "write `["
              + String.join(", ", List.of(view.texts("command").getFirst().strip().split("\\s+")))
              + "]`, or `[sh, -c, '…']`");
    }
  }

  private void stages(View process) {
    Set<String> seen = new HashSet<>();
    for (View stage : process.sections("stages")) {
      String name = stage.text("name");
      if (!stage.written("name")) {
        continue;
      }
      if (!STAGE_NAME.matcher(name).matches()) {
        problems.add(
            stage.spot("name"),
            "`" + stage.inner("name") + "` " + Words.quote(name) + " names a folder too",
            "use only letters, digits, `_` and `-`");
      } else if (!seen.add(name)) {
        problems.add(
            stage.spot("name"),
            "a stage " + Words.quote(name) + " is there already",
            "give each stage its own name");
      }
    }
  }

  private void attach(View process) {
    View attach = process.section("attach");
    View extra = process.section("extra");
    boolean attaches = process.text("kind").equals("attach");
    if (!attaches && !attach.group().members().isEmpty() && process.written("attach")) {
      if (List.of("pid", "pid_file", "command_pattern", "log_path", "allow_kill").stream()
          .anyMatch(attach::written)) {
        problems.add(
            process.spot("attach"),
            "`process.attach` is for `kind: attach`, and the kind is `"
                + process.text("kind")
                + "`",
            "add `kind: attach` to `process`, or remove `attach`");
      }
      return;
    }
    for (String key : List.of("pid", "pid_file", "log_path", "allow_kill")) {
      if (attach.written(key) && extra.written(key)) {
        problems.add(
            extra.spot(key),
            "`" + key + "` is given in `process.attach` and in `process.extra`",
            "keep the one in `process.attach`");
      }
    }
    if (!attaches) {
      return;
    }
    Map<String, Spot> ways = new HashMap<>();
    for (String key : List.of("pid", "pid_file", "command_pattern")) {
      if (attach.present(key)) {
        ways.put(key, attach.spot(key));
      } else if (!key.equals("command_pattern") && extra.present(key)) {
        ways.put(key, extra.spot(key));
      }
    }
    if (ways.isEmpty()) {
      problems.add(
          process.spot("kind"),
          "`kind: attach` does not say which process",
          "set `process.attach.pid`, `process.attach.pid_file` or"
              + " `process.attach.command_pattern`");
    } else if (ways.size() > 1) {
      List<String> names = ways.keySet().stream().sorted().toList();
      problems.add(
          ways.getOrDefault(names.getLast(), Spot.NOWHERE),
          "the process to attach to is given by " + Words.oneOf(names).replace(" or ", " and "),
          "they may disagree: keep one of them");
    }
  }

  private void restartPolicy(View process, View healing) {
    View policy = process.section("restart_policy");
    int most = policy.whole("max_restarts");
    if (policy.written("max_identical_failures")
        && most > 0
        && policy.whole("max_identical_failures") > most) {
      problems.add(
          policy.spot("max_identical_failures"),
          "`max_identical_failures` can never be reached: `max_restarts` is " + most,
          "make it at most " + most + ", or 0 for no limit");
    }
    if (healing.written("escalate_to_claude_after")
        && most > 0
        && healing.whole("escalate_to_claude_after") > most) {
      problems.add(
          healing.spot("escalate_to_claude_after"),
          "`healing.escalate_to_claude_after` can never be reached:"
              + " `process.restart_policy.max_restarts` is "
              + most,
          "make it at most " + most);
    }
    boolean fixed = policy.text("backoff").equals("fixed");
    if (fixed && policy.written("max_delay_seconds")) {
      problems.add(
          policy.spot("max_delay_seconds"),
          "`max_delay_seconds` is for `backoff: exponential`, and the backoff is `fixed`",
          "with `fixed` every wait is `cooldown_seconds`");
    } else if (policy.written("max_delay_seconds")
        && policy.seconds("cooldown_seconds").compareTo(policy.seconds("max_delay_seconds")) > 0) {
      problems.add(
          policy.spot("max_delay_seconds"),
          "`max_delay_seconds` is "
              + policy.number("max_delay_seconds").toPlainString()
              + ", less than `cooldown_seconds`, which is "
              + policy.number("cooldown_seconds").toPlainString(),
          "the wait starts at `cooldown_seconds` and grows; for one that does not grow write"
              + " `backoff: fixed`");
    }
    if (policy.written("restart_window_seconds") && policy.whole("max_restarts_in_window") == 0) {
      problems.add(
          policy.spot("restart_window_seconds"),
          "`restart_window_seconds` does nothing without `max_restarts_in_window`",
          "say how many restarts the window may have, or remove it");
    }
  }

  private void logs(View logs) {
    if (logs.bytes("max_bytes") < logs.bytes("segment_bytes")) {
      String key = logs.written("max_bytes") ? "max_bytes" : "segment_bytes";
      problems.add(
          logs.spot(key),
          "`logs.max_bytes` is less than one segment, `logs.segment_bytes`",
          "make it several segments");
    }
  }

  private void notifier(View notifier) {
    String kind = notifier.text("kind");
    if (kind.equals("webhook") && !notifier.present("url")) {
      problems.add(
          notifier.spot("kind"),
          "the webhook `" + notifier.path() + "` has no `url`",
          "add `url: https://…`");
    }
    if (!kind.equals("webhook") && notifier.written("url")) {
      problems.add(
          notifier.spot("url"),
          "`url` is for `kind: webhook`, and the kind is `" + kind + "`",
          "make it `kind: webhook`, or remove the `url`");
    }
  }
}
