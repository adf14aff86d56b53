package io.jobsentry.cli;

import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.text.Printable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Incidents, one folder in a line, that of the one that failed last at the end. */
final class IncidentTable {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Map<String, Line> lines = new LinkedHashMap<>();

  /** What is known of one folder. */
  private record Line(IncidentIndex.Row first, IncidentIndex.Row latest, boolean wanted) {
    Line and(Line more) {
      boolean repeats = more.first.repeat().isPresent();
      return new Line(
          repeats ? first : more.first,
          more.latest.number() < latest.number() ? latest : more.latest,
          wanted || more.wanted);
    }

    String times() {
      if (latest.number() == 1) {
        return "";
      }
      ZonedDateTime last = latest.opened().atZone(ZoneOffset.UTC);
      LocalDate day = first.opened().atZone(ZoneOffset.UTC).toLocalDate();
      return "×"
          + latest.number()
          + " to "
          + (last.toLocalDate().equals(day) ? TIME : DATE).format(last)
          + "  ";
    }

    Json json() {
      var all = new LinkedHashMap<>(first.json().members());
      all.put("count", Json.of(latest.number()));
      all.put("last", Json.of(latest.opened()));
      all.put("latest", Json.of(latest.id()));
      return new Json.Obj(all);
    }
  }

  /**
   * A row of the index.
   *
   * @param wanted whether the folder that it is in is to be shown
   */
  void take(IncidentIndex.Row row, boolean wanted) {
    lines.merge(row.folder(), new Line(row, row, wanted), Line::and);
  }

  /**
   * @param most how many of them, the latest
   */
  void print(Console console, int most, boolean json) {
    var shown = new ArrayList<>(lines.values().stream().filter(Line::wanted).toList());
    shown.sort(Comparator.comparing(it -> it.latest().opened()));
    List<Line> latest = shown.subList(Math.max(0, shown.size() - most), shown.size());
    if (json) {
      List<Json> all = latest.stream().map(Line::json).toList();
      Json answer = Json.object().put("schema", 1).put("incidents", new Json.Arr(all)).build();
      console.out().println(JsonText.pretty(answer));
    } else {
      print(console, latest);
    }
  }

  private static void print(Console console, List<Line> shown) {
    if (shown.isEmpty()) {
      console.err().println("no incidents");
      return;
    }
    int widest = shown.stream().mapToInt(it -> it.first().folder().length()).max().orElse(0);
    for (Line line : shown) {
      String times = line.times();
      int left = Math.max(20, console.width() - widest - 2 - times.length());
      String cause = Printable.of(line.first().cause());
      String cut = cause.length() <= left ? cause : cause.substring(0, left - 1) + "…";
      console
          .out()
          .println(("%-" + widest + "s  %s%s").formatted(line.first().folder(), times, cut));
    }
  }
}
