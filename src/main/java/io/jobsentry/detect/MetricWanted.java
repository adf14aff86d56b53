package io.jobsentry.detect;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * That what goes wrong with a number is to be told.
 *
 * @param gauge where it is read
 * @param watch what is looked for
 * @param above told when it is greater
 * @param below told when it is smaller
 * @param window how many points say what is usual
 * @param spike how many times its usual value it is when it has jumped
 * @param drop what part of its usual value it is when it has fallen
 * @param plateau after how many points without improvement it is told
 * @param leastGain what an improvement is, at least
 * @param higherIsBetter which way an improvement goes
 * @param cooldown the least time between two reports of the same kind
 */
public record MetricWanted(
    String name,
    Gauge gauge,
    Set<Watch> watch,
    OptionalDouble above,
    OptionalDouble below,
    int window,
    double spike,
    double drop,
    int plateau,
    double leastGain,
    boolean higherIsBetter,
    Duration cooldown) {

  /** What can go wrong. */
  public enum Watch {
    NAN,
    SPIKE,
    EXPLOSION,
    PLATEAU,
    DROP
  }

  public MetricWanted {
    watch = Set.copyOf(watch);
  }
}
