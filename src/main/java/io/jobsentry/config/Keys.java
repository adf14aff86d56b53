package io.jobsentry.config;

import static io.jobsentry.config.Key.key;
import static io.jobsentry.config.Type.fullListOf;
import static io.jobsentry.config.Type.listOf;
import static io.jobsentry.config.Type.section;

import io.jobsentry.json.Json;
import java.util.List;

/** The whole config. */
final class Keys {
  private Keys() {}

  static final Type.Section ROOT =
      section(
          "Config",
          key("process", ProcessKeys.PROCESS, "The job, and how it is kept up."),
          key("monitor", WatchKeys.MONITOR, "How closely the job is watched."),
          key(
              "detectors",
              listOf(WatchKeys.DETECTOR),
              "What is noticed. Without any, the restart policy still looks after every exit."),
          key("catalogue", WatchKeys.CATALOGUE, "Known failures, noticed without being configured.")
              .own(),
          key(
              "rules",
              listOf(WatchKeys.RULE),
              "What is done when a detector reports: from the top, the first that matches."),
          key("progress", WatchKeys.PROGRESS, "What counts as the job getting on.").own(),
          key("logs", WatchKeys.LOGS, "How much of the job's output is kept.").own(),
          key("groups", WatchKeys.GROUPS, "Failures that are the same one.").own(),
          key("incidents", WatchKeys.INCIDENTS, "How much is kept of failures.").own(),
          key(
              "source_explode",
              WatchKeys.SOURCE_EXPLODE,
              "How much source is put beside a stack trace."),
          key("healing", HealingKeys.HEALING, "Who is asked when no rule knows the answer."),
          key(
              "dispatch",
              HealingKeys.DISPATCH,
              "Who decides: sentry itself, or a coding session that is open already."),
          key("notifiers", fullListOf(HealingKeys.NOTIFIER), "Where news is sent.")
              .or(new Json.Arr(List.of(Json.object().put("kind", "log").build()))),
          key("vault", HealingKeys.VAULT, "What is remembered across failures."),
          key(
              "config_snapshots",
              listOf(new Type.Text(false)),
              "Files that are copied into each incident, with their secrets taken out."),
          key("state_path", new Type.PathText(), "The current state, for readers.")
              .or(".sentry/state.json")
              .not(".autosentry/state.json", "the folder is called `.sentry`")
              .later(),
          key("incidents_dir", new Type.PathText(), "The incidents, one folder each.")
              .or(".sentry/incidents")
              .not(".autosentry/incidents", "the folder is called `.sentry`")
              .later());
}
