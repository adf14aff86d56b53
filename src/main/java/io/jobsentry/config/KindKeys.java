package io.jobsentry.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which kinds of detectors look at which keys. What is not here is for all. */
final class KindKeys {
  private static final Map<String, List<String>> ONLY_FOR = new TreeMap<>();

  static {
    of("pattern", "regex", "literals", "not", "count", "within_seconds", "message");
    of("stall", "direction", "no_progress_seconds", "threshold", "grace_seconds");
    of("exit_code", "nonzero_only");
    of("metric", "faults", "at_most", "at_least", "window_points", "spike_factor");
    of("metric", "drop_fraction", "plateau_points", "min_gain", "better");
    of("resource", "watch", "path", "above", "above_percent", "below", "below_percent");
    of("resource", "full_within_seconds", "hold_seconds");
    of("probe", "url", "status", "body_regex", "tcp", "command", "heartbeat");
    of("probe", "max_age_seconds", "timeout_seconds", "failures", "successes");
    of("probe", "startup_seconds");
    for (String key : List.of("metric", "field", "metric_regex")) {
      ONLY_FOR.put(key, List.of("metric", "stall"));
    }
    ONLY_FOR.put("interval_seconds", List.of("resource", "probe"));
  }

  private KindKeys() {}

  private static void of(String kind, String... keys) {
    for (String key : keys) {
      ONLY_FOR.put(key, List.of(kind));
    }
  }

  static void check(View detector, String kind, Problems problems) {
    ONLY_FOR.forEach(
        (key, kinds) -> {
          if (detector.written(key) && !kinds.contains(kind)) {
            problems.add(
                detector.spot(key),
                "`"
                    + key
                    + "` is for `kind: "
                    + String.join("` and `kind: ", kinds)
                    + "`, and the kind is `"
                    + kind
                    + "`",
                kind.equals("stall") && key.equals("regex")
                    ? "a stall looks at `metric_regex`"
                    : "remove it, or change the kind");
          }
        });
  }
}
