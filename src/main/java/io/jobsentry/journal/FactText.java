package io.jobsentry.journal;

import io.jobsentry.core.Command;
import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Notice;
import io.jobsentry.core.Overlays;
import io.jobsentry.core.StopOrder;
import io.jobsentry.json.Json;
import io.jobsentry.model.Advice;
import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import io.jobsentry.policy.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Facts to JSON objects and back. The names are part of the format: they only ever grow. */
public final class FactText {
  private FactText() {}

  /** Adds the members of a fact, {@code fact} first. */
  static Json.Builder write(Json.Builder to, Fact fact) {
    return switch (fact) {
      case Fact.Carried f -> {
        to.put("fact", "carried").put("run", f.run()).put("incarnations", f.incarnations());
        f.progress().ifPresent(value -> to.put("progress", Json.of(value)));
        yield to.put("recent", Json.ofStrings(f.recent().stream().map(Object::toString).toList()));
      }
      case Fact.RunBegan f ->
          to.put("fact", "run-began")
              .put("run", f.run())
              .put("command", Json.ofStrings(f.command()))
              .put("seed", f.seed());
      case Fact.SupervisorBegan f ->
          to.put("fact", "supervisor-began").put("pid", f.pid()).put("version", f.version());
      case Fact.IncarnationsFound f ->
          to.put("fact", "incarnations-found").put("newest", f.newest());
      case Fact.LaunchIntended f ->
          about(to, "launch-intended", f.incarnation())
              .put("why", f.why())
              .put("overlay", overlay(f.overlay()));
      case Fact.Launched f ->
          identity(about(to, "launched", f.incarnation()), f.identity()).put("started", f.at());
      case Fact.LaunchFailed f ->
          about(to, "launch-failed", f.incarnation()).put("problems", Json.ofStrings(f.problems()));
      case Fact.Adopted f -> identity(about(to, "adopted", f.incarnation()), f.identity());
      case Fact.JobEnded f ->
          exit(about(to, "job-ended", f.incarnation()), f.exit())
              .put("ended", f.at())
              .put("output", f.output());
      case Fact.IncidentOpened f ->
          about(to, "incident-opened", f.incarnation())
              .put("incident", f.id())
              .put("detector", f.detector())
              .put("cause", f.cause())
              .put("last_words", Json.ofStrings(f.lastWords()));
      case Fact.VerdictGiven f ->
          about(to, "verdict-given", f.incarnation())
              .put("incident", f.incident())
              .put("verdict", word(f.verdict().advice()))
              .put("because", f.verdict().reason())
              .put("evidence", Json.ofStrings(f.evidence()));
      case Fact.VerdictProved f ->
          to.put("fact", "verdict-proved")
              .put("incarnation", f.incarnation())
              .put("right", f.right());
      case Fact.SourcesFailed f ->
          about(to, "sources-failed", f.incarnation()).put("sources", Json.ofStrings(f.sources()));
      case Fact.RestartPlanned f ->
          about(to, "restart-planned", f.next())
              .put("delay_ms", f.delay().toMillis())
              .put("attempt", f.attempt())
              .put("why", f.why());
      case Fact.Parked() -> to.put("fact", "parked");
      case Fact.StopBegun f ->
          about(to, "stop-begun", f.incarnation())
              .put("why", f.order().why())
              .put("plan", plan(f.order().plan()))
              .put("then", word(f.order().then()));
      case Fact.StopStepTaken f ->
          about(to, "stop-step-taken", f.incarnation()).put("step", f.step());
      case Fact.Cleared f -> about(to, "cleared", f.incarnation()).put("left", f.left());
      case Fact.Unstoppable f ->
          about(to, "unstoppable", f.incarnation())
              .put("pids", new Json.Arr(f.pids().stream().map(Json::of).toList()));
      case Fact.DesiredSet f ->
          to.put("fact", "desired-set").put("desired", word(f.desired())).put("why", f.why());
      case Fact.ProgressMade f ->
          about(to, "progress-made", f.incarnation()).put("value", Json.of(f.value()));
      case Fact.ProgressResumed f ->
          about(to, "progress-resumed", f.incarnation()).put("value", Json.of(f.value()));
      case Fact.Stalled f ->
          about(to, "stalled", f.incarnation())
              .put("detector", f.detector())
              .put("still_ms", f.still().toMillis());
      case Fact.MovedOn f -> about(to, "moved-on", f.incarnation()).put("detector", f.detector());
      case Fact.TallyCleared f -> to.put("fact", "tally-cleared").put("why", f.why());
      case Fact.SignalForwarded f ->
          about(to, "signal-forwarded", f.incarnation()).put("signal", f.signal().name());
      case Fact.NoticeTaken(var notice) -> notice(to, notice);
      case Fact.RuleChosen f ->
          about(to, "rule-chosen", f.incarnation())
              .put("rule", f.rule())
              .put("effect", f.effect())
              .put("overlay", overlay(f.overlay()));
      case Fact.CommandTaken(var command) ->
          to.put("fact", "command-taken")
              .put("command", command.id())
              .put("verb", word(command.verb()))
              .put("by", command.by());
      case Fact.CommandAnswered f ->
          to.put("fact", "command-answered")
              .put("command", f.id())
              .put("ok", f.ok())
              .put("answer", f.answer());
      case Fact.RunEnded(var conclusion) ->
          to.put("fact", "run-ended")
              .put("kind", word(conclusion.kind()))
              .put("status", conclusion.status())
              .put("why", conclusion.reason());
      case Fact.Looked _, Fact.ProgressSeen _, Fact.Advanced _ ->
          throw new IllegalArgumentException("not a durable fact: " + fact);
    };
  }

  /**
   * @throws UnreadableFactException when a member is missing or the name is unknown
   */
  static Fact read(Json.Obj from) throws UnreadableFactException {
    var in = new FactFields(from);
    String name = in.text("fact");
    return switch (name) {
      case "carried" ->
          new Fact.Carried(
              in.integer("run"),
              in.integer("incarnations"),
              from.get("progress").isPresent()
                  ? OptionalDouble.of(in.real("progress"))
                  : OptionalDouble.empty(),
              in.instants("recent"));
      case "run-began" ->
          new Fact.RunBegan(in.integer("run"), in.texts("command"), in.number("seed"));
      case "supervisor-began" -> new Fact.SupervisorBegan(in.number("pid"), in.text("version"));
      case "incarnations-found" -> new Fact.IncarnationsFound(in.integer("newest"));
      case "launch-intended" ->
          new Fact.LaunchIntended(in.incarnation(), in.text("why"), in.overlay());
      case "launched" -> new Fact.Launched(in.incarnation(), in.identity(), in.instant("started"));
      case "launch-failed" -> new Fact.LaunchFailed(in.incarnation(), in.texts("problems"));
      case "adopted" -> new Fact.Adopted(in.incarnation(), in.identity());
      case "job-ended" ->
          new Fact.JobEnded(in.incarnation(), in.exit(), in.instant("ended"), in.number("output"));
      case "incident-opened" ->
          new Fact.IncidentOpened(
              in.text("incident"),
              in.incarnation(),
              in.text("detector"),
              in.text("cause"),
              in.maybeTexts("last_words"));
      case "verdict-given" ->
          new Fact.VerdictGiven(
              in.text("incident"),
              in.incarnation(),
              new Verdict(in.word("verdict", Advice.class), in.text("because")),
              in.texts("evidence"));
      case "verdict-proved" ->
          new Fact.VerdictProved(in.integer("incarnation"), from.flag("right"));
      case "sources-failed" -> new Fact.SourcesFailed(in.incarnation(), in.texts("sources"));
      case "restart-planned" ->
          new Fact.RestartPlanned(
              in.incarnation(), in.millis("delay_ms"), in.integer("attempt"), in.text("why"));
      case "parked" -> new Fact.Parked();
      case "stop-begun" ->
          new Fact.StopBegun(
              in.incarnation(),
              new StopOrder(in.text("why"), in.plan(), in.word("then", StopOrder.Then.class)));
      case "stop-step-taken" -> new Fact.StopStepTaken(in.incarnation(), in.integer("step"));
      case "cleared" -> new Fact.Cleared(in.incarnation(), in.integer("left"));
      case "unstoppable" -> new Fact.Unstoppable(in.incarnation(), in.numbers("pids"));
      case "desired-set" -> new Fact.DesiredSet(in.word("desired", Desired.class), in.text("why"));
      case "progress-made" -> new Fact.ProgressMade(in.incarnation(), in.real("value"));
      case "progress-resumed" -> new Fact.ProgressResumed(in.incarnation(), in.real("value"));
      case "stalled" ->
          new Fact.Stalled(
              in.incarnation(),
              in.text("detector"),
              Duration.ofMillis(from.number("still_ms").orElse(0)));
      case "moved-on" -> new Fact.MovedOn(in.incarnation(), in.text("detector"));
      case "tally-cleared" -> new Fact.TallyCleared(in.text("why"));
      case "signal-forwarded" ->
          new Fact.SignalForwarded(in.incarnation(), in.word("signal", PosixSignal.class));
      case "notice-taken" ->
          new Fact.NoticeTaken(
              new Notice(
                  in.incarnation(),
                  in.text("detector"),
                  in.text("message"),
                  in.number("offset"),
                  from.number("end").orElse(in.number("offset")),
                  in.word("weight", Notice.Weight.ALARM),
                  in.known()));
      case "rule-chosen" ->
          new Fact.RuleChosen(in.text("rule"), in.incarnation(), in.text("effect"), in.overlay());
      case "command-taken" ->
          new Fact.CommandTaken(
              new Command(in.text("command"), in.word("verb", Command.Verb.class), in.text("by")));
      case "command-answered" ->
          new Fact.CommandAnswered(in.text("command"), from.flag("ok"), in.text("answer"));
      case "run-ended" ->
          new Fact.RunEnded(
              new Conclusion(
                  in.word("kind", Conclusion.Kind.class), in.integer("status"), in.text("why")));
      default -> throw new UnreadableFactException("`" + name + "` is no fact that is known here");
    };
  }

  /** The members that tell how a job ended, as they stand in the journal and in `state.json`. */
  public static Json.Builder exit(Json.Builder to, JobExit exit) {
    return switch (exit) {
      case JobExit.Code(int code) -> to.put("code", code);
      case JobExit.Killed(int signal, boolean core, var shortage) -> {
        to.put("signal", signal).put("core", core);
        yield to.putIfPresent("out_of_memory", shortage.map(Json::of));
      }
      case JobExit.Lost(var why) -> to.put("lost", why);
    };
  }

  private static Json.Builder about(Json.Builder to, String name, Incarnation incarnation) {
    return to.put("fact", name).put("incarnation", incarnation.number());
  }

  private static Json.Builder notice(Json.Builder to, Notice notice) {
    about(to, "notice-taken", notice.incarnation())
        .put("detector", notice.detector())
        .put("message", notice.message())
        .put("offset", notice.offset())
        .put("weight", word(notice.weight()));
    if (notice.end() > notice.offset()) {
      to.put("end", notice.end());
    }
    notice
        .known()
        .ifPresent(
            known -> {
              to.put("known_as", known.as())
                  .put("category", word(known.category()))
                  .put("advice", word(known.advice()));
              known.change().ifPresent(change -> to.put("change", change));
            });
    return to;
  }

  /** Variables by name: what they are set to, or an object with the rule that says it. */
  public static Json overlay(Map<String, String> overlay) {
    var out = Json.object();
    overlay.forEach(
        (name, value) ->
            Overlays.rule(value)
                .ifPresentOrElse(
                    rule -> out.put(name, Json.object().put("rule", rule).build()),
                    () -> out.put(name, value)));
    return out.build();
  }

  private static Json.Builder identity(Json.Builder to, JobIdentity identity) {
    return to.put("pid", identity.pid())
        .put("start_ticks", identity.startTicks())
        .put("boot", identity.bootId());
  }

  private static Json plan(StopPlan plan) {
    List<Json> steps = new ArrayList<>();
    for (StopPlan.Step step : plan.steps()) {
      steps.add(
          Json.object()
              .put("signal", step.signal().name())
              .put("target", word(step.target()))
              .put("wait_ms", step.patience().toMillis())
              .build());
    }
    return new Json.Arr(steps);
  }

  /** Constants are written in lower case with hyphens. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
