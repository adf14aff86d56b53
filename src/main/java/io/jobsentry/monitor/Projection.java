package io.jobsentry.monitor;

import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Phase;
import io.jobsentry.core.State;
import io.jobsentry.journal.FactText;
import io.jobsentry.json.Json;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Moment;
import java.time.Duration;

/** The state as `state.json` shows it to readers. */
public final class Projection {
  private static final int SCHEMA = 1;

  private Projection() {}

  /**
   * @param supervisorPid the process that wrote it
   */
  public static Json.Obj of(State state, long supervisorPid, Moment now) {
    State.Totals totals = state.totals();
    Json.Builder out =
        Json.object()
            .put("schema", SCHEMA)
            .put("updated", now.wall())
            .put("supervisor_pid", supervisorPid)
            .put("run", state.run().number())
            .put("command", Json.ofStrings(state.run().command()))
            .putIfPresent("run_began", state.run().began().map(at -> Json.of(at.wall())))
            .put("desired", FactText.word(state.desired()))
            .put("phase", phase(state.phase()))
            .put("incarnations", state.incarnations())
            .put("launches", totals.launches())
            .put("restarts", state.restarts())
            .put("incidents", totals.incidents())
            .put("up_seconds", Json.seconds(up(state, now)))
            .put("lost_seconds", Json.seconds(lost(state, now)))
            .put(
                "budget",
                Json.object()
                    .put("without_progress", state.tally().withoutProgress())
                    .put("identical_failures", state.tally().identical())
                    .build())
            .putIfPresent("progress", state.progress().map(p -> Json.of(p.highest())))
            .putIfPresent("last_ending", state.lastEnding().map(Projection::ending))
            .putIfPresent("incident", state.incident().map(i -> Json.of(i.id())))
            .putIfPresent("cause", state.incident().map(i -> Json.of(i.cause())))
            .putIfPresent("last_words", state.incident().map(i -> Json.ofStrings(i.lastWords())))
            .putIfPresent("verdict", state.judged().map(Projection::verdict));
    if (!state.failing().isEmpty()) {
      out.put("failing", Json.ofStrings(state.failing()));
    }
    if (totals.right() + totals.wrong() > 0) {
      out.put(
          "verdicts",
          Json.object().put("right", totals.right()).put("wrong", totals.wrong()).build());
    }
    if (!state.overlay().isEmpty()) {
      out.put("env_overlay", FactText.overlay(state.overlay()));
    }
    return out.build();
  }

  private static Json verdict(State.Judged judged) {
    return Json.object()
        .put("incarnation", judged.incarnation())
        .put("verdict", judged.verdict().advice().word())
        .put("because", judged.verdict().reason())
        .build();
  }

  /** How long the job has been up in this run, until now. */
  public static Duration up(State state, Moment now) {
    return state.phase() instanceof Phase.Up up
        ? state.totals().up().plus(since(up.since(), now))
        : state.totals().up();
  }

  /** How long it has been down between its incarnations, until now. */
  public static Duration lost(State state, Moment now) {
    boolean over = state.phase() instanceof Phase.Over;
    return state
        .totals()
        .downSince()
        .filter(_ -> !over)
        .map(since -> state.totals().lost().plus(since(since, now)))
        .orElse(state.totals().lost());
  }

  private static Duration since(Moment then, Moment now) {
    Duration passed = now.uptime().minus(then.uptime());
    return passed.isNegative() ? Duration.ZERO : passed;
  }

  private static Json phase(Phase phase) {
    return switch (phase) {
      case Phase.Idle() -> Json.object().put("name", "idle").build();
      case Phase.Waiting waiting ->
          Json.object()
              .put("name", "waiting")
              .put("next", waiting.next().number())
              .put("since", waiting.since().wall())
              .put("delay_seconds", Json.seconds(waiting.delay()))
              .put("why", waiting.why())
              .build();
      case Phase.Launching(var incarnation, var since) ->
          Json.object()
              .put("name", "launching")
              .put("incarnation", incarnation.number())
              .put("since", since.wall())
              .build();
      case Phase.Up(var incarnation, var identity, var since) ->
          identity(
                  Json.object()
                      .put("name", "up")
                      .put("incarnation", incarnation.number())
                      .put("since", since.wall()),
                  identity)
              .build();
      case Phase.Clearing c ->
          Json.object()
              .put("name", c.step() < 0 ? "clearing" : "stopping")
              .put("incarnation", c.incarnation().number())
              .put("since", c.stepSince().wall())
              .put("step", c.step())
              .put("why", c.order().why())
              .build();
      case Phase.Held() -> Json.object().put("name", "held").build();
      case Phase.Over(Conclusion conclusion) ->
          Json.object()
              .put("name", "over")
              .put("kind", FactText.word(conclusion.kind()))
              .put("status", conclusion.status())
              .put("why", conclusion.reason())
              .build();
    };
  }

  private static Json.Builder identity(Json.Builder to, JobIdentity identity) {
    return to.put("pid", identity.pid())
        .put("start_ticks", identity.startTicks())
        .put("boot", identity.bootId());
  }

  private static Json ending(Phase.Ending ending) {
    return FactText.exit(
            Json.object()
                .put("incarnation", ending.incarnation().number())
                .put("at", ending.at())
                .put("words", ending.exit().words()),
            ending.exit())
        .put("status", ending.exit().shellStatus())
        .build();
  }
}
