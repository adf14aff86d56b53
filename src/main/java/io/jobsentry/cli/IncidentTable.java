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

  /** So many are shown where nobody says how many. */
  static final int USUAL = 50;

  private final Map<String, Line> lines = new LinkedHashMap<>();

  /** What is known of one folder. */
  private record Line(IncidentIndex.Row first, IncidentIndex.Row latest) {
    Line and(Line more) {
      boolean repeats = more.first.repeat().isPresent();
      return new Line(
          repeats ? first : more.first,
          more.latest.number() < latest.number() ? latest : more.latest);
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

  /** What `-n` means. */
  static int most(int wanted) throws RefusalException {
    if (wanted < 0) {
      throw RefusalException.usage("`-n` needs a number of at least 0", "0 shows all");
    }
    return wanted == 0 ? Integer.MAX_VALUE : wanted;
  }

  /** To know whether there are more. */
  static int oneMore(int most) {
    return most == Integer.MAX_VALUE ? most : most + 1;
  }

  /**
   * @param rows of the index, those of a folder in any order
   */
  IncidentTable(List<IncidentIndex.Row> rows) {
    rows.forEach(row -> lines.merge(row.folder(), new Line(row, row), Line::and));
  }

  /**
   * @param most how many of them, the latest
   */
  void print(Console console, int most, boolean json) {
    var shown = new ArrayList<>(lines.values());
    shown.sort(Comparator.comparing(it -> it.latest().opened()));
    boolean more = shown.size() > most;
    List<Line> latest = more ? shown.subList(shown.size() - most, shown.size()) : shown;
    if (json) {
      List<Json> all = latest.stream().map(Line::json).toList();
      Json answer =
          Json.object()
              .put("schema", 1)
              .put("incidents", new Json.Arr(all))
              .put("more", more)
              .build();
      console.out().println(JsonText.pretty(answer));
      return;
    }
    print(console, latest);
    if (more) {
      console.err().println("these are the latest " + most + "; `-n` shows more, `-n 0` all");
    }
  }

  private static void print(Console console, List<Line> shown) {
    if (shown.isEmpty()) {
      console.err().println("no incidents");
      return;
    }
    int widest = shown.stream().mapToInt(it -> it.first().folder().length()).max().orElse(0);
    var page = new StringBuilder();
    for (Line line : shown) {
      String times = line.times();
      int left = Math.max(20, console.width() - widest - 2 - times.length());
      String cause = Printable.of(line.first().cause());
      String folder = line.first().folder();
      page.append(folder).repeat(' ', widest - folder.length() + 2).append(times);
      if (cause.length() <= left) {
        page.append(cause);
      } else {
        page.append(cause, 0, left - 1).append('…');
      }
      page.append('\n');
    }
    console.out().print(page);
  }
}
