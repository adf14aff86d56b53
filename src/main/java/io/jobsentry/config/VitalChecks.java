package io.jobsentry.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What detectors that look at the job from outside must have, and what they cannot have. */
final class VitalChecks {
  private static final List<String> LIMITS =
      List.of("above", "above_percent", "below", "below_percent");

  private static final List<String> PROBES = List.of("url", "tcp", "command", "heartbeat");

  /** Keys of a probe to the one key that they go with. */
  private static final Map<String, String> GOES_WITH =
      new TreeMap<>(Map.of("status", "url", "body_regex", "url", "max_age_seconds", "heartbeat"));

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:/\\s]+):([1-9][0-9]{0,4})");

  private final Problems problems;

  VitalChecks(Problems problems) {
    this.problems = problems;
  }

  void check(View detector, String kind) {
    if (kind.equals("resource")) {
      resource(detector);
    } else if (kind.equals("probe")) {
      probe(detector);
    }
  }

  private void resource(View detector) {
    if (!detector.present("watch")) {
      problems.add(
          detector.spot("kind"),
          "the resource `" + detector.path() + "` does not say what is measured",
          "add `watch: rss`, `watch: open_files` or `watch: disk_free`");
      return;
    }
    boolean disk = detector.text("watch").equals("disk_free");
    List<String> limits = LIMITS.stream().filter(detector::present).toList();
    for (String key : limits) {
      if (detector.written("watch") && disk != key.startsWith("below")) {
        problems.add(
            detector.spot(key),
            "`" + key + "` is not for `watch: " + detector.text("watch") + "`",
            disk
                ? "of a disk it counts what is left: `" + key.replace("above", "below") + "`"
                : "it counts what is taken: `" + key.replace("below", "above") + "`");
      }
    }
    if (limits.size() > 1) {
      problems.add(
          detector.spot(limits.get(1)),
          "the resource `"
              + detector.path()
              + "` has both `"
              + limits.get(0)
              + "` and `"
              + limits.get(1)
              + "`",
          "make two detectors, each with its own name");
    }
    if (limits.isEmpty() && !detector.present("full_within_seconds")) {
      problems.add(
          detector.spot("kind"),
          "the resource `" + detector.path() + "` has no limit",
          disk
              ? "add `below: 5GB`, `below_percent: 5` or `full_within_seconds: 3600`"
              : "add `above`, `above_percent: 90` or `full_within_seconds: 3600`");
    }
    if (detector.written("path") && detector.written("watch") && !disk) {
      problems.add(
          detector.spot("path"),
          "`path` is not for `watch: " + detector.text("watch") + "`",
          "remove it, or make it `watch: disk_free`");
    }
  }

  private void probe(View detector) {
    var asked = new ArrayList<>(PROBES.stream().filter(detector::present).toList());
    if (asked.isEmpty()) {
      problems.add(
          detector.spot("kind"),
          "the probe `" + detector.path() + "` asks nothing",
          "add one of `url`, `tcp`, `command` and `heartbeat`");
    } else if (asked.size() > 1) {
      problems.add(
          detector.spot(asked.get(1)),
          "the probe `"
              + detector.path()
              + "` has both `"
              + asked.get(0)
              + "` and `"
              + asked.get(1)
              + "`",
          "make two detectors, each with its own name");
    }
    GOES_WITH.forEach(
        (key, with) -> {
          if (detector.written(key) && !asked.isEmpty() && !asked.contains(with)) {
            problems.add(
                detector.spot(key),
                "`" + key + "` says nothing about `" + asked.getFirst() + "`",
                "remove it; it goes with `" + with + "`");
          }
        });
    if (detector.written("tcp") && !isPlace(detector.text("tcp"))) {
      problems.add(
          detector.spot("tcp"),
          "`"
              + detector.inner("tcp")
              + "` is a host and a port, not "
              + Words.quote(detector.text("tcp")),
          "write it like `127.0.0.1:5432` or `[::1]:5432`");
    }
    if (detector.written("command") && detector.texts("command").getFirst().isBlank()) {
      problems.add(
          detector.spot("command"),
          "the program in `" + detector.inner("command") + "` has no name",
          "the first item is the program, the others are its arguments");
    }
  }

  private static boolean isPlace(String text) {
    var matcher = HOST_AND_PORT.matcher(text);
    return matcher.matches() && Integer.parseInt(matcher.group(2)) <= 65_535;
  }
}
