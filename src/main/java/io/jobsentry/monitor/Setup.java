package io.jobsentry.monitor;

import io.jobsentry.core.Charter;
import io.jobsentry.model.JobSpec;
import io.jobsentry.output.LogLimits;
import io.jobsentry.process.WatchedHost;
import java.util.function.LongFunction;

/**
 * What a session is to do.
 *
 * @param charter what the run is held to, for a seed
 */
public record Setup(
    JobSpec job,
    LongFunction<Charter> charter,
    Watchers watchers,
    LogLimits limits,
    WatchedHost host) {}
