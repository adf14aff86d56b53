package io.jobsentry.monitor;

import io.jobsentry.core.Charter;
import io.jobsentry.frames.FrameChoice;
import io.jobsentry.frames.FrameLimits;
import io.jobsentry.incident.Limits;
import io.jobsentry.model.JobSpec;
import io.jobsentry.output.LogLimits;
import io.jobsentry.process.WatchedHost;
import io.jobsentry.redact.Redactor;
import io.jobsentry.vital.Visit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What a session is to do.
 *
 * @param charter what the run is held to, for a seed
 * @param visits what is looked at from outside in each incarnation
 * @param evidence what an incident keeps
 * @param foreignLog where a job that somebody else started writes its output, if that is known
 * @param redactor the one that all that is written down and said goes through
 */
public record Setup(
    JobSpec job,
    LongFunction<Charter> charter,
    Watchers watchers,
    List<Visit> visits,
    LogLimits limits,
    WatchedHost host,
    Optional<Path> foreignLog,
    Evidence evidence,
    Redactor redactor) {
  public Setup {
    visits = List.copyOf(visits);
  }

  /**
   * What an incident keeps of a failure.
   *
   * @param excerptLines how many lines of output before and after it
   * @param source how much of the source, if any
   * @param snapshots files that say how the job was set up, from the project's root on
   * @param repeatWithin how long after a failure the same one is only counted
   * @param limits how much is kept of older ones
   */
  public record Evidence(
      int excerptLines,
      Optional<Source> source,
      List<String> snapshots,
      Duration repeatWithin,
      Limits limits) {
    public Evidence {
      snapshots = List.copyOf(snapshots);
    }
  }

  /** Which source is shown, and how much of it. */
  public record Source(FrameLimits limits, FrameChoice choice) {}
}
