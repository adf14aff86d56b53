package io.jobsentry.source;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The strings and numbers of a JSON object, the members of inner ones named with dots. */
final class FlatJson {
  private static final int DEEPEST = 5;
  private static final int MOST_DIGITS = 100;

  private FlatJson() {}

  /** Empty for a line that only looks like an object: such a line is ordinary text. */
  static Optional<Map<String, String>> read(String line) {
    try {
      if (JsonText.parse(line) instanceof Json.Obj object) {
        var fields = new LinkedHashMap<String, String>();
        flatten("", object, fields, 0);
        return Optional.of(fields);
      }
      return Optional.empty();
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private static void flatten(
      String prefix, Json.Obj object, Map<String, String> fields, int depth) {
    object
        .members()
        .forEach(
            (name, value) -> {
              switch (value) {
                case Json.Str(String text) -> fields.put(prefix + name, text);
                case Json.Num(var number) -> fields.put(prefix + name, written(number));
                case Json.Obj inner -> {
                  if (depth < DEEPEST) {
                    flatten(prefix + name + ".", inner, fields, depth + 1);
                  }
                }
                case Json.Arr(var items) -> {
                  if (!items.isEmpty() && items.stream().allMatch(Json.Str.class::isInstance)) {
                    fields.put(prefix + name, joined(items));
                  }
                }
                case Json.Bool _, Json.Null _ -> {}
              }
            });
  }

  /** {@code 1e999999999} written out is a gigabyte. */
  private static String written(BigDecimal number) {
    return Math.abs((long) number.scale()) > MOST_DIGITS
        ? number.toString()
        : number.toPlainString();
  }

  /** Lines that were written one by one. */
  private static String joined(Iterable<Json> items) {
    var all = new StringBuilder();
    for (Json item : items) {
      if (item instanceof Json.Str(String text)) {
        all.append(text);
        if (!text.endsWith("\n")) {
          all.append('\n');
        }
      }
    }
    return all.toString();
  }
}
