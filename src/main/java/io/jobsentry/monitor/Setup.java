package io.jobsentry.monitor;

import io.jobsentry.core.Charter;
import io.jobsentry.model.JobSpec;
import io.jobsentry.output.LogLimits;
import io.jobsentry.process.WatchedHost;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What a session is to do.
 *
 * @param charter what the run is held to, for a seed
 * @param foreignLog where a job that somebody else started writes its output, if that is known
 */
public record Setup(
    JobSpec job,
    LongFunction<Charter> charter,
    Watchers watchers,
    LogLimits limits,
    WatchedHost host,
    Optional<Path> foreignLog) {}
