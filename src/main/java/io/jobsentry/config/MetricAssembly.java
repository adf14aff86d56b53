package io.jobsentry.config;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of {@link Assembly} for detectors that read values. */
final class MetricAssembly {
  private MetricAssembly() {}

  static Detector.OnStall stall(String name, Duration cooldown, View detector) {
    return new Detector.OnStall(
        name,
        cooldown,
        measured(detector),
        detector.word("direction", Detector.Direction.class),
        detector.seconds("no_progress_seconds"),
        detector.word("threshold", Detector.Threshold.class),
        detector.seconds("grace_seconds"));
  }

  static Detector.OnMetric metric(String name, Duration cooldown, View detector) {
    return new Detector.OnMetric(
        name,
        cooldown,
        measured(detector),
        Set.copyOf(
            detector.texts("faults").stream()
                .map(fault -> Detector.Fault.valueOf(fault.toUpperCase(java.util.Locale.ROOT)))
                .collect(Collectors.toSet())),
        limit(detector, "at_most"),
        limit(detector, "at_least"),
        detector.whole("window_points"),
        detector.number("spike_factor").doubleValue(),
        detector.number("drop_fraction").doubleValue(),
        detector.whole("plateau_points"),
        detector.number("min_gain").doubleValue(),
        detector.word("better", Detector.Better.class));
  }

  private static Detector.Measured measured(View detector) {
    return new Detector.Measured(
        detector.maybeText("metric"),
        detector.maybeText("field"),
        detector.maybeText("metric_regex").map(Pattern::compile));
  }

  private static OptionalDouble limit(View detector, String key) {
    Optional<BigDecimal> value = detector.maybeNumber(key);
    return value.isPresent()
        ? OptionalDouble.of(value.get().doubleValue())
        : OptionalDouble.empty();
  }
}
