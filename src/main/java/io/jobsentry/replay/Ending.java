package io.jobsentry.replay;

import java.util.List;

/**
 * The end of a log.
 *
 * @param supposed whether nobody knows how the job ended, and this is what it would have been if it
 *     had failed there
 * @param happenings what would have come of it
 */
public record Ending(boolean supposed, List<Happening> happenings) {
  public Ending {
    happenings = List.copyOf(happenings);
  }
}
