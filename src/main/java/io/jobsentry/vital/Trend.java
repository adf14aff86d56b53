package io.jobsentry.vital;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Whether a value rises steadily, and when it will be where: a straight line through the latest
 * samples. A single jump is no trend, and neither is a saw.
 */
final class Trend {
  private static final int KEPT = 30;
  private static final int FEWEST = 6;

  /** Which part of what the samples do the line has to explain; a jump comes to three quarters. */
  private static final double STEADY = 0.9;

  private static final Duration FARTHEST = Duration.ofDays(365);

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();

  private record Sample(double seconds, double value) {}

  void add(Duration uptime, double value) {
    samples.addLast(new Sample(uptime.toNanos() / 1e9, value));
    if (samples.size() > KEPT) {
      samples.removeFirst();
    }
  }

  /** How long from the latest sample until the goal; nothing where it does not rise towards it. */
  Optional<Duration> until(double goal) {
    double slope = slope();
    if (slope <= 0) {
      return Optional.empty();
    }
    double seconds = Math.max(0, (goal - samples.getLast().value()) / slope);
    return seconds > FARTHEST.toSeconds()
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) (seconds * 1000)));
  }

  /** How much it rises in a second; 0 where nothing can be said. */
  private double slope() {
    int count = samples.size();
    if (count < FEWEST) {
      return 0;
    }
    double meanTime = samples.stream().mapToDouble(Sample::seconds).sum() / count;
    double meanValue = samples.stream().mapToDouble(Sample::value).sum() / count;
    double times = 0;
    double values = 0;
    double both = 0;
    for (Sample sample : samples) {
      double time = sample.seconds() - meanTime;
      double value = sample.value() - meanValue;
      times += time * time;
      values += value * value;
      both += time * value;
    }
    if (times == 0 || values == 0) {
      return 0;
    }
    return both * both / (times * values) >= STEADY ? both / times : 0;
  }
}
