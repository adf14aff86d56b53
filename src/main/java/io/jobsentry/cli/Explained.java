package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.text.Printable;
import java.util.List;
import java.util.Map;

/**
 * Something that somebody asked about, for people and for programs.
 *
 * @param text as it is printed
 */
record Explained(String text, Json.Obj json) {
  private static final int MARGIN = 11;

  /** One that is names and values. */
  static Explained card(Map<String, List<String>> entries, int width, Json.Obj json) {
    var text = new StringBuilder();
    entries.forEach(
        (name, values) -> {
          String head = name;
          for (String value : values) {
            for (String line : value.lines().toList()) {
              text.append("%-10s ".formatted(head));
              text.append(ExitCodes.folded(Printable.of(line), MARGIN, width)).append('\n');
              head = "";
            }
          }
        });
    return new Explained(text.toString(), json);
  }
}
