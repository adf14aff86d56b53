package io.jobsentry.output;

import java.time.Duration;

/**
 * How much of the job's output is kept, and how.
 *
 * @param segmentBytes how much of a live segment is archived at once
 * @param segmentAge output older than this is archived even when it is little
 * @param maxBytes for all archives and segments of a project; the oldest go first
 * @param keepRuns how many incarnations keep their output, the current one included
 * @param compress whether archives are compressed
 * @param runwayBytes set aside behind the live segment, so that the job can write on a full disk
 * @param lowDiskBytes below this much free space, output is given up so that the job has room
 */
public record LogLimits(
    long segmentBytes,
    Duration segmentAge,
    long maxBytes,
    int keepRuns,
    boolean compress,
    long runwayBytes,
    long lowDiskBytes) {
  public static final LogLimits DEFAULT =
      new LogLimits(64L << 20, Duration.ofHours(24), 1L << 30, 50, true, 4L << 20, 64L << 20);

  public LogLimits {
    if (segmentBytes < 1 || maxBytes < 1 || keepRuns < 1 || runwayBytes < 0 || lowDiskBytes < 0) {
      throw new IllegalArgumentException("limits of output are positive");
    }
  }
}
