package io.jobsentry.incident;

import java.time.Duration;
import java.time.Instant;

/**
 * How many folders are kept. Zero is without a limit.
 *
 * @param folders at most so many
 * @param age none whose failure came last longer ago
 * @param bytes so much of all together
 */
public record Limits(int folders, Duration age, long bytes) {
  public static final Limits NONE = new Limits(0, Duration.ZERO, 0);

  /** More is removed than has to be, so that not each new incident has another one removed. */
  private static final int SLACK = 20;

  boolean tooMany(int there) {
    return folders > 0 && there > folders;
  }

  boolean tooMuch(long there) {
    return bytes > 0 && there > bytes;
  }

  boolean tooOld(Instant last, Instant now) {
    return age.isPositive() && last.isBefore(now.minus(age));
  }

  /** Down to how many is removed, once there are too many. */
  int wantedFolders() {
    return folders - folders / SLACK;
  }

  long wantedBytes() {
    return bytes - bytes / SLACK;
  }
}
