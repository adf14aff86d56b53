package io.jobsentry.replay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a whole log came to.
 *
 * @param from when its first line was written, if it tells the time
 * @param to when its last line was
 * @param incidents that would have been opened
 * @param answers that rules would have given
 * @param restarts that would have been made
 * @param ended how often a run would have been over
 * @param noticed how often each detector spoke up, whatever came of it
 */
public record Totals(
    long lines,
    long bytes,
    Optional<Instant> from,
    Optional<Instant> to,
    int incidents,
    int answers,
    int restarts,
    int ended,
    Map<String, Integer> noticed) {
  static final Totals NONE =
      new Totals(0, 0, Optional.empty(), Optional.empty(), 0, 0, 0, 0, Map.of());

  public Totals {
    noticed = new TreeMap<>(noticed);
  }
}
