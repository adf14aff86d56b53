package io.jobsentry.detect;

import java.util.Arrays;

/** What is usual of a number: the middle of its latest values, and how far they lie around it. */
final class Usual {
  /** From the median distance to the middle, and from the mean one, to a standard deviation. */
  private static final double OF_MEDIAN = 1.4826;

  private static final double OF_MEAN = 1.2533;

  /** However even a number is, so much of it is still noise. */
  private static final double LEAST_NOISE = 0.02;

  /** How often it is worked out anew while its values are replaced once. */
  private static final int REFRESHES = 25;

  private final double[] values;
  private final int refresh;
  private final double weight;
  private int count;
  private double average;
  private boolean fresh;
  private double middle;
  private double noise;

  Usual(int window) {
    this.values = new double[window];
    this.refresh = Math.max(1, window / REFRESHES);
    this.weight = 2.0 / (Math.max(2, window / 5) + 1);
  }

  void add(double value) {
    average = count == 0 ? value : average + weight * (value - average);
    values[count % values.length] = value;
    count++;
    if (count <= values.length || count % refresh == 0) {
      fresh = false;
    }
  }

  /** How many values there were since it began. */
  int count() {
    return count;
  }

  int window() {
    return values.length;
  }

  void begin() {
    count = 0;
    fresh = false;
  }

  double middle() {
    workOut();
    return middle;
  }

  /** As a standard deviation. A few values far off make it no larger. */
  double noise() {
    workOut();
    return noise;
  }

  /** Follows the latest values more closely than the middle does. */
  double average() {
    return average;
  }

  private void workOut() {
    if (fresh) {
      return;
    }
    fresh = true;
    double[] sorted = Arrays.copyOf(values, Math.min(count, values.length));
    middle = median(sorted);
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = Math.abs(sorted[i] - middle);
      sum += sorted[i];
    }
    double mean = sum / sorted.length;
    noise =
        Math.max(
            Math.max(OF_MEDIAN * median(sorted), OF_MEAN * mean), LEAST_NOISE * Math.abs(middle));
  }

  /** Sorts. */
  static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
