package io.jobsentry.source;

import java.util.LinkedHashMap;
import java.util.Map;

/** A line of {@code name=value} and {@code name="quoted value"}, and of nothing else. */
final class Logfmt {
  private static final int FEWEST = 2;

  private final String line;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private int place;

  private Logfmt(String line) {
    this.line = line;
  }

  /** The fields, or none for a line that is something else. */
  static Map<String, String> read(String line) {
    var logfmt = new Logfmt(line);
    while (logfmt.place < line.length()) {
      if (!logfmt.field()) {
        return Map.of();
      }
    }
    return logfmt.fields.size() < FEWEST ? Map.of() : logfmt.fields;
  }

  private boolean field() {
    int start = place;
    while (isNamePart(Stamp.at(line, place))) {
      place++;
    }
    if (place == start || Stamp.at(line, place) != '=') {
      return false;
    }
    String name = line.substring(start, place);
    place++;
    String value = Stamp.at(line, place) == '"' ? quoted() : plain();
    fields.put(name, value);
    boolean ended = place >= line.length() || line.charAt(place) == ' ';
    place = Stamp.spaces(line, place);
    return ended;
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
  }

  private String plain() {
    int start = place;
    while (place < line.length() && line.charAt(place) != ' ') {
      place++;
    }
    return line.substring(start, place);
  }

  private String quoted() {
    var value = new StringBuilder();
    place++;
    while (place < line.length() && line.charAt(place) != '"') {
      char c = line.charAt(place++);
      if (c == '\\' && place < line.length()) {
        char escaped = line.charAt(place++);
        switch (escaped) {
          case 'n' -> value.append('\n');
          case 't' -> value.append('\t');
          case 'r' -> {}
          default -> value.append(escaped);
        }
      } else {
        value.append(c);
      }
    }
    place++;
    return value.toString();
  }
}
