package io.jobsentry.config;

import static io.jobsentry.config.Key.key;
import static io.jobsentry.config.Type.listOf;
import static io.jobsentry.config.Type.oneOf;
import static io.jobsentry.config.Type.option;
import static io.jobsentry.config.Type.word;

import io.jobsentry.json.Json;
import java.util.List;

/** The keys of detectors that read numbers. */
final class MetricKeys {
  private MetricKeys() {}

  private static final double ANY = 1e300;

  static final List<Key> ALL =
      List.of(
          key(
                  "metric",
                  word(),
                  "For `metric` and `stall`, instead of `metric_regex`: the name of a value that"
                      + " lines give as `name=value`, `name: value` or the like.")
              .like("loss")
              .own(),
          key(
                  "field",
                  word(),
                  "For `metric` and `stall`, instead of `metric_regex`: a field of the JSON objects"
                      + " that lines consist of or end with. Dots lead into inner objects.")
              .like("metrics.loss")
              .own(),
          key(
                  "faults",
                  listOf(
                      oneOf(
                          option("nan", "it is NaN or infinite"),
                          option("spike", "it jumps far out of its noise, to several times itself"),
                          option("explosion", "it has run away to ten times its lowest level"),
                          option("plateau", "it has stopped getting better"),
                          option("drop", "it falls to a part of itself, and stays there"))),
                  "For `metric`: what is looked for.")
              .orList("nan", "spike", "explosion")
              .own(),
          key("at_most", new Type.Fraction(-ANY, ANY), "For `metric`: a greater value is reported.")
              .like(Json.of(100))
              .own(),
          key(
                  "at_least",
                  new Type.Fraction(-ANY, ANY),
                  "For `metric`: a smaller value is reported.")
              .like(Json.of(0))
              .own(),
          key(
                  "window_points",
                  new Type.Whole(20, 10_000),
                  "For `metric` with `spike`, `explosion` or `drop`: how many of the latest values"
                      + " say what is usual.")
              .or(100)
              .own(),
          key(
                  "spike_factor",
                  new Type.Fraction(1.1, 1000),
                  "For `metric` with `spike`: how many times its usual value it is then, at least.")
              .or(2)
              .own(),
          key(
                  "drop_fraction",
                  new Type.Fraction(0.01, 0.99),
                  "For `metric` with `drop`: what part of its usual value it is then, at most.")
              .or(0.5)
              .own(),
          key(
                  "plateau_points",
                  new Type.Whole(10, 10_000_000),
                  "For `metric` with `plateau`: after how many values without a gain.")
              .or(1000)
              .own(),
          key(
                  "min_gain",
                  new Type.Fraction(0, ANY),
                  "For `metric` with `plateau`: by how much it has to get better to count.")
              .or(0)
              .own(),
          key(
                  "better",
                  oneOf(option("lower", "as for a loss"), option("higher", "as for an accuracy")),
                  "For `metric` with `plateau`: which way is better.")
              .or("lower")
              .own());
}
