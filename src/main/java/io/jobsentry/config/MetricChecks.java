package io.jobsentry.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What detectors that read values must have, and how their keys fit together. */
final class MetricChecks {
  private static final List<String> VALUES = List.of("metric", "stall");
  private static final List<String> SOURCES = List.of("metric", "field", "metric_regex");

  /** Keys to the faults one of which has to be looked for. */
  private static final Map<String, List<String>> GOES_WITH =
      new TreeMap<>(
          Map.of(
              "window_points", List.of("spike", "explosion", "drop"),
              "spike_factor", List.of("spike"),
              "drop_fraction", List.of("drop"),
              "plateau_points", List.of("plateau"),
              "min_gain", List.of("plateau"),
              "better", List.of("plateau")));

  private final Problems problems;

  MetricChecks(Problems problems) {
    this.problems = problems;
  }

  void check(View detector, String kind, View process) {
    if (!VALUES.contains(kind)) {
      return;
    }
    source(detector, kind);
    if (kind.equals("metric")) {
      metric(detector);
    } else {
      stall(detector);
    }
    if (process.text("kind").equals("attach")
        && !process.section("attach").present("log_path")
        && !process.section("extra").present("log_path")) {
      problems.add(
          detector.spot("kind"),
          "of an attached process without a log nothing is read, so this `" + kind + "` is blind",
          "set `process.attach.log_path`, or remove the detector");
    }
  }

  private static List<String> sources(View detector) {
    return SOURCES.stream().filter(detector::present).toList();
  }

  private void source(View detector, String kind) {
    List<String> given = sources(detector);
    if (given.isEmpty() && kind.equals("metric")) {
      problems.add(
          detector.spot("kind"),
          "the metric `" + detector.path() + "` does not say which value it reads",
          "add `metric: loss`, `field: metrics.loss` or `metric_regex: 'loss (\\S+)'`");
    }
    if (given.size() > 1) {
      problems.add(
          detector.spot(given.getLast()),
          "the value is given by " + Words.oneOf(given).replace(" or ", " and "),
          "keep one of them");
    }
    String field = detector.text("field");
    if (!field.isEmpty() && !field.matches("[^.]+(\\.[^.]+)*")) {
      problems.add(
          detector.spot("field"),
          "between the dots of " + Words.quote(field) + " a name is missing",
          "write it as in `metrics.loss`");
    }
  }

  private void stall(View detector) {
    if (detector.written("direction")
        && !detector.text("direction").equals("any")
        && sources(detector).isEmpty()) {
      problems.add(
          detector.spot("direction"),
          "without a value, any output is progress, and it has no direction",
          "add `metric: step` or `metric_regex: 'step (\\d+)'`, or remove `direction`");
    }
  }

  private void metric(View detector) {
    List<String> faults = detector.texts("faults");
    boolean limited = detector.present("at_most") || detector.present("at_least");
    if (detector.written("faults") && faults.isEmpty() && !limited) {
      problems.add(
          detector.spot("faults"),
          "the metric `" + detector.path() + "` looks for nothing",
          "name a fault, or set `at_most` or `at_least`");
    }
    GOES_WITH.forEach(
        (key, needed) -> {
          if (detector.written(key) && needed.stream().noneMatch(faults::contains)) {
            problems.add(
                detector.spot(key),
                "`" + key + "` says nothing without " + Words.oneOf(needed) + " among the `faults`",
                "add it to `faults`, or remove the key");
          }
        });
    if (detector.maybeNumber("at_most").isPresent()
        && detector.maybeNumber("at_least").isPresent()
        && detector.number("at_least").compareTo(detector.number("at_most")) > 0) {
      problems.add(
          detector.spot("at_least"),
          "no value is at least "
              + detector.number("at_least").toPlainString()
              + " and at most "
              + detector.number("at_most").toPlainString(),
          "exchange the two, or remove one");
    }
  }
}
