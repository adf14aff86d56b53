package io.jobsentry.detect;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where a number usually is, and when it is somewhere else. It has left its level when it lies far
 * outside of its own noise and is several times what it was: noise alone, or a ratio alone, is not
 * enough. Pure.
 */
final class Level {
  /** How the number has left its level. */
  enum Kind {
    SPIKE,
    EXPLOSION,
    DROP
  }

  /** It has left its level, and has not come back. */
  record Change(Kind kind, double value, double usual) {}

  private static final int LEAST_POINTS = 20;

  /** Standard deviations from which one value is enough, and from which two in three are. */
  private static final double PLAIN = 12;

  private static final double LIKELY = 6;

  /** Of this many values the median is compared where a fall is looked for. */
  private static final int LATEST = 5;

  private static final double FALLEN = 3;

  /** How many times its lowest level a number is that has run away. */
  private static final double RUN_AWAY = 10;

  /** Ordinary values until it is back. */
  private static final int BACK = 3;

  private final double spike;
  private final double drop;
  private final Usual usual;
  private final double[] latest = new double[LATEST];
  private int seen;
  private double lowest = Double.POSITIVE_INFINITY;
  private Optional<Change> change = Optional.empty();
  private int ordinary;
  private int odd;

  /** Whether each of the last three values was a likely spike, the newest in the lowest bit. */
  private int likely;

  Level(int window, double spike, double drop) {
    this.spike = spike;
    this.drop = drop;
    this.usual = new Usual(window);
  }

  /** Takes the next value, and answers how it has left its level while it has. */
  Optional<Change> take(double value) {
    latest[seen % LATEST] = value;
    seen++;
    boolean known = usual.count() >= LEAST_POINTS;
    double above = known ? deviations(value) : 0;
    boolean high = known && high(value);
    likely = (likely << 1 | (high && above > LIKELY ? 1 : 0)) & 7;
    boolean low = known && low(value);
    Optional<Kind> kind = Optional.empty();
    if (known && ranAway()) {
      kind = Optional.of(Kind.EXPLOSION);
    } else if (high && (above > PLAIN || Integer.bitCount(likely) >= 2)) {
      kind = Optional.of(Kind.SPIKE);
    } else if (low && fell()) {
      kind = Optional.of(Kind.DROP);
    }
    settle(value, kind, (likely & 1) != 0 || low);
    return change;
  }

  /**
   * @param strange whether the value says nothing about what is usual
   */
  private void settle(double value, Optional<Kind> kind, boolean strange) {
    if (kind.isPresent()) {
      Kind worst =
          change.filter(was -> was.kind() == Kind.EXPLOSION).map(Change::kind).orElse(kind.get());
      double from = worst == Kind.EXPLOSION ? lowest : usual.middle();
      change = Optional.of(new Change(worst, value, from));
      ordinary = 0;
    } else if (change.isPresent() && ++ordinary >= BACK) {
      change = Optional.empty();
    }
    odd = strange ? odd + 1 : 0;
    if (odd > usual.window()) {
      // It does not come back: this is what is usual from now on.
      usual.begin();
      lowest = Double.POSITIVE_INFINITY;
      odd = 0;
    }
    if (!strange) {
      usual.add(value);
      if (usual.count() >= LEAST_POINTS) {
        lowest = Math.min(lowest, usual.middle());
      }
    }
  }

  private double deviations(double value) {
    double noise = usual.noise();
    return noise == 0 ? 0 : (value - usual.middle()) / noise;
  }

  private boolean high(double value) {
    double middle = Math.abs(usual.middle());
    double average = Math.abs(usual.average());
    return value > spike * middle && value > spike * average && middle + average > 0;
  }

  private boolean low(double value) {
    return usual.middle() > 0 && value < drop * usual.middle();
  }

  private boolean fell() {
    if (seen < LATEST) {
      return false;
    }
    double now = median();
    double noise = usual.noise() / Math.sqrt(LATEST);
    return now < drop * usual.middle() && usual.middle() - now > FALLEN * noise;
  }

  private boolean ranAway() {
    return lowest > 0
        && lowest < Double.POSITIVE_INFINITY
        && median() > RUN_AWAY * lowest
        && median() - lowest > FALLEN * usual.noise();
  }

  private double median() {
    return Usual.median(Arrays.copyOf(latest, Math.min(seen, LATEST)));
  }
}
