package io.jobsentry.cli;

import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Signature;
import io.jobsentry.config.Config;
import io.jobsentry.core.Notice;
import io.jobsentry.core.Rule;
import io.jobsentry.detect.HalfMatch;
import io.jobsentry.detect.Regex;
import io.jobsentry.detect.Sought;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.monitor.Words;
import io.jobsentry.replay.Eyes;
import io.jobsentry.replay.LineReading;
import io.jobsentry.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a detector says nothing of a line; or, where it does say something, why that may come to
 * nothing.
 *
 * @param reasons in sentences, the first that stands in the way first
 */
record Objection(String detector, boolean notices, List<String> reasons) {

  /** Whether a detector of that name, if there is one, looks at lines. */
  static boolean readsLines(Watching watching, String name) {
    return DetectorCard.configured(watching).stream()
        .filter(it -> it.name().equals(name))
        .noneMatch(it -> it.kind().equals("exit_code") || it.kind().equals("stall"));
  }

  static Objection of(Watching watching, String name, Optional<LineWord> line)
      throws RefusalException {
    Optional<Objection> off = switchedOff(watching, name);
    if (off.isPresent()) {
      return off.get();
    }
    DetectorCard card = DetectorsShowCommand.find(watching, name);
    if (line.isEmpty() || !readsLines(watching, card.name())) {
      return no(
          card.name(),
          "it looks for " + card.summary() + ", and not at lines",
          "a `pattern` notices lines");
    }
    var eyes = new Eyes(watching.undertaking().watchers(), watching.undertaking().charter(0));
    Optional<Sought> sought =
        watching.sought().stream().filter(it -> it.name().equals(card.name())).findFirst();
    String text = sought.isPresent() ? line.get().text() : line.get().told();
    Optional<Notice> notice =
        eyes.notices(text).stream().filter(it -> it.detector().equals(card.name())).findFirst();
    if (notice.isPresent()) {
      return new Objection(card.name(), true, follows(watching, eyes, notice.get(), sought));
    }
    return sought
        .map(it -> new Objection(it.name(), false, unmatched(it, line.get().text())))
        .orElseGet(
            () ->
                no(
                    card.name(),
                    "no stack trace begins, ends or goes on in it",
                    "a trace is many lines: give all of them with `-`, or `--at FILE:NUMBER`"));
  }

  private static Objection no(String detector, String... reasons) {
    return new Objection(detector, false, List.of(reasons));
  }

  /** A known failure that the config does not want to hear of. */
  private static Optional<Objection> switchedOff(Watching watching, String name) {
    String id = Signature.idOf(name).orElse(name);
    boolean on = watching.known().stream().anyMatch(it -> it.id().equals(id));
    return on || watching.names().contains(name)
        ? Optional.empty()
        : Catalogue.load()
            .find(id)
            .map(
                it ->
                    no(
                        it.detector(),
                        !watching.config().catalogue().enabled()
                            ? "the catalogue is switched off: `catalogue.enabled` is false"
                            : watching.config().catalogue().without().contains(it.family())
                                ? "its family `"
                                    + it.family()
                                    + "` is switched off by `catalogue.without`"
                                : "it is noise: nobody looks for it, so that nobody is alarmed"));
  }

  private static List<String> unmatched(Sought sought, String text) {
    var reasons = new ArrayList<String>();
    String line = LineReading.of(text, Clock.SYSTEM.now().wall()).plain();
    Regex regex = sought.pattern();
    if (regex.in(line)) {
      sought
          .not()
          .filter(it -> it.in(line))
          .ifPresent(it -> reasons.add("`not` is found in it as well: /" + it + "/"));
      if (reasons.isEmpty() && sought.count() > 1) {
        reasons.add(
            "it matches, and "
                + sought.count()
                + " such lines are needed"
                + sought.within().map(it -> " within " + Words.span(it)).orElse(""));
      }
      return reasons;
    }
    List<String> texts = regex.texts();
    List<String> there = regex.textsIn(line);
    if (texts.isEmpty()) {
      reasons.add("every line is shown to it, and this one does not match");
    } else if (there.isEmpty()) {
      reasons.add(
          (texts.size() == 1
                  ? "a text is missing that every match has: "
                  : "none of these is in it, one of which every match has: ")
              + String.join(" | ", texts));
    } else {
      reasons.add("it has the text `" + String.join("`, `", there) + "`, and does not match");
    }
    reasons.addAll(nearly(regex.toString(), line));
    return reasons;
  }

  private static List<String> nearly(String expression, String line) {
    var reasons = new ArrayList<String>();
    String text = LineReading.of(line, Clock.SYSTEM.now().wall()).text();
    if (Regex.later("(?i:" + expression + ")").in(line)) {
      reasons.add("it would match if the case did not matter: put `(?i)` before the expression");
      return reasons;
    }
    if (!text.equals(line) && Regex.later(expression).in(text)) {
      reasons.add(
          "it would match without what stands before the text: expressions are shown whole lines");
      return reasons;
    }
    HalfMatch.of(expression, line)
        .ifPresent(
            half ->
                reasons.add(
                    "`"
                        + half.found()
                        + "` is found, as `"
                        + half.text()
                        + "`; then `"
                        + half.missing()
                        + "` is wanted, and there is `"
                        + half.after()
                        + "`"));
    return reasons;
  }

  private static List<String> follows(
      Watching watching, Eyes eyes, Notice notice, Optional<Sought> sought) {
    var reasons = new ArrayList<String>();
    reasons.add("it says: " + notice.message());
    sought
        .filter(it -> !it.cooldown().isZero())
        .ifPresent(
            it ->
                reasons.add(
                    "said once in "
                        + Words.span(it.cooldown())
                        + " of one run of the job: within that, nothing is said of another such"
                        + " line"));
    reasons.add(WhyCommand.weight(notice.weight()));
    Optional<Rule> answer = eyes.answer(notice);
    answer.ifPresent(rule -> reasons.add("rule `" + rule.name() + "` answers"));
    rules(watching, notice, answer, reasons);
    return reasons;
  }

  /** Why rules that are for it do nothing. */
  private static void rules(
      Watching watching, Notice notice, Optional<Rule> answer, List<String> reasons) {
    boolean passed = false;
    for (Config.Rule rule : watching.config().rules()) {
      boolean chosen = answer.filter(it -> it.name().equals(rule.name())).isPresent();
      if (!rule.match().detector().equals(notice.detector())) {
        continue;
      }
      if (watching.undertaking().charter(0).handsOff()) {
        reasons.add("rule `" + rule.name() + "` does nothing: the job may not be signalled");
      } else if (chosen) {
        passed = true;
        effect(watching, rule).ifPresent(reasons::add);
      } else if (passed) {
        reasons.add("rule `" + rule.name() + "` is not reached: another one answers first");
      } else {
        reasons.add(
            "rule `"
                + rule.name()
                + "` does not answer: its `message_regex` /"
                + rule.match().messageRegex().map(Object::toString).orElse("")
                + "/ is not in the message");
      }
    }
  }

  private static Optional<String> effect(Watching watching, Config.Rule rule) {
    boolean once = watching.undertaking().lifecycle() == Lifecycle.ONE_SHOT;
    return switch (rule.action()) {
      case Config.Action.Restart _, Config.Action.RestartWithEnv _ when once ->
          Optional.of("its restart does not happen: the job is `one_shot`");
      case Config.Action.CustomCommand _ ->
          Optional.of("its command is not run yet: the report is only written down");
      case Config.Action.Observe _ -> Optional.of("it only writes the report down");
      case Config.Action.Restart _,
          Config.Action.RestartWithEnv _,
          Config.Action.Pause _,
          Config.Action.Abort _ ->
          Optional.empty();
    };
  }
}
