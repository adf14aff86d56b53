package io.jobsentry.config;

import java.nio.file.Path;

/** The part of {@link Assembly} for healing, notifiers and the vault. */
final class HealingAssembly {
  private HealingAssembly() {}

  static Config.Healing healing(View healing, Path root) {
    View git = healing.section("git");
    View budget = healing.section("budget");
    return new Config.Healing(
        healing.seconds("verify_window_seconds"),
        healing.text("regression_action"),
        healing.whole("escalate_to_claude_after"),
        healing.flag("escalate_on_rule_regression"),
        claude(healing.section("claude"), root),
        langGraph(healing.section("langgraph")),
        new Config.Git(
            git.flag("enabled"),
            git.text("branch_prefix"),
            git.flag("auto_merge"),
            git.flag("write_enabled")),
        new Config.Budget(
            budget.whole("max_attempts_per_detector_per_hour"),
            budget.seconds("max_wall_seconds_per_incident")));
  }

  private static Config.Claude claude(View claude, Path root) {
    return new Config.Claude(
        claude.text("enabled"),
        claude.text("mode"),
        claude.texts("command"),
        claude.seconds("timeout_seconds"),
        claude.path("prompt_template", root),
        claude.texts("include_in_context"),
        claude.path("request_path", root),
        claude.path("response_path", root),
        Assembly.named(
            claude.section("subagents"),
            agent -> new Config.Subagent(agent.text("type"), agent.text("description"))));
  }

  private static Config.LangGraph langGraph(View graph) {
    View cross = graph.section("cross_check");
    return new Config.LangGraph(
        graph.flag("enabled"),
        graph.text("provider"),
        graph.text("model"),
        graph.number("temperature").doubleValue(),
        graph.whole("max_steps"),
        graph.seconds("request_timeout_seconds"),
        new Config.CrossCheck(cross.flag("enabled"), cross.text("provider"), cross.text("model")));
  }

  static Config.Dispatch dispatch(View dispatch, Path root) {
    return new Config.Dispatch(
        dispatch.text("mode"),
        dispatch.path("request_marker", root),
        dispatch.path("cursor_path", root),
        dispatch.path("action_queue_path", root),
        dispatch.path("action_cursor_path", root));
  }

  static Config.Notifier notifier(View notifier, Path root) {
    return new Config.Notifier(
        notifier.text("kind"),
        notifier.maybePath("outbox_path", root),
        notifier.maybeText("channel"),
        notifier.maybeText("thread_key"),
        notifier.maybeText("url"));
  }

  static Config.Vault vault(View vault, Path root) {
    View narratives = vault.section("narratives");
    return new Config.Vault(
        vault.flag("enabled"),
        vault.path("path", root),
        vault.whole("pattern_threshold"),
        vault.number("similarity_threshold").doubleValue(),
        new Config.Narratives(
            narratives.flag("enabled"),
            narratives.text("provider"),
            narratives.text("model"),
            narratives.seconds("request_timeout_seconds")));
  }
}
