package io.jobsentry.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** How failures and goodput went over a time that is cut into equal steps. */
public record Trend(Instant from, Instant to, List<Step> steps) {
  public Trend {
    steps = List.copyOf(steps);
  }

  /**
   * @param failures attempts that were begun in it
   * @param goodput the productive part of what the runs took of it; empty where none was under way
   */
  public record Step(Instant from, int failures, OptionalDouble goodput) {}

  /** The length of a step. */
  public Duration step() {
    return Duration.between(from, to).dividedBy(Math.max(1, steps.size()));
  }

  public static Trend of(
      List<Sums.Event> events, List<Goodput.Span> spans, Instant from, Instant to, int count) {
    long start = from.toEpochMilli();
    double width = Math.max(1, to.toEpochMilli() - start) / (double) count;
    int[] failures = new int[count];
    double[] wall = new double[count];
    double[] good = new double[count];
    for (Sums.Event event : events) {
      double at = (event.at() - start) / width;
      if (at >= 0 && event.at() <= to.toEpochMilli()) {
        failures[(int) Math.min(count - 1, at)]++;
      }
    }
    for (Goodput.Span span : spans) {
      double begin = Math.max(0, (span.from().toEpochMilli() - start) / width);
      double end = Math.min(count, (span.to().toEpochMilli() - start) / width);
      for (int i = (int) begin; i < end; i++) {
        double part = Math.min(i + 1, end) - Math.max(i, begin);
        wall[i] += part;
        good[i] += span.kind() == Goodput.Kind.PRODUCTIVE ? part : 0;
      }
    }
    var steps = new ArrayList<Step>(count);
    for (int i = 0; i < count; i++) {
      steps.add(
          new Step(
              from.plusMillis((long) (i * width)),
              failures[i],
              wall[i] > 0 ? OptionalDouble.of(good[i] / wall[i]) : OptionalDouble.empty()));
    }
    return new Trend(from, to, steps);
  }

  public int most() {
    return Arrays.stream(steps.stream().mapToInt(Step::failures).toArray()).max().orElse(0);
  }
}
