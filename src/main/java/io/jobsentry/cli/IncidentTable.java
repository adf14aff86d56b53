package io.jobsentry.cli;

import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.text.Printable;
import java.util.List;

/** Incidents, one in a line, the latest last. */
final class IncidentTable {
  private IncidentTable() {}

  static void json(Console console, List<IncidentIndex.Row> rows) {
    List<Json> all = rows.stream().<Json>map(IncidentIndex.Row::json).toList();
    Json answer = Json.object().put("schema", 1).put("incidents", new Json.Arr(all)).build();
    console.out().println(JsonText.pretty(answer));
  }

  static void print(Console console, List<IncidentIndex.Row> rows) {
    if (rows.isEmpty()) {
      console.err().println("no incidents");
      return;
    }
    int widest = rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
    int left = Math.max(20, console.width() - widest - 2);
    for (IncidentIndex.Row row : rows) {
      String cause = Printable.of(row.cause());
      String shown = cause.length() <= left ? cause : cause.substring(0, left - 1) + "…";
      console.out().println(("%-" + widest + "s  %s").formatted(row.id(), shown));
    }
  }
}
