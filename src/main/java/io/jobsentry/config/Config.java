package io.jobsentry.config;

import com.google.re2j.Pattern;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.model.StopPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the project's file says, checked, with every default filled in. A component is named like
 * its key, without {@code _seconds} where it is a {@link Duration}. Paths are absolute.
 *
 * @param root the project's folder
 */
public record Config(
    Path root,
    Job process,
    Monitor monitor,
    SourceExplode sourceExplode,
    List<Detector> detectors,
    KnownFailures catalogue,
    List<Rule> rules,
    List<Examples> examples,
    Progress progress,
    Logs logs,
    Groups groups,
    Incidents incidents,
    Healing healing,
    Dispatch dispatch,
    List<Notifier> notifiers,
    Vault vault,
    List<String> configSnapshots,
    Path statePath,
    Path incidentsDir) {

  /** The groups of failures that are the same one. */
  public record Groups(Duration quietAfter) {}

  /**
   * What is kept of failures. Zero means never for the first, and without a limit for the others.
   */
  public record Incidents(Duration repeatWithin, int keep, int keepDays, long keepBytes) {}

  /** Where the job runs. */
  public enum Kind {
    LOCAL,
    SLURM,
    DOCKER,
    ATTACH
  }

  /** The job and how it is kept up. */
  public record Job(
      Kind kind,
      List<String> command,
      Path cwd,
      Map<String, String> env,
      Lifecycle lifecycle,
      RestartPolicy restartPolicy,
      Unbuffered unbuffered,
      boolean pty,
      StopPlan stop,
      Leftovers leftovers,
      long minFreeBytes,
      List<String> requiredExecutables,
      List<String> requiredEnv,
      Attach attach,
      List<Stage> stages,
      Duration maxStage,
      Duration stageStopGrace) {}

  /**
   * When the job is started again. Zero and less means without a limit, where a limit is counted.
   */
  public record RestartPolicy(
      int maxRestarts,
      int maxIdenticalFailures,
      int maxRestartsInWindow,
      Duration restartWindow,
      Backoff backoff,
      Duration cooldown,
      Duration maxDelay,
      Duration healthy,
      int giveUpExitCode,
      Verdicts verdicts) {}

  /** What follows from the verdict on a failure. */
  public enum Verdicts {
    LOG,
    ACT
  }

  /** How the waiting time before a restart grows. */
  public enum Backoff {
    FIXED,
    EXPONENTIAL
  }

  /** Whether runtimes that block-buffer into files are made to write lines. */
  public enum Unbuffered {
    AUTO,
    NEVER
  }

  /** What happens to processes that outlive the job's own one. */
  public enum Leftovers {
    STOP,
    KEEP
  }

  /** A process that somebody else started. Exactly one of the first three is there. */
  public record Attach(
      OptionalLong pid,
      Optional<Path> pidFile,
      Optional<Pattern> commandPattern,
      Optional<Path> logPath,
      boolean allowKill) {}

  /** One step of a pipeline. */
  public record Stage(String name, List<String> command) {}

  /** How closely the job is watched. */
  public record Monitor(
      Duration pollInterval,
      Duration stallTimeout,
      Path logDir,
      int logTailLines,
      int logExcerptLines,
      Duration deadChildGrace) {}

  /** How much source is put beside a stack trace. */
  public record SourceExplode(
      boolean enabled,
      int contextLines,
      List<String> languages,
      List<String> skipPaths,
      int maxFrames) {}

  /**
   * Which of the known failures are looked for.
   *
   * @param without families that are not
   */
  public record KnownFailures(boolean enabled, Set<String> without) {
    public KnownFailures {
      without = Set.copyOf(without);
    }
  }

  /** What is done when a detector reports. The first rule that matches counts. */
  public record Rule(String name, Match match, Action action) {}

  /** Which reports a rule is for: all of one detector, or those whose message matches. */
  public record Match(String detector, Optional<Pattern> messageRegex) {}

  /** What a rule does. */
  public sealed interface Action {
    boolean notifies();

    record Restart(boolean notifies) implements Action {}

    /** {@code set} may hold the words {@code half} and {@code double}. */
    record RestartWithEnv(Map<String, String> set, boolean notifies) implements Action {}

    record Pause(boolean notifies) implements Action {}

    record Abort(boolean notifies) implements Action {}

    record CustomCommand(List<String> command, boolean notifies) implements Action {}

    /** The report is written down, and nothing is done. */
    record Observe(boolean notifies) implements Action {}
  }

  /** What a detector or a rule is held to by tests: texts that it has to find, and others. */
  public record Examples(Of of, String name, List<String> match, List<String> miss) {
    /** Whose they are. */
    public enum Of {
      DETECTOR,
      RULE
    }
  }

  /** What counts as the job getting on. Group 1 of {@code regex} is a number. */
  public record Progress(Optional<Pattern> regex) {}

  /** How much of the job's output is kept. */
  public record Logs(
      long segmentBytes,
      Duration segmentAge,
      long maxBytes,
      int keepRuns,
      boolean compress,
      long runwayBytes) {}

  /** Who is asked when no rule knows the answer. */
  public record Healing(
      Duration verifyWindow,
      String regressionAction,
      int escalateToClaudeAfter,
      boolean escalateOnRuleRegression,
      Claude claude,
      LangGraph langgraph,
      Git git,
      Budget budget) {}

  /** The coding agent. */
  public record Claude(
      String enabled,
      String mode,
      List<String> command,
      Duration timeout,
      Path promptTemplate,
      List<String> includeInContext,
      Path requestPath,
      Path responsePath,
      Map<String, Subagent> subagents) {}

  /** Whom the agent hands a detector's incidents to. */
  public record Subagent(String type, String description) {}

  /** A model that is asked without an agent around it. */
  public record LangGraph(
      boolean enabled,
      String provider,
      String model,
      double temperature,
      int maxSteps,
      Duration requestTimeout,
      CrossCheck crossCheck) {}

  /** A second model that looks at the first one's answer. */
  public record CrossCheck(boolean enabled, String provider, String model) {}

  /** How fixes are kept in git. */
  public record Git(
      boolean enabled, String branchPrefix, boolean autoMerge, boolean writeEnabled) {}

  /** How much healing may cost. */
  public record Budget(int maxAttemptsPerDetectorPerHour, Duration maxWallSecondsPerIncident) {}

  /** Who decides: sentry itself, or a coding session that is open already. */
  public record Dispatch(
      String mode,
      Path requestMarker,
      Path cursorPath,
      Path actionQueuePath,
      Path actionCursorPath) {}

  /** Where news is sent. */
  public record Notifier(
      String kind,
      Optional<Path> outboxPath,
      Optional<String> channel,
      Optional<String> threadKey,
      Optional<String> url) {}

  /** What is remembered across failures. */
  public record Vault(
      boolean enabled,
      Path path,
      int patternThreshold,
      double similarityThreshold,
      Narratives narratives) {}

  /** Notes written by a model. */
  public record Narratives(
      boolean enabled, String provider, String model, Duration requestTimeout) {}

  /** Why this config, though without an error, cannot be run as it is. */
  public record Refusal(String sentence, String hint) {}

  /**
   * What stands against running this config with today's sentry.
   *
   * @param commandGiven whether the command line brings a command of its own
   */
  public Optional<Refusal> refusal(boolean commandGiven) {
    if (process.kind() == Kind.SLURM || process.kind() == Kind.DOCKER) {
      String kind = process.kind() == Kind.SLURM ? "slurm" : "docker";
      return Optional.of(
          new Refusal(
              "`process.kind: " + kind + "` cannot be run yet",
              "use `kind: local` with a command that stays in the foreground"));
    }
    if (commandGiven) {
      return Optional.empty();
    }
    if (!process.stages().isEmpty()) {
      return Optional.of(
          new Refusal(
              "`process.stages` cannot be run yet",
              "give one `command`, for example a script that runs the stages in order"));
    }
    if (process.kind() == Kind.LOCAL && process.command().isEmpty()) {
      return Optional.of(
          new Refusal(
              "there is no command to run",
              "set `process.command`, or give the command after `--`: `sentry run -- CMD`"));
    }
    return Optional.empty();
  }
}
