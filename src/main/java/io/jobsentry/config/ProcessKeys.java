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

/** The keys under {@code process}. */
final class ProcessKeys {
  private ProcessKeys() {}

  private static final Type.MapOf ENV = new Type.MapOf(Type.Naming.ENVIRONMENT, Type.text());

  private static final Type.Choice LIFECYCLE =
      oneOf(
          option("restart_on_failure", "exit 0 ends the run; anything else is a failure"),
          option("one_shot", "the job runs once, and its status is the run's"),
          option("restart_always", "a service: any exit leads to a restart"));

  private static final Type.Section RESTART_POLICY =
      section(
          "RestartPolicy",
          key(
                  "max_restarts",
                  new Type.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
                  "How many restarts without progress there may be before sentry gives up. 0 or"
                      + " less: no limit.")
              .or(10),
          key(
                  "max_identical_failures",
                  count(),
                  "How often the job may fail in exactly the same way, one after the other, before"
                      + " sentry gives up. 0: no limit.")
              .or(5),
          key(
                  "max_restarts_in_window",
                  count(),
                  "How many restarts of any kind there may be within `restart_window_seconds`. 0:"
                      + " no limit.")
              .or(0),
          key(
                  "restart_window_seconds",
                  seconds(),
                  "The length of the sliding window of `max_restarts_in_window`.")
              .or(3600),
          key(
                  "backoff",
                  oneOf(
                      option("fixed", "each restart waits exactly `cooldown_seconds`"),
                      option(
                          "exponential",
                          "the first restart is at once, then the wait doubles, with jitter")),
                  "How the wait before a restart grows.")
              .or("exponential"),
          key(
                  "cooldown_seconds",
                  secondsOrZero(),
                  "The wait before a restart: with `backoff: fixed` exactly this, with `backoff:"
                      + " exponential` the base that doubles.")
              .or(1)
              .not(
                  "60",
                  "a crash that passes by itself should not cost a minute; the exponential growth,"
                      + " which autosentry names and does not do, protects from a crash loop"),
          key(
                  "max_delay_seconds",
                  secondsOrZero(),
                  "The longest wait that exponential growth leads to; at least `cooldown_seconds`.")
              .or(300)
              .own(),
          key(
                  "healthy_seconds",
                  seconds(),
                  "After this time without a failure the count of restarts starts afresh.")
              .or(600)
              .own(),
          key(
                  "give_up_exit_code",
                  new Type.Whole(1, 255),
                  "What `sentry run` exits with when it gives up. 93 also tells some cluster"
                      + " launchers not to requeue.")
              .or(93)
              .own(),
          key(
                  "verdicts",
                  oneOf(
                      option("log", "they are said and written down, and change nothing"),
                      option("act", "the run ends when the verdict on a failure is to stop")),
                  "What follows from the verdict on a failure, which is told from what is known of"
                      + " such failures.")
              .or("log")
              .own());

  private static final Type.Section STOP_STEP =
      section(
          "StopStep",
          key("signal", new Type.Signal(), "The signal that is sent.").or("TERM").own(),
          key(
                  "target",
                  oneOf(
                      option("leader", "the job's own process"),
                      option("tree", "every process that belongs to the job, runaways included")),
                  "Whom it is sent to.")
              .or("tree")
              .own(),
          key("wait_seconds", secondsOrZero(), "How long it is given to work before the next step.")
              .or(10)
              .own());

  private static final Key PID =
      key("pid", new Type.Whole(1, 1L << 22), "The process id.").like(Json.of(4711));
  private static final Key PID_FILE =
      key("pid_file", new Type.PathText(), "A file that holds the process id.")
          .like("run/train.pid");
  private static final Key LOG_PATH =
      key(
              "log_path",
              new Type.PathText(),
              "The file that the process writes its output to; it may be renamed and truncated.")
          .like("logs/train.log");
  private static final Key ALLOW_KILL =
      key("allow_kill", new Type.Flag(), "Whether sentry may signal the process.").or(false);

  private static final Type.Section ATTACH =
      section(
          "Attach",
          PID.own(),
          PID_FILE.own(),
          key(
                  "command_pattern",
                  new Type.Regex(0),
                  "Finds the process by its command line. Exactly one process may match.")
              .like("python .*train\\.py")
              .own(),
          LOG_PATH.own(),
          ALLOW_KILL.own());

  private static final Type.Section EXTRA =
      section(
          "Attach",
          PID,
          PID_FILE,
          LOG_PATH,
          ALLOW_KILL,
          key("container_name", word(), "The container's name, for `kind: docker`.").later(),
          key(
                  "log_stream_command",
                  fullListOf(word()),
                  "How its output is read, for `kind: docker`. `{name}` is the container.")
              .later(),
          key(
                  "stop_command",
                  fullListOf(word()),
                  "How it is stopped, for `kind: docker`. `{name}` is the container.")
              .later(),
          key(
                  "remove_command",
                  fullListOf(word()),
                  "How it is removed, for `kind: docker`. `{name}` is the container.")
              .later(),
          key(
                  "log_pattern",
                  word(),
                  "Where its output is, for `kind: slurm`. `{job_id}` is the job.")
              .later(),
          key("poll_interval_seconds", seconds(), "How often it is asked for, for `kind: slurm`.")
              .or(10)
              .later());

  private static final Key REQUIRED_EXECUTABLES =
      key(
              "required_executables",
              listOf(word()),
              "Programs that must be on the job's PATH before it is started.")
          .orList()
          .like(Json.ofStrings(List.of("ffmpeg", "nvidia-smi")));
  private static final Key REQUIRED_ENV =
      key(
              "required_env",
              listOf(word()),
              "Variables that must be set and not empty in the job's environment.")
          .orList()
          .like(Json.ofStrings(List.of("DATA_DIR")));
  private static final Key MAX_STAGE =
      key("max_stage_seconds", secondsOrZero(), "The longest that a stage may take. 0: no limit.")
          .later();

  private static final Type.Section STAGE =
      section(
          "Stage",
          key("name", word(), "Letters, digits, `_` and `-`; unique.").must(),
          key("command", fullListOf(Type.text()), "The program and its arguments.").must(),
          key("cwd", new Type.PathText(), "The folder that it runs in; else the process's."),
          key("env", ENV, "Put over `process.env`."),
          key("restart_policy", RESTART_POLICY, "In place of `process.restart_policy`."),
          key("lifecycle", LIFECYCLE, "In place of `process.lifecycle`."),
          MAX_STAGE,
          REQUIRED_EXECUTABLES,
          REQUIRED_ENV);

  static final Type.Section PROCESS =
      section(
          "Job",
          key(
                  "kind",
                  oneOf(
                      option("local", "a process of this machine"),
                      laterOption("slurm", "a Slurm job"),
                      laterOption("docker", "a container"),
                      option("attach", "a process that somebody else started")),
                  "Where the job runs.")
              .or("local"),
          key(
                  "command",
                  fullListOf(Type.text()),
                  "The program and its arguments; no shell looks at them. Not together with"
                      + " `stages`.")
              .like(Json.ofStrings(List.of("python", "train.py", "--epochs", "3"))),
          key("cwd", new Type.PathText(), "The folder that the job runs in.").or("."),
          key("env", ENV, "Added to the environment that sentry itself was started with.")
              .like(Json.object().put("BATCH_SIZE", "64").build()),
          key("lifecycle", LIFECYCLE, "What the end of the job means.").or("restart_on_failure"),
          key("restart_policy", RESTART_POLICY, "When the job is started again, and when not."),
          key(
                  "unbuffered",
                  oneOf(
                      option(
                          "auto", "where it is known how: Python, and programs of the C library"),
                      option("never", "the job is started exactly as it is written")),
                  "Whether runtimes that block-buffer into files are made to write lines.")
              .or("auto")
              .own(),
          key("pty", new Type.Flag(), "Whether the job gets a pseudo-terminal as its output.")
              .or(false)
              .own(),
          key(
                  "stop",
                  fullListOf(STOP_STEP),
                  "How the job is stopped: signals in order. A last KILL for the whole tree is"
                      + " added where it is missing.")
              .or(
                  new Json.Arr(
                      List.of(
                          Json.object()
                              .put("signal", "TERM")
                              .put("target", "tree")
                              .put("wait_seconds", 10)
                              .build(),
                          Json.object()
                              .put("signal", "KILL")
                              .put("target", "tree")
                              .put("wait_seconds", 10)
                              .build())))
              .own(),
          key(
                  "leftovers",
                  oneOf(
                      option("stop", "they are stopped before the next start"),
                      option("keep", "they are left alone")),
                  "What happens to processes of the job that outlive its own one.")
              .or("stop")
              .own(),
          key(
                  "min_free_bytes",
                  new Type.Size(0),
                  "The least free space that the job's folder must have before a start.")
              .or("64MB")
              .own(),
          REQUIRED_EXECUTABLES,
          REQUIRED_ENV,
          key("attach", ATTACH, "The process to attach to, for `kind: attach`.").own(),
          key(
              "extra",
              EXTRA,
              "What only one kind needs. For `kind: attach`, `process.attach` says the same and"
                  + " more."),
          key("stages", listOf(STAGE), "A pipeline in place of `command`, one after the other.")
              .later(),
          MAX_STAGE.or(0),
          key(
                  "stage_stop_grace_seconds",
                  seconds(),
                  "How long a stage that is out of time is given to end.")
              .or(5)
              .later());
}
