package io.jobsentry.monitor;

import io.jobsentry.core.Clue;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Notice;
import io.jobsentry.core.State;
import io.jobsentry.incident.Page;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Known;
import io.jobsentry.model.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What of a run's facts goes into an incident's folder as files for programs. */
final class Exhibits {
  static final String SIGNALS = "signals.jsonl";
  static final String RULE = "rule_match.json";
  private static final String STATE = "state.json";

  private Exhibits() {}

  /** As things are when an incident is opened. */
  static List<Page> of(State state, long pid, Moment now) {
    var signals = new StringBuilder();
    for (Clue clue : state.story().clues()) {
      signals.append(signal(clue.notice(), clue.at().wall())).append('\n');
    }
    String snapshot = JsonText.pretty(Projection.of(state, pid, now)) + "\n";
    return List.of(new Page(STATE, snapshot), new Page(SIGNALS, signals.toString()));
  }

  /** In one line. */
  static String signal(Notice notice, Instant at) {
    return JsonText.compact(
        Json.object()
            .put("at", at)
            .put("detector", notice.detector())
            .put("message", notice.message())
            .put("weight", notice.weight().name().toLowerCase(Locale.ROOT))
            .put("incarnation", notice.incarnation().number())
            .put("offset", notice.offset())
            .put("end", notice.end())
            .putIfPresent("known_as", notice.known().map(Known::as).map(Json::of))
            .build());
  }

  /** Which rule answered, and with what. */
  static String rule(Fact.RuleChosen chosen, Instant at) {
    var overlay = Json.object();
    for (Map.Entry<String, String> variable : new TreeMap<>(chosen.overlay()).entrySet()) {
      overlay.put(variable.getKey(), variable.getValue());
    }
    return JsonText.pretty(
            Json.object()
                .put("at", at)
                .put("rule", chosen.rule())
                .put("effect", chosen.effect())
                .put("environment", overlay.build())
                .build())
        + "\n";
  }
}
