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

import io.jobsentry.json.Json;
import java.util.List;

/** The keys of watching and of what follows from it at once. */
final class WatchKeys {
  private WatchKeys() {}

  static final Type.Section MONITOR =
      section(
          "Monitor",
          key(
                  "poll_interval_seconds",
                  seconds(),
                  "How often sentry makes sure that the job is what it believes. Exits and lines"
                      + " are seen at once, whatever stands here.")
              .or(2)
              .not("30", "the check costs next to nothing, and nothing waits for it"),
          key(
                  "stall_timeout_seconds",
                  seconds(),
                  "How old the last sign of life of sentry itself may be.")
              .or(1800)
              .later(),
          key("log_dir", new Type.PathText(), "Where logs are kept.")
              .or(".sentry/logs")
              .not(".autosentry/logs", "the folder is called `.sentry`")
              .later(),
          key("log_tail_lines", count(), "How many lines of output are held ready.")
              .or(2000)
              .later(),
          key(
                  "log_excerpt_lines",
                  count(),
                  "How many lines of output before and after the cause an incident keeps.")
              .or(200),
          key(
                  "dead_child_grace_seconds",
                  secondsOrZero(),
                  "How long a dead job may lie about before the run ends. sentry's restart policy"
                      + " never leaves one.")
              .or(900)
              .later());

  static final Type.Section SOURCE_EXPLODE =
      section(
          "SourceExplode",
          key("enabled", new Type.Flag(), "Whether source is shown at all.").or(true),
          key("context_lines", count(), "Lines around a line, where no function is found.").or(10),
          key(
                  "languages",
                  listOf(
                      oneOf(
                          option("python", ""),
                          option("javascript", ""),
                          option("typescript", ""),
                          option("go", ""),
                          option("rust", ""),
                          option("java", ""))),
                  "The languages that are looked at.")
              .orList("python", "javascript", "typescript", "go", "rust", "java"),
          key("skip_paths", listOf(word()), "Source whose path contains one of these is not shown.")
              .orList("site-packages/", ".venv/", "node_modules/", "/usr/lib/"),
          key("max_frames", count(), "How many frames of a trace are shown.").or(20));

  private static final Type.Section EXAMPLES =
      section(
          "Examples",
          key(
                  "match",
                  listOf(word()),
                  "Texts, of one line or several, in which it has to find something.")
              .like(Json.ofStrings(List.of("RuntimeError: CUDA out of memory.")))
              .own(),
          key("miss", listOf(word()), "Texts in which it must not.")
              .like(Json.ofStrings(List.of("CUDA out of memory errors: 0")))
              .own());

  static final Type.Section DETECTOR =
      section(
              "Detector",
              key(
                      "kind",
                      oneOf(
                          option("pattern", "a line that matches `regex`"),
                          option("traceback", "a stack trace"),
                          option("stall", "no progress for `no_progress_seconds`"),
                          option("metric", "a number that goes wrong (ours)"),
                          option("exit_code", "the end of the job that nobody asked for"),
                          option(
                              "resource",
                              "memory, open files or disk space that runs short (ours)"),
                          option("probe", "a job that does not answer as it should (ours)")),
                      "What is looked for.")
                  .must(),
              key(
                      "name",
                      word(),
                      "What rules call it. Default: the kind; for patterns `pattern_` and its place"
                          + " in the list, counted from 0.")
                  .like("oom"),
              key(
                      "regex",
                      new Type.Regex(0),
                      "For `pattern`: what is searched for in each line. Colours and the like are"
                          + " taken out of the line before; a carriage return begins a new one.")
                  .like("CUDA out of memory"),
              key(
                      "literals",
                      fullListOf(word()),
                      "For `pattern`, instead of `regex`: texts one of which is searched for in"
                          + " each line, as they stand.")
                  .like(Json.ofStrings(List.of("out of memory", "OOM")))
                  .own(),
              key(
                      "not",
                      new Type.Regex(0),
                      "For `pattern`: a line in which this is found too does not count.")
                  .like("\\b0 errors")
                  .own(),
              key(
                      "count",
                      new Type.Whole(1, 10_000),
                      "For `pattern`: how many lines have to match before there is a report.")
                  .or(1)
                  .own(),
              key(
                      "within_seconds",
                      seconds(),
                      "For `pattern`: how close together those lines have to be. Without it, they"
                          + " are counted over a whole run of the job.")
                  .like(Json.of(60))
                  .own(),
              key(
                      "message",
                      word(),
                      "For `pattern`: what the report says. `{1}` and `{name}` are groups of"
                          + " `regex`, `{0}` is all that it matched. Default: the line.")
                  .like("GPU {1} is lost")
                  .own(),
              key(
                      "metric_regex",
                      new Type.Regex(0),
                      "For `stall`: the lines that show progress. Group 1, or else the whole match,"
                          + " is the value that has to change. Without it, any output is progress."
                          + " For `metric`: the lines that have the number.")
                  .like("step[= ](\\d+)"),
              key(
                      "direction",
                      oneOf(
                          option("any", "another value"),
                          option("up", "a value above all before it"),
                          option("down", "a value below all before it")),
                      "For `stall` with a value: what progress is. With `up` and `down`, a value"
                          + " that goes back and forth is none. What is no number has only to"
                          + " change.")
                  .or("any")
                  .own(),
              key(
                      "no_progress_seconds",
                      seconds(),
                      "For `stall`: how long there may be no progress.")
                  .or(1800),
              key(
                      "threshold",
                      oneOf(
                          option("fixed", "`no_progress_seconds`"),
                          option(
                              "learned",
                              "that as long as little is known, and then what the job's own pace"
                                  + " shows: about 4.5 usual steps and at least 50 s, more where"
                                  + " evaluations and checkpoints come round")),
                      "For `stall`: where the limit comes from.")
                  .or("fixed")
                  .own(),
              key(
                      "grace_seconds",
                      secondsOrZero(),
                      "For `stall`: how long after a start of the job nothing is reported.")
                  .or(0)
                  .own(),
              key("nonzero_only", new Type.Flag(), "For `exit_code`: whether exit 0 is left alone.")
                  .or(true),
              key(
                      "cooldown_seconds",
                      secondsOrZero(),
                      "The least time between two reports within one run of the job. A new run"
                          + " starts afresh.")
                  .or(60),
              key(
                      "examples",
                      EXAMPLES,
                      "For `pattern` and `traceback`: what `sentry test` holds it to.")
                  .own())
          .and(MetricKeys.ALL)
          .and(VitalKeys.ALL);

  private static final Type.Section MATCH =
      section(
          "Match",
          key("detector", word(), "The name of the detector.").must().like("oom"),
          key(
                  "message_regex",
                  new Type.Regex(0),
                  "What is searched for in the report's message. Without it, every report of the"
                      + " detector matches.")
              .like("GPU 0"));

  private static final Type.Section ACTION =
      section(
          "Action",
          key(
                  "kind",
                  oneOf(
                      option("restart", "stops the job and starts it again"),
                      option("restart_with_env", "the same, with `set` put over its environment"),
                      option("pause", "stops the job until `sentry resume`"),
                      option("abort", "stops the job and ends the run"),
                      laterOption("custom_command", "runs `command` beside the job"),
                      option("observe", "writes the report down, and does nothing (ours)")),
                  "What is done.")
              .must(),
          key(
                  "set",
                  new Type.MapOf(Type.Naming.ENVIRONMENT, Type.text()),
                  "For `restart_with_env`. The values `half` and `double` change the number that"
                      + " the variable has.")
              .like(Json.object().put("BATCH_SIZE", "half").build()),
          key(
                  "command",
                  fullListOf(Type.text()),
                  "For `custom_command`: the program and its arguments; no shell looks at them.")
              .like(Json.ofStrings(List.of("./cleanup.sh", "--all")))
              .later(),
          key("notify", new Type.Flag(), "Whether the notifiers hear of it.").or(true).later());

  static final Type.Section RULE =
      section(
          "Rule",
          key("name", word(), "What the rule is called in logs. Default: its detector's name.")
              .like("halve-on-oom"),
          key("match", MATCH, "Which reports it is for.").must(),
          key("action", ACTION, "What it does.").must(),
          key(
                  "examples",
                  EXAMPLES,
                  "What `sentry test` holds it to: output that it has to answer, and output that it"
                      + " must not. For a detector that reads no lines, messages.")
              .own());

  static final Type.Section CATALOGUE =
      section(
          "KnownFailures",
          key(
                  "enabled",
                  new Type.Flag(),
                  "Whether they are looked for. Rules call them `catalogue/` and their id, as"
                      + " `sentry catalogue list` shows it.")
              .or(true)
              .own(),
          key("without", listOf(word()), "Families that are not looked for.")
              .like(Json.ofStrings(List.of("nccl", "kubernetes")))
              .own());

  static final Type.Section PROGRESS =
      section(
          "Progress",
          key(
                  "regex",
                  new Type.Regex(1),
                  "Finds the job's own count of its work in its output. Group 1 is a number; when"
                      + " it passes its highest value so far, the job has made progress, and the"
                      + " count of restarts starts afresh.")
              .like("step[= ](\\d+)")
              .own());

  static final Type.Section GROUPS =
      section(
          "Groups",
          key(
                  "quiet_after_seconds",
                  seconds(),
                  "A failure that has not come for so long counts as quiet.")
              .or(86_400)
              .own());

  static final Type.Section INCIDENTS =
      section(
          "Incidents",
          key(
                  "repeat_within_seconds",
                  secondsOrZero(),
                  "A failure that comes again in the same run, not longer than this after it came"
                      + " last, gets a line in the folder of the first and none of its own. 0:"
                      + " each gets a folder.")
              .or(600)
              .own(),
          key("keep", count(), "At most so many folders are kept. 0: no limit.").or(1000).own(),
          key("keep_days", count(), "None is kept whose failure came last longer ago. 0: no limit.")
              .or(90)
              .own(),
          key(
                  "keep_bytes",
                  new Type.Size(0),
                  "The most room that all of them may take. 0: no limit.")
              .or("1GB")
              .own());

  static final Type.Section LOGS =
      section(
          "Logs",
          key(
                  "segment_bytes",
                  new Type.Size(4096),
                  "How large a piece of output gets before it is archived.")
              .or("64MB")
              .own(),
          key("segment_age_seconds", seconds(), "How old it gets before it is archived.")
              .or(86_400)
              .own(),
          key(
                  "max_bytes",
                  new Type.Size(4096),
                  "How much the archive may take; the oldest goes first.")
              .or("1GB")
              .own(),
          key("keep_runs", Type.atLeast(1), "Of how many runs of the job output is kept.")
              .or(20)
              .own(),
          key("compress", new Type.Flag(), "Whether the archive is compressed.").or(true).own(),
          key(
                  "runway_bytes",
                  new Type.Size(0),
                  "Space set aside behind the output of the job, so that it can go on writing for a"
                      + " while when the disk is full.")
              .or("4MB")
              .own());
}
