package io.jobsentry.config;

import static io.jobsentry.config.Key.key;
import static io.jobsentry.config.Type.count;
import static io.jobsentry.config.Type.fullListOf;
import static io.jobsentry.config.Type.laterOption;
import static io.jobsentry.config.Type.listOf;
import static io.jobsentry.config.Type.oneOf;
import static io.jobsentry.config.Type.option;
import static io.jobsentry.config.Type.seconds;
import static io.jobsentry.config.Type.secondsOrZero;
import static io.jobsentry.config.Type.section;
import static io.jobsentry.config.Type.word;

/** The keys of healing, of who is told, and of what is remembered. */
final class HealingKeys {
  private HealingKeys() {}

  private static final String FOLDER = "the folder is called `.sentry`";

  private static final Type.Choice PROVIDER =
      oneOf(option("anthropic", ""), option("openai", ""), option("google", ""));

  private static final Type.Section SUBAGENT =
      section(
          "Subagent",
          key("type", word(), "The kind of subagent.").or("general-purpose").later(),
          key("description", Type.text(), "What it is told that it is for.")
              .or("Diagnose a sentry incident")
              .not("Diagnose an autosentry incident", "the name")
              .later());

  private static final Type.Section CLAUDE =
      section(
          "Claude",
          key(
                  "enabled",
                  oneOf(
                      option("auto", "when an agent is found"),
                      option("true", "always"),
                      option("false", "never")),
                  "Whether an agent is asked.")
              .or("auto")
              .later(),
          key(
                  "mode",
                  oneOf(
                      option("auto", "what is found"),
                      option("subprocess", "`command` is started"),
                      option("interactive", "a coding session that is open is asked by files"),
                      option("langgraph", "a model is asked without an agent around it")),
                  "How it is asked.")
              .or("auto")
              .later(),
          key("command", fullListOf(Type.text()), "The agent's program and its arguments.")
              .orList("claude", "--print")
              .later(),
          key("timeout_seconds", seconds(), "How long it may take.").or(600).later(),
          key("prompt_template", new Type.PathText(), "What it is told.")
              .or(".sentry/prompts/recovery.md")
              .not(".autosentry/prompts/recovery.md", FOLDER)
              .later(),
          key(
                  "include_in_context",
                  listOf(
                      oneOf(
                          option("state", ""),
                          option("last_incident", ""),
                          option("config_snapshots", ""))),
                  "What is put into its brief.")
              .orList("state", "last_incident", "config_snapshots")
              .later(),
          key("request_path", new Type.PathText(), "The question, in mode `interactive`.")
              .or(".sentry/recovery_request.md")
              .not(".autosentry/recovery_request.md", FOLDER)
              .later(),
          key("response_path", new Type.PathText(), "The answer, in mode `interactive`.")
              .or(".sentry/recovery_response.md")
              .not(".autosentry/recovery_response.md", FOLDER)
              .later(),
          key(
                  "subagents",
                  new Type.MapOf(Type.Naming.ANY, SUBAGENT),
                  "Detector to the subagent that gets its incidents; `default` for all others.")
              .later());

  private static final Type.Section CROSS_CHECK =
      section(
          "CrossCheck",
          key("enabled", new Type.Flag(), "Whether the second model is asked.").or(false).later(),
          key("provider", PROVIDER, "Whose model it is.").or("openai").later(),
          key("model", word(), "Which model it is.").or("gpt-4o-mini").later());

  private static final Type.Section LANGGRAPH =
      section(
          "LangGraph",
          key("enabled", new Type.Flag(), "Whether it may be used.").or(false).later(),
          key("provider", PROVIDER, "Whose model it is.").or("anthropic").later(),
          key("model", word(), "Which model it is.").or("claude-haiku-4-5").later(),
          key("temperature", new Type.Fraction(0, 2), "How freely it answers.").or(0.2).later(),
          key("max_steps", Type.atLeast(1), "How many rounds it gets.").or(10).later(),
          key("request_timeout_seconds", seconds(), "How long one round may take.").or(120).later(),
          key(
                  "cross_check",
                  new Type.FlagOrSection(CROSS_CHECK),
                  "A second model that looks at the answer: `true`, `false`, or which one.")
              .later());

  private static final Type.Section GIT =
      section(
          "Git",
          key("enabled", new Type.Flag(), "Whether fixes become branches.").or(true).later(),
          key("branch_prefix", word(), "What their names start with.")
              .or("sentry/fix-")
              .not("autosentry/fix-", "the name")
              .later(),
          key("auto_merge", new Type.Flag(), "Whether a fix that is kept is merged.")
              .or(false)
              .later(),
          key("write_enabled", new Type.Flag(), "Whether anything is written to git.")
              .or(true)
              .later());

  private static final Type.Section BUDGET =
      section(
          "Budget",
          key(
                  "max_attempts_per_detector_per_hour",
                  count(),
                  "How often healing is tried. 0: no limit.")
              .or(5)
              .later(),
          key(
                  "max_wall_seconds_per_incident",
                  secondsOrZero(),
                  "How long healing of one incident may take. 0: no limit.")
              .or(600)
              .later());

  static final Type.Section HEALING =
      section(
          "Healing",
          key("verify_window_seconds", secondsOrZero(), "How long a fix has to hold.")
              .or(600)
              .later(),
          key(
                  "regression_action",
                  oneOf(
                      option("revert", "the fix is taken back"),
                      option("escalate", "somebody is told"),
                      option("ignore", "nothing")),
                  "What happens to a fix that did not help.")
              .or("revert")
              .later(),
          key(
                  "escalate_to_claude_after",
                  count(),
                  "After how many restarts by rules an agent is asked.")
              .or(2)
              .later(),
          key(
                  "escalate_on_rule_regression",
                  new Type.Flag(),
                  "Whether an agent is asked at once when a rule did not help.")
              .or(true)
              .later(),
          key("claude", CLAUDE, "The coding agent."),
          key("langgraph", LANGGRAPH, "A model that is asked without an agent around it."),
          key("git", GIT, "How fixes are kept in git."),
          key("budget", BUDGET, "How much healing may cost."));

  static final Type.Section DISPATCH =
      section(
          "Dispatch",
          key(
                  "mode",
                  oneOf(
                      option("builtin", "sentry decides"),
                      option("session", "a coding session decides; sentry only records")),
                  "Who decides.")
              .or("builtin")
              .later(),
          key("request_marker", new Type.PathText(), "Touched when there is something to decide.")
              .or(".sentry/session_dispatch_request")
              .not(".autosentry/session_dispatch_request", FOLDER)
              .later(),
          key("cursor_path", new Type.PathText(), "How far the session has read.")
              .or(".sentry/session_dispatch_cursor")
              .not(".autosentry/session_dispatch_cursor", FOLDER)
              .later(),
          key("action_queue_path", new Type.PathText(), "What the session wants done.")
              .or(".sentry/session_actions.jsonl")
              .not(".autosentry/session_actions.jsonl", FOLDER)
              .later(),
          key("action_cursor_path", new Type.PathText(), "How far that is done.")
              .or(".sentry/session_action_cursor")
              .not(".autosentry/session_action_cursor", FOLDER)
              .later());

  static final Type.Section NOTIFIER =
      section(
          "Notifier",
          key(
                  "kind",
                  oneOf(
                      option("log", "sentry's own log"),
                      laterOption("slack_outbox", "a file that a Slack dispatcher sends from"),
                      laterOption("discord_outbox", "a file that a Discord dispatcher sends from"),
                      laterOption("webhook", "a POST to `url`")),
                  "Where to.")
              .must(),
          key("outbox_path", new Type.PathText(), "The file, for the outboxes.").later(),
          key("channel", word(), "The channel, for the outboxes.").later(),
          key("thread_key", word(), "What is put into one thread.").later(),
          key("url", new Type.Url(), "The address, for `webhook`.").later());

  private static final Type.Section NARRATIVES =
      section(
          "Narratives",
          key("enabled", new Type.Flag(), "Whether they are written.").or(false).later(),
          key("provider", PROVIDER, "Whose model it is.").or("anthropic").later(),
          key("model", word(), "Which model it is.").or("claude-haiku-4-5").later(),
          key("request_timeout_seconds", seconds(), "How long it may take.").or(30).later());

  static final Type.Section VAULT =
      section(
          "Vault",
          key("enabled", new Type.Flag(), "Whether notes are kept.").or(true).later(),
          key("path", new Type.PathText(), "Where they are kept.")
              .or(".sentry/vault")
              .not(".autosentry/vault", FOLDER)
              .later(),
          key("pattern_threshold", Type.atLeast(1), "How many like incidents make a pattern.")
              .or(3)
              .later(),
          key("similarity_threshold", new Type.Fraction(0, 1), "How far like may be apart.")
              .or(0.2)
              .later(),
          key("narratives", NARRATIVES, "Notes written by a model."));
}
