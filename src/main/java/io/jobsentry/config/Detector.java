package io.jobsentry.config;

import com.google.re2j.Pattern;
import io.jobsentry.text.Template;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Something that is noticed. {@code name} is given or made up, and unique. */
public sealed interface Detector {
  String name();

  /** The least time between two reports within one incarnation. */
  Duration cooldown();

  /** Which way a value goes when the job gets on. */
  enum Direction {
    ANY,
    UP,
    DOWN
  }

  /** How a number goes wrong. */
  enum Fault {
    NAN,
    SPIKE,
    EXPLOSION,
    PLATEAU,
    DROP
  }

  /** Which way a number gets better. */
  enum Better {
    LOWER,
    HIGHER
  }

  /** Where a limit comes from. */
  enum Threshold {
    FIXED,
    LEARNED
  }

  /**
   * A line that matches {@code regex} or has one of the literals, whichever there is, and does not
   * match {@code not}; {@code count} of them within that time, or at all.
   */
  record OnPattern(
      String name,
      Duration cooldown,
      Optional<Pattern> regex,
      List<String> literals,
      Optional<Pattern> not,
      int count,
      Optional<Duration> within,
      Optional<Template> message)
      implements Detector {}

  record OnTraceback(String name, Duration cooldown) implements Detector {}

  /** A value in lines: by its name, by a field of objects, or by an expression, if at all. */
  record Measured(Optional<String> metric, Optional<String> field, Optional<Pattern> metricRegex) {}

  /** Neither the value nor, where there is none, the output goes on. */
  record OnStall(
      String name,
      Duration cooldown,
      Measured measured,
      Direction direction,
      Duration noProgress,
      Threshold threshold,
      Duration grace)
      implements Detector {}

  /** A number that goes wrong. */
  record OnMetric(
      String name,
      Duration cooldown,
      Measured measured,
      Set<Fault> faults,
      OptionalDouble atMost,
      OptionalDouble atLeast,
      int windowPoints,
      double spikeFactor,
      double dropFraction,
      int plateauPoints,
      double minGain,
      Better better)
      implements Detector {}

  record OnExitCode(String name, Duration cooldown, boolean nonzeroOnly) implements Detector {}

  /**
   * A resource that runs short. At most one of the four limits is there, and without any {@code
   * fullWithin} is.
   */
  record OnResource(
      String name,
      Duration cooldown,
      Watched watch,
      Path path,
      OptionalLong above,
      OptionalDouble abovePercent,
      OptionalLong below,
      OptionalDouble belowPercent,
      Optional<Duration> fullWithin,
      Duration hold,
      Duration interval)
      implements Detector {}

  /** What a resource detector measures. */
  enum Watched {
    RSS,
    OPEN_FILES,
    DISK_FREE
  }

  /** A job that is asked. Exactly one of url, tcp, command and heartbeat is there. */
  record OnProbe(
      String name,
      Duration cooldown,
      Optional<URI> url,
      List<Integer> status,
      Optional<Pattern> bodyRegex,
      Optional<String> tcp,
      List<String> command,
      Optional<Path> heartbeat,
      Duration maxAge,
      Duration timeout,
      int failures,
      int successes,
      Duration startup,
      Duration interval)
      implements Detector {}
}
