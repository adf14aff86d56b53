package io.jobsentry.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A record that a logger wrote as one line, JSON or logfmt, unfolded to what a person would have
 * been shown.
 *
 * @param texts the values that can hold a trace, each with its line breaks, the likeliest first
 */
public record Structured(Source source, Optional<Level> level, List<String> texts) {
  private static final Set<String> TRACES =
      Set.of(
          "stack",
          "stack_trace",
          "stacktrace",
          "stacktraces",
          "exception",
          "exc_info",
          "exc_text",
          "traceback",
          "trace",
          "backtrace",
          "error",
          "err",
          "panic",
          "throwable",
          "thrown",
          "extendedstacktrace");
  private static final Set<String> MESSAGES =
      Set.of("message", "msg", "log", "event", "text", "body", "short_message", "full_message");
  private static final Set<String> LEVELS = Set.of("level", "severity", "lvl", "levelname");
  private static final Set<String> SOURCES =
      Set.of("rank", "pod", "container", "container_name", "host", "hostname", "pid");
  private static final Set<String> STAMPS =
      Set.of(
          "time",
          "ts",
          "timestamp",
          "_timestamp",
          "t",
          "date",
          "datetime",
          "asctime",
          "created",
          "eventtime",
          "instant",
          "__realtime_timestamp");

  /** Lower case of {@code İ} is two characters, for whose sake the JDK copies all before it. */
  private static final int LONGEST_NAME = 32;

  /** The record in a line, if it is one. */
  public static Optional<Structured> read(String text) {
    String line = text.strip();
    Map<String, String> fields;
    if (line.startsWith("{") && line.endsWith("}")) {
      fields = FlatJson.read(line).orElse(Map.of());
    } else {
      fields = Logfmt.read(line);
    }
    return fields.isEmpty() ? Optional.empty() : Optional.of(of(fields));
  }

  private static Structured of(Map<String, String> fields) {
    var traces = new ArrayList<String>();
    var messages = new ArrayList<String>();
    Source source = Source.NONE;
    Optional<Level> level = Optional.empty();
    for (var field : fields.entrySet()) {
      String name = lastWord(field.getKey());
      String value = field.getValue();
      if (TRACES.contains(name)) {
        traces.add(value);
      } else if (MESSAGES.contains(name)) {
        messages.add(value);
      } else if (LEVELS.contains(name)) {
        level = Level.of(value);
      } else if (SOURCES.contains(name) && value.length() < 100) {
        source = source.within(name + "=" + value);
      }
    }
    traces.addAll(messages);
    return new Structured(source, level, List.copyOf(traces));
  }

  /** When a record says that it was written. */
  static Optional<Stamped> stampOf(String text) {
    String line = text.strip();
    Map<String, String> fields = Map.of();
    if (line.startsWith("{") && line.endsWith("}")) {
      fields = FlatJson.read(line).orElse(Map.of());
    } else if (line.contains("ts=") || line.contains("time=") || line.contains("t=")) {
      fields = Logfmt.read(line);
    }
    return fields.entrySet().stream()
        .filter(field -> STAMPS.contains(lastWord(field.getKey()).replace("@", "_")))
        .flatMap(field -> StampText.read(field.getValue()).stream())
        .findFirst();
  }

  /** The name within its object; of a long one, which is none of those above, nothing. */
  private static String lastWord(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return last.length() > LONGEST_NAME ? "" : last.toLowerCase(Locale.ROOT).replace("-", "_");
  }

  /** What the program wrote, of a line that Docker's log file keeps. */
  static Optional<String> dockerLog(String line) {
    if (!line.contains("\"stream\":\"")) {
      return Optional.empty();
    }
    return FlatJson.read(line)
        .map(fields -> new LinkedHashMap<>(fields).get("log"))
        .map(log -> log.endsWith("\n") ? log.substring(0, log.length() - 1) : log);
  }
}
