package io.jobsentry.cli;

import io.jobsentry.core.Fact;
import io.jobsentry.journal.FactText;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.replay.Happening;
import io.jobsentry.replay.Replay;
import io.jobsentry.replay.Totals;
import java.io.PrintStream;
import java.util.List;

/** What a replay finds, as one JSON object a line. */
final class ReplayJson {
  private final PrintStream out;

  ReplayJson(PrintStream out) {
    this.out = out;
  }

  void row(Happening it) {
    print(happening("happening", it));
  }

  private static Json.Builder happening(String kind, Happening it) {
    return Json.object()
        .put("kind", kind)
        .put("log", it.place().log())
        .put("line", it.place().line())
        .put("offset", it.place().offset())
        .putIfPresent("at", it.at().map(Json::of))
        .put("incarnation", it.incarnation())
        .put("detector", it.detector())
        .put("cause", it.cause())
        .putIfPresent("incident", it.incident().map(incident -> Json.of(incident.id())))
        .putIfPresent(
            "last_words",
            it.incident()
                .map(Fact.IncidentOpened::lastWords)
                .filter(words -> !words.isEmpty())
                .map(Json::ofStrings))
        .putIfPresent("rule", it.rule().map(rule -> Json.of(rule.rule())))
        .putIfPresent("action", it.rule().map(rule -> Json.of(rule.effect())))
        .putIfPresent(
            "verdict",
            it.verdict()
                .map(Fact.VerdictGiven::verdict)
                .map(
                    verdict ->
                        Json.object()
                            .put("advice", verdict.advice().word())
                            .put("reason", verdict.reason())
                            .build()))
        .putIfPresent("restart_after_seconds", it.restartAfter().map(Json::seconds))
        .putIfPresent(
            "over",
            it.conclusion()
                .map(
                    end ->
                        Json.object()
                            .put("kind", FactText.word(end.kind()))
                            .put("status", end.status())
                            .put("why", end.reason())
                            .build()));
  }

  void end(List<String> logs, Replay.Outcome outcome) {
    outcome
        .ending()
        .happenings()
        .forEach(it -> print(happening(outcome.ending().supposed() ? "supposed_end" : "end", it)));
    Totals totals = outcome.totals();
    var noticed = Json.object();
    totals.noticed().forEach(noticed::put);
    print(
        Json.object()
            .put("kind", "totals")
            .put("logs", Json.ofStrings(logs))
            .put("lines", totals.lines())
            .put("bytes", totals.bytes())
            .putIfPresent("from", totals.from().map(Json::of))
            .putIfPresent("to", totals.to().map(Json::of))
            .put("stamped", outcome.stamped())
            .put("incidents", totals.incidents())
            .put("answers", totals.answers())
            .put("restarts", totals.restarts())
            .put("runs_over", totals.ended())
            .put("noticed", noticed.build()));
  }

  private void print(Json.Builder object) {
    out.println(JsonText.compact(object.build()));
  }
}
