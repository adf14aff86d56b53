package io.jobsentry.detect;

import java.util.Arrays;

/** Whether a noisy number has stopped getting better. */
final class Standstill {
  /** The median of so many values is what has to get better: one lucky value is no gain. */
  private static final int SMOOTH = 5;

  private final int points;
  private final double leastGain;
  private final boolean higherIsBetter;
  private final double[] latest = new double[SMOOTH];
  private long seen;
  private long gainedAt;
  private double best = Double.NaN;

  Standstill(int points, double leastGain, boolean higherIsBetter) {
    this.points = points;
    this.leastGain = leastGain;
    this.higherIsBetter = higherIsBetter;
  }

  /** Takes the next value, and answers whether there has been no gain for too long. */
  boolean take(double value) {
    latest[(int) (seen % SMOOTH)] = value;
    seen++;
    if (seen >= SMOOTH) {
      double now = Usual.median(Arrays.copyOf(latest, SMOOTH));
      double gain = higherIsBetter ? now - best : best - now;
      if (Double.isNaN(best) || gain > leastGain) {
        best = now;
        gainedAt = seen;
      }
    }
    return seen - gainedAt >= points;
  }

  double best() {
    return best;
  }
}
