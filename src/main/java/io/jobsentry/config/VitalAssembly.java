package io.jobsentry.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The detectors that look at the job from outside. */
final class VitalAssembly {
  private VitalAssembly() {}

  static Detector resource(String name, Duration cooldown, View detector, Path root) {
    return new Detector.OnResource(
        name,
        cooldown,
        detector.word("watch", Detector.Watched.class),
        detector.path("path", root),
        size(detector, "above"),
        percent(detector, "above_percent"),
        size(detector, "below"),
        percent(detector, "below_percent"),
        detector.written("full_within_seconds")
            ? Optional.of(detector.seconds("full_within_seconds"))
            : Optional.empty(),
        detector.seconds("hold_seconds"),
        detector.seconds("interval_seconds"));
  }

  static Detector probe(String name, Duration cooldown, View detector, Path root) {
    return new Detector.OnProbe(
        name,
        cooldown,
        detector.maybeText("url").map(URI::create),
        detector.wholes("status"),
        Assembly.maybeRegex(detector, "body_regex"),
        detector.maybeText("tcp"),
        detector.texts("command"),
        detector.maybePath("heartbeat", root),
        detector.seconds("max_age_seconds"),
        detector.seconds("timeout_seconds"),
        detector.whole("failures"),
        detector.whole("successes"),
        detector.seconds("startup_seconds"),
        detector.seconds("interval_seconds"));
  }

  private static OptionalLong size(View detector, String key) {
    return detector.written(key) ? OptionalLong.of(detector.bytes(key)) : OptionalLong.empty();
  }

  private static OptionalDouble percent(View detector, String key) {
    return detector
        .maybeNumber(key)
        .map(number -> OptionalDouble.of(number.doubleValue()))
        .orElse(OptionalDouble.empty());
  }
}
