package io.jobsentry.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A config as it may be shown: whatever stands under a name that looks secret is masked, ordinary
 * as it may look. Reads what YAML, JSON, TOML and INI have in common: names, a colon or an equals
 * sign, values, and what is indented below.
 */
final class ConfigText {
  /** Groups of secrets, of which every member is one. */
  private static final Set<String> GROUPS =
      Set.copyOf(
          List.of("secrets", "credentials", "stringdata", "passwords", "tokens", "auth", "secret"));

  private ConfigText() {}

  /** What is true of the lines that come, while they are indented by more than the name was. */
  private record Below(int indent, Kind kind) {}

  static String masked(String text) {
    var out = new StringBuilder(text.length());
    Below below = null;
    int place = 0;
    while (place < text.length()) {
      int end = text.indexOf('\n', place);
      String line = text.substring(place, end < 0 ? text.length() : end);
      int indent = indent(line);
      boolean blank = indent == line.stripTrailing().length();
      if (below != null
          && !blank
          && (indent < below.indent() || (indent == below.indent() && !isItem(line, indent)))) {
        below = null;
      }
      if (blank || line.charAt(indent) == '#' || line.charAt(indent) == ';') {
        out.append(line);
      } else {
        below = line(line, indent, below, out);
      }
      out.append(end < 0 ? "" : "\n");
      place = end < 0 ? text.length() : end + 1;
    }
    return out.toString();
  }

  private static boolean isItem(String line, int indent) {
    return line.startsWith("- ", indent)
        || line.charAt(indent) == ']'
        || line.charAt(indent) == '}';
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && (line.charAt(indent) == ' ' || line.charAt(indent) == '\t')) {
      indent++;
    }
    return indent;
  }

  private static @org.jspecify.annotations.Nullable Below line(
      String line, int indent, @org.jspecify.annotations.Nullable Below below, StringBuilder out) {
    byte[] bytes = line.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    List<Place> names = names(bytes);
    if (names.isEmpty()) {
      out.append(below == null ? line : item(line, indent, below.kind()));
      return below;
    }
    Below next = below;
    int from = 0;
    var clean = new java.io.ByteArrayOutputStream();
    var look = new Look(bytes, 0, bytes.length);
    for (Place name : names) {
      if (name.start() < from) {
        continue;
      }
      String word = look.text(name.start(), name.end());
      boolean secret = SecretName.of(word) != SecretName.Promise.NONE;
      boolean group = GROUPS.contains(word.toLowerCase(Locale.ROOT));
      if (!secret && !group && below == null) {
        continue;
      }
      Kind kind = below != null && !secret ? below.kind() : SecretName.kind(word);
      int value = Edges.skipBlanks(look, name.value());
      int end = valueEnd(look, value);
      String text = look.text(value, end);
      if (isContainer(text)) {
        next = below == null ? new Below(indent, kind) : below;
        if (text.startsWith("[")
            && text.endsWith("]")
            && text.length() > 2
            && !text.startsWith(Marker.OPENING)) {
          clean.write(bytes, from, value + 1 - from);
          clean.writeBytes(Ascii.bytes('"' + kind.marker() + '"'));
          from = end - 1;
        }
        continue;
      }
      if (isLeft(text)) {
        continue;
      }
      boolean quoted =
          text.length() > 1
              && Letters.quote(text.charAt(0))
              && text.charAt(text.length() - 1) == text.charAt(0);
      boolean wantsQuotes = !quoted && (name.quoted() || name.spacedEquals());
      int start = quoted ? value + 1 : value;
      int last = quoted ? end - 1 : end;
      clean.write(bytes, from, start - from);
      clean.writeBytes(Ascii.bytes(wantsQuotes ? '"' + kind.marker() + '"' : kind.marker()));
      from = last;
    }
    clean.write(bytes, from, bytes.length - from);
    out.append(clean.toString(java.nio.charset.StandardCharsets.UTF_8));
    return next;
  }

  /** A line without a name, in a list or a block of text. */
  private static String item(String line, int indent, Kind kind) {
    String bare = line.strip();
    String dash = bare.startsWith("- ") ? "- " : "";
    String value = bare.substring(dash.length()).strip();
    String comma = value.endsWith(",") ? "," : "";
    value = value.substring(0, value.length() - comma.length());
    if (isLeft(value) || isContainer(value) || "]}".indexOf(value.charAt(0)) >= 0) {
      return line;
    }
    boolean quoted = value.length() > 1 && Letters.quote(value.charAt(0));
    String quote = quoted ? value.substring(0, 1) : "";
    return line.substring(0, indent) + dash + quote + kind.marker() + quote + comma;
  }

  private static boolean isContainer(String value) {
    return value.isEmpty()
        || value.equals("{")
        || value.startsWith("|")
        || value.startsWith(">")
        || value.startsWith("#")
        || (value.startsWith("[") && !value.startsWith(Marker.OPENING))
        || value.equals("{}")
        || value.startsWith("{ ")
        || value.startsWith("{\"");
  }

  /** What says nothing, or only where the secret is. */
  private static boolean isLeft(String value) {
    String bare =
        value.isEmpty() || !Letters.quote(value.charAt(0))
            ? value
            : value.substring(1, Math.max(1, value.length() - 1));
    return bare.isEmpty()
        || bare.startsWith(Marker.OPENING)
        || bare.startsWith("${")
        || bare.startsWith("{{")
        || bare.startsWith("!")
        || bare.startsWith("*")
        || bare.startsWith("&")
        || Set.of("null", "~", "true", "false", "none", "yes", "no")
            .contains(bare.toLowerCase(Locale.ROOT));
  }

  /** Where the value ends that stands before a comma, a comment or the end of the line. */
  private static int valueEnd(Look look, int value) {
    int first = look.at(value);
    if (Letters.quote(first)) {
      Value quoted = Value.read(look, value);
      return quoted.quoted() ? quoted.next() : trimmed(look, value, look.to);
    }
    int end = value;
    boolean list = first == '[';
    while (end < look.to) {
      int b = look.at(end);
      boolean comment = b == '#' && Letters.blank(look.at(end - 1));
      boolean after =
          b == ',' && (Letters.blank(look.at(end + 1)) || Letters.quote(look.at(end + 1)));
      boolean closes = b == '}' && first != '{' && first != '$';
      if (comment || (!list && (after || closes))) {
        break;
      }
      end++;
    }
    int last = trimmed(look, value, end);
    return list && last > value && look.at(last - 1) == ',' ? last - 1 : last;
  }

  private static int trimmed(Look look, int from, int to) {
    int end = to;
    while (end > from && Letters.blank(look.at(end - 1))) {
      end--;
    }
    return end;
  }

  /** A name, and where what belongs to it starts. */
  private record Place(int start, int end, int value, boolean quoted, boolean spacedEquals) {}

  private static List<Place> names(byte[] bytes) {
    var look = new Look(bytes, 0, bytes.length);
    var places = new ArrayList<Place>();
    for (int i = 0; i < bytes.length; i++) {
      int b = look.at(i);
      boolean colon = b == ':' && (Letters.blank(look.at(i + 1)) || Letters.quote(look.at(i - 1)));
      boolean equals =
          b == '=' && places.isEmpty() && look.at(i - 1) != '=' && look.at(i + 1) != '=';
      if (!colon && !equals) {
        continue;
      }
      int end = i;
      while (look.at(end - 1) == ' ' || look.at(end - 1) == '\t') {
        end--;
      }
      boolean quoted = Letters.quote(look.at(end - 1));
      int to = quoted ? end - 1 : end;
      int start = to;
      while (start > 0 && (Letters.NAME.has(look.at(start - 1)) || look.at(start - 1) == '/')) {
        start--;
      }
      boolean begins = start == 0 || " \t{,\"'`".indexOf(look.at(start - 1)) >= 0;
      if (to > start && begins) {
        places.add(new Place(start, to, i + 1, quoted && colon, equals && look.at(i + 1) == ' '));
      }
    }
    return places;
  }
}
