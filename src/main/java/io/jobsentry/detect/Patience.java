package io.jobsentry.detect;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How long a job may stand still before something is wrong, learned from its own pace. A few times
 * its usual step, never less than a moment that means nothing, and longer where it has been seen to
 * take longer: anywhere, or where a pause comes round after the same number of steps.
 *
 * <p>What it has not seen yet, it cannot know. So the less it has watched, the longer it waits,
 * down from what holds without it.
 *
 * <p>It knows no clock, and is confined to the thread that reads.
 */
public final class Patience {
  /** Steps until it has an opinion; the first few after a start are not like the others. */
  private static final int FIRST_STEPS = 3;

  private static final int ENOUGH = 10;

  /** How many of the latest steps say what is usual. */
  private static final int USUAL = 256;

  /** How often it is worked out what is usual. */
  private static final int REFRESH = 16;

  /** Nearer to each other, two advances count as one. */
  private static final double ONE_ADVANCE = 0.1;

  /** How many usual steps one may take, and which part of that is no longer a usual step. */
  private static final double STEPS = 4.5;

  private static final double UNUSUAL = 0.5;

  /** Seconds that mean nothing for any job. */
  private static final double LEAST = 50;

  private final double fallback;
  private final double least;
  private final Pauses pauses = new Pauses();
  private final double[] latest = new double[USUAL];
  private int known;
  private double usual;
  private double watched;
  private long steps;
  private int sinceStart;
  private double last;

  /**
   * @param fallback how long it may stand still as long as nothing is known
   */
  public Patience(Duration fallback) {
    this.fallback = seconds(fallback);
    this.least = Math.min(LEAST, this.fallback / 10);
  }

  /** The job was started anew: its pace is the same, but where it is in its rounds is not known. */
  public void restarted() {
    sinceStart = 0;
    pauses.lostCount();
  }

  /** It got on. */
  public void moved(Duration uptime) {
    double at = seconds(uptime);
    double gap = at - last;
    if (sinceStart == 0 || sinceStart < FIRST_STEPS && gap >= ONE_ADVANCE) {
      last = at;
      sinceStart++;
    } else if (gap >= ONE_ADVANCE) {
      last = at;
      learn(gap);
    }
  }

  private void learn(double gap) {
    double allowed = limit();
    steps++;
    pauses.passed(steps);
    watched += gap;
    if (known >= ENOUGH && gap > UNUSUAL * ordinary()) {
      pauses.add(steps, gap, allowed);
    }
    latest[known % USUAL] = gap;
    known++;
    if (known <= REFRESH || known % REFRESH == 0) {
      double[] sorted = Arrays.copyOf(latest, Math.min(known, USUAL));
      Arrays.sort(sorted);
      usual = sorted[sorted.length / 2];
    }
  }

  private double ordinary() {
    return Math.max(least, STEPS * usual);
  }

  /** How long the next step may take; empty while too little is known. */
  public Optional<Duration> now() {
    if (sinceStart < FIRST_STEPS || known < ENOUGH) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis((long) (limit() * 1000)));
  }

  private double limit() {
    double ordinary = ordinary();
    // A standstill that ended by itself may have been a failure: it does not make all others last.
    double anywhere = Math.min(pauses.anywhere(), Math.max(fallback, ordinary));
    double expected = pauses.expected(steps + 1);
    double cautious = fallback * Math.min(1, fallback / watched);
    return Math.max(Math.max(ordinary, anywhere), Math.max(expected, cautious));
  }

  private static double seconds(Duration span) {
    return (double) span.toNanos() / 1e9;
  }
}
