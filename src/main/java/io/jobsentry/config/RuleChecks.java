package io.jobsentry.config;

import com.google.re2j.Pattern;
import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Family;
import io.jobsentry.catalogue.Signature;
import io.jobsentry.text.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What detectors and rules must have, and how they must fit together. */
final class RuleChecks {
  /** The other kinds of detectors that look at lines. */
  private static final Set<String> READ_LINES = Set.of("traceback", "metric");

  private final Problems problems;

  RuleChecks(Problems problems) {
    this.problems = problems;
  }

  void check(View root) {
    List<String> names = Names.ofDetectors(root);
    detectors(root.sections("detectors"), names, root.section("process"));
    List<View> rules = root.sections("rules");
    rules.forEach(rule -> action(rule.section("action")));
    var detectors = new ArrayList<>(names);
    detectors.addAll(builtIn(root));
    View catalogue = root.section("catalogue");
    families(catalogue);
    rules.forEach(rule -> target(rule.section("match"), detectors, catalogue));
    shadowed(rules);
  }

  /** What is noticed under the name of its kind, where nothing is said about that kind. */
  private static List<String> builtIn(View root) {
    return Stream.of("traceback", "exit_code", "oom_kill")
        .filter(
            kind ->
                root.sections("detectors").stream()
                    .noneMatch(detector -> detector.text("kind").equals(kind)))
        .toList();
  }

  private void families(View catalogue) {
    if (catalogue.texts("without").isEmpty()) {
      return;
    }
    List<String> known = Catalogue.load().families().stream().map(Family::name).toList();
    for (String name : catalogue.texts("without")) {
      if (!known.contains(name)) {
        problems.add(
            catalogue.spot("without"),
            "no family of known failures is called " + Words.quote(name),
            Words.nearest(name, known)
                .map(meant -> "did you mean `" + meant + "`?")
                .orElse("`sentry catalogue list` shows them all"));
      }
    }
  }

  private void known(View match, String wanted, View catalogue) {
    Catalogue all = Catalogue.load();
    Optional<Signature> signature = Signature.idOf(wanted).flatMap(all::find);
    if (signature.isEmpty()) {
      List<String> names = all.signatures().stream().map(Signature::detector).toList();
      problems.add(
          match.spot("detector"),
          "no known failure is called " + Words.quote(wanted),
          Words.nearest(wanted, names)
              .map(meant -> "did you mean `" + meant + "`?")
              .orElse("`sentry catalogue list` shows them all"));
    } else if (!catalogue.flag("enabled")
        || catalogue.texts("without").contains(signature.get().family())) {
      problems.add(
          match.spot("detector"),
          Words.quote(wanted) + " is switched off in `catalogue`",
          "remove the rule, or look for the family `" + signature.get().family() + "`");
    }
  }

  private void detectors(List<View> detectors, List<String> names, View process) {
    Map<String, Spot> seen = new HashMap<>();
    for (int i = 0; i < detectors.size(); i++) {
      View detector = detectors.get(i);
      if (!detector.written("kind")) {
        continue;
      }
      String kind = detector.text("kind");
      if (kind.equals("pattern")) {
        pattern(detector);
      }
      if (!kind.equals("pattern") && detector.present("examples") && !READ_LINES.contains(kind)) {
        problems.add(
            detector.spot("examples"),
            "`examples` are lines, and `kind: " + kind + "` reads none",
            "remove them, or give them to the rule that answers its message");
      }
      new MetricChecks(problems).check(detector, kind, process);
      KindKeys.check(detector, kind, problems);
      new VitalChecks(problems).check(detector, kind);
      Spot spot = detector.written("name") ? detector.spot("name") : detector.spot("kind");
      String name = names.get(i);
      Spot before = seen.putIfAbsent(name, spot);
      if (before != null) {
        problems.add(
            spot,
            "a detector " + Words.quote(name) + " is there already",
            (detector.written("name")
                    ? "give each detector its own name"
                    : "give this one a `name`")
                + "; the first is in line "
                + before.line());
      }
    }
  }

  private void pattern(View detector) {
    if (!detector.present("regex") && !detector.present("literals")) {
      problems.add(
          detector.spot("kind"),
          "the pattern `" + detector.path() + "` has no `regex`",
          "add `regex: '…'`, in single quotes");
    }
    if (detector.present("regex") && detector.present("literals")) {
      problems.add(
          detector.spot("literals"),
          "the pattern `" + detector.path() + "` has both `regex` and `literals`",
          "keep one of them; literals fit into a regex with `|`");
    }
    if (detector.written("within_seconds") && detector.whole("count") == 1) {
      problems.add(
          detector.spot("within_seconds"),
          "`within_seconds` says nothing about a single line",
          "add a `count` of 2 or more; the time between two reports is `cooldown_seconds`");
    }
    boolean readable = detector.maybeText("regex").isPresent() || !detector.present("regex");
    if (detector.maybeText("message").isPresent() && readable) {
      message(detector);
    }
  }

  private void message(View detector) {
    Optional<Pattern> regex = detector.maybeText("regex").map(Pattern::compile);
    int groups = regex.map(Pattern::groupCount).orElse(0);
    Set<String> names = regex.map(it -> it.namedGroups().keySet()).orElse(Set.of());
    Template.parse(detector.text("message")).names().stream()
        .filter(name -> !names.contains(name) && !isGroup(name, groups))
        .findFirst()
        .ifPresent(
            name ->
                problems.add(
                    detector.spot("message"),
                    "the message needs a group `" + name + "`, and the pattern has none",
                    regex.isEmpty()
                        ? "of literals, only `{0}` is there, which is the one that was found"
                        : "groups are `(…)` and `(?P<name>…)`; a brace itself is written twice"));
  }

  private static boolean isGroup(String name, int groups) {
    return name.matches("[0-9]{1,4}") && Integer.parseInt(name) <= groups;
  }

  private void target(View match, List<String> names, View catalogue) {
    if (!match.written("detector") || names.contains(match.text("detector"))) {
      return;
    }
    String wanted = match.text("detector");
    if (Signature.idOf(wanted).isPresent()) {
      known(match, wanted, catalogue);
      return;
    }
    List<String> known = names.stream().filter(name -> !name.isEmpty()).distinct().toList();
    problems.add(
        match.spot("detector"),
        "no detector is called " + Words.quote(wanted),
        Words.nearest(wanted, known)
            .map(meant -> "did you mean `" + meant + "`?")
            .orElseGet(() -> "there are " + String.join(", ", known)));
  }

  private void action(View action) {
    if (!action.written("kind")) {
      return;
    }
    String kind = action.text("kind");
    boolean sets = kind.equals("restart_with_env");
    boolean commands = kind.equals("custom_command");
    if (sets && !action.present("set")) {
      problems.add(
          action.spot("kind"),
          "`restart_with_env` in `" + action.path() + "` sets nothing",
          "add `set: {NAME: value}`, or make it `restart`");
    } else if (sets && action.written("set") && action.map("set").isEmpty()) {
      problems.add(
          action.spot("set"),
          "`" + action.inner("set") + "` is empty",
          "set a variable, or make it `restart`");
    }
    if (commands && !action.present("command")) {
      problems.add(
          action.spot("kind"),
          "`custom_command` in `" + action.path() + "` has no `command`",
          "add `command: [program, argument]`");
    }
    if (!sets && !action.map("set").isEmpty()) {
      problems.add(
          action.spot("set"),
          "`set` is for `restart_with_env`, and the action is `" + kind + "`",
          kind.equals("restart") ? "make it `restart_with_env`" : "remove it");
    }
    if (!commands && action.written("command")) {
      problems.add(
          action.spot("command"),
          "`command` is for `custom_command`, and the action is `" + kind + "`",
          "remove it, or make it `custom_command`");
    }
  }

  private void shadowed(List<View> rules) {
    Map<String, List<View>> byDetector = new LinkedHashMap<>();
    for (View rule : rules) {
      View match = rule.section("match");
      if (!match.written("detector")) {
        continue;
      }
      List<View> earlier =
          byDetector.computeIfAbsent(match.text("detector"), _ -> new ArrayList<>());
      earlier.stream()
          .filter(other -> covers(other, match))
          .findFirst()
          .ifPresent(
              other ->
                  problems.add(
                      match.spot("detector"),
                      "the rule `"
                          + rule.path()
                          + "` is never reached: `"
                          + parent(other)
                          + "` matches first",
                      "the first rule that matches counts: move this one up, or give the other a"
                          + " `message_regex`"));
      earlier.add(match);
    }
  }

  private static boolean covers(View earlier, View later) {
    return earlier.maybeText("message_regex").isEmpty()
        || earlier.maybeText("message_regex").equals(later.maybeText("message_regex"));
  }

  private static String parent(View match) {
    return match.path().replaceFirst("\\.match$", "");
  }
}
