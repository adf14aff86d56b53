package io.jobsentry.core;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.Lifecycle;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What detectors saw, and what rules make of it. */
final class Notices {
  /** How long progress may be known only to this process: what a crash of sentry can cost. */
  private static final Duration PROGRESS_WRITTEN_EVERY = Duration.ofMinutes(10);

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

  private final Charter charter;
  private final Discretion discretion;

  Notices(Charter charter, Discretion discretion) {
    this.charter = charter;
    this.discretion = discretion;
  }

  void noticed(Step step, Notice notice) {
    // What is up is wanted up: a stop or a pause makes the phase another one in the same decision.
    if (!(step.phase() instanceof Phase.Up(var incarnation, _, _))
        || !incarnation.equals(notice.incarnation())) {
      return;
    }
    step.note(new Fact.NoticeTaken(notice));
    Optional<Rule> answer =
        charter.rules().stream().filter(rule -> rule.answers(notice)).findFirst();
    if (answer.isPresent() && !charter.handsOff()) {
      apply(step, answer.get(), notice)
          .ifPresent(order -> Clearing.begin(step, incarnation, order));
    } else if (notice.weight() == Notice.Weight.ALARM && step.state().incident().isEmpty()) {
      openIncident(step, incarnation, notice.detector(), notice.message());
      Verdicts.give(step, incarnation, Optional.of(notice), Optional.empty());
    }
  }

  /** Streams of the current incarnation's output told of failures. */
  void failing(Step step, Incarnation incarnation, List<String> sources) {
    if (current(step, incarnation) && !sources.equals(step.state().failing())) {
      step.note(new Fact.SourcesFailed(incarnation, sources));
    }
  }

  /** What the end of an incarnation means: what a rule says, or else what the policy says. */
  StopOrder exited(Step step, Event.JobEnded ended) {
    for (Charter.ExitDetector detector : charter.exits()) {
      var notice =
          new Notice(ended.incarnation(), detector.name(), ended.exit().words(), ended.output());
      Optional<Rule> answer =
          charter.rules().stream()
              .filter(rule -> detector.reports(ended.exit()) && rule.answers(notice))
              .findFirst();
      if (answer.isPresent() && !charter.handsOff()) {
        Optional<StopOrder> order = apply(step, answer.get(), notice);
        if (order.isPresent()) {
          return order.get();
        }
        break;
      }
    }
    return new StopOrder("the job ended", charter.stop(), StopOrder.Then.JUDGE);
  }

  /** Why the incarnation has to go, if the rule wants it gone. */
  private Optional<StopOrder> apply(Step step, Rule rule, Notice notice) {
    Incarnation incarnation = notice.incarnation();
    Map<String, String> overlay = step.state().overlay();
    if (!(rule.remedy() instanceof Rule.Remedy.Observe)) {
      openIncident(step, incarnation, notice.detector(), notice.message());
    }
    return switch (rule.remedy()) {
      case Rule.Remedy.Observe() -> {
        step.note(new Fact.RuleChosen(rule.name(), incarnation, "observe", overlay));
        yield Optional.empty();
      }
      case Rule.Remedy.Restart() -> {
        step.note(new Fact.RuleChosen(rule.name(), incarnation, "restart", overlay));
        yield restart(rule);
      }
      case Rule.Remedy.RestartWithEnv(var set) -> {
        var next = new HashMap<>(overlay);
        set.forEach(
            (name, value) ->
                scaled(step, name, value)
                    .ifPresent(scaled -> next.put(name, kept(rule, name, value, scaled))));
        String effect = "restart with " + Overlays.shown(next);
        step.note(new Fact.RuleChosen(rule.name(), incarnation, effect, next));
        yield restart(rule);
      }
      case Rule.Remedy.Pause() -> {
        step.note(new Fact.RuleChosen(rule.name(), incarnation, "pause", overlay));
        step.note(new Fact.DesiredSet(Desired.PAUSED, "rule `" + rule.name() + "`"));
        yield Optional.of(order(rule, StopOrder.Then.START));
      }
      case Rule.Remedy.Abort() -> {
        step.note(new Fact.RuleChosen(rule.name(), incarnation, "abort", overlay));
        step.note(new Fact.DesiredSet(Desired.STOPPED, "rule `" + rule.name() + "`"));
        yield Optional.of(order(rule, StopOrder.Then.ABORT));
      }
    };
  }

  /** What was reckoned is a number and is written down; what the rule says may be a secret. */
  private String kept(Rule rule, String name, String value, String scaled) {
    return scaled.equals(value) && discretion.hides(name, value)
        ? Overlays.from(rule.name())
        : scaled;
  }

  /** A one-shot job runs once, whatever a rule would like. */
  private Optional<StopOrder> restart(Rule rule) {
    return charter.policy().lifecycle() == Lifecycle.ONE_SHOT
        ? Optional.empty()
        : Optional.of(order(rule, StopOrder.Then.JUDGE_AS_FAILURE));
  }

  private StopOrder order(Rule rule, StopOrder.Then then) {
    return new StopOrder("rule `" + rule.name() + "`", charter.stop(), then);
  }

  /**
   * {@code half} and {@code double} are of what the job has now; where that is no whole number they
   * change nothing.
   */
  private Optional<String> scaled(Step step, String name, String value) {
    if (!value.equals("half") && !value.equals("double")) {
      return Optional.of(value);
    }
    String base =
        step.state().overlay().getOrDefault(name, charter.environment().getOrDefault(name, ""));
    if (!base.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(base);
    return Optional.of(Long.toString(value.equals("half") ? Math.max(1, number / 2) : number * 2));
  }

  void progressed(Step step, Incarnation incarnation, double value) {
    Optional<State.Progress> known = step.state().progress();
    // The job's own arithmetic may have gone wrong; what is no number is no progress.
    if (!current(step, incarnation) || !Double.isFinite(value)) {
      return;
    }
    boolean first = known.filter(progress -> progress.heardFrom(incarnation)).isEmpty();
    if (known.filter(progress -> value <= progress.highest()).isPresent()) {
      if (first) {
        step.note(new Fact.ProgressResumed(incarnation, value));
      }
      return;
    }
    boolean counts =
        known.isPresent()
            && (step.state().tally().withoutProgress() > 0 || step.state().tally().identical() > 0);
    if (first || counts || stale(step, known.get())) {
      step.note(new Fact.ProgressMade(incarnation, value));
    } else {
      step.note(new Fact.ProgressSeen(incarnation, value));
    }
    if (counts) {
      Verdicts.gotOver(step);
      step.note(new Fact.TallyCleared("it went beyond where it had been before"));
    }
  }

  private static boolean current(Step step, Incarnation incarnation) {
    return switch (step.phase()) {
      case Phase.Up(var up, _, _) -> up.equals(incarnation);
      case Phase.Clearing c -> c.incarnation().equals(incarnation);
      case Phase.Idle _, Phase.Waiting _, Phase.Launching _, Phase.Held _, Phase.Over _ -> false;
    };
  }

  /**
   * Writes down progress that only this process knows of, before the incarnation's end is judged.
   */
  static void keepProgress(Step step, Incarnation incarnation) {
    step.state()
        .progress()
        .filter(progress -> progress.highest() > progress.journalled())
        .ifPresent(progress -> step.note(new Fact.ProgressMade(incarnation, progress.highest())));
  }

  private static boolean stale(Step step, State.Progress progress) {
    Duration age = step.now().uptime().minus(progress.journalledAt().uptime());
    return age.compareTo(PROGRESS_WRITTEN_EVERY) >= 0;
  }

  /**
   * The job has ended badly: the likeliest of what was noticed is why. Where nothing was, its last
   * words have to do.
   */
  static void openIncident(Step step, Event.JobEnded ended) {
    if (step.state().incident().isPresent()) {
      return;
    }
    JobExit exit = ended.exit();
    // Whom the kernel killed for want of memory did not die of what it had said.
    Story story = exit.shortage().isPresent() ? Story.NONE : step.state().story();
    Optional<Notice> cause = story.cause(step.now());
    openIncident(
        step,
        ended.incarnation(),
        cause.map(Notice::detector).orElse("exit_code"),
        cause.map(Notice::message).orElse(exit.words()),
        cause.isPresent() ? List.of() : ended.lastWords());
    Verdicts.give(step, ended.incarnation(), story.likeliest(step.now()), Optional.of(exit));
  }

  /** One failure of one incarnation is one incident: the first that is seen names it. */
  static void openIncident(Step step, Incarnation incarnation, String detector, String cause) {
    openIncident(step, incarnation, detector, cause, List.of());
  }

  private static void openIncident(
      Step step, Incarnation incarnation, String detector, String cause, List<String> lastWords) {
    if (step.state().incident().isEmpty()) {
      // A known failure's detector is called by its family as well.
      String name = detector.substring(detector.lastIndexOf('/') + 1);
      String id = STAMP.format(step.now().wall()) + "-" + name + "-" + incarnation.number();
      step.note(new Fact.IncidentOpened(id, incarnation, detector, cause, lastWords));
    }
  }
}
