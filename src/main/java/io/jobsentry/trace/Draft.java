package io.jobsentry.trace;

import java.util.List;

/**
 * What a {@link Reading} made of its lines.
 *
 * @param thrown as in a {@link Trace}; not empty
 * @param held how many of the lines that were {@link Step#HELD} last belong to it after all
 * @param whole whether everything was there that such a trace has
 */
public record Draft(Standing standing, List<Thrown> thrown, int held, boolean whole) {
  public static Draft of(List<Thrown> thrown, boolean whole) {
    return new Draft(Standing.FAILURE, thrown, 0, whole);
  }
}
