package io.jobsentry.config;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.redact.SecretName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The effective values of a config, each with where it comes from. Secrets are masked. */
public final class Settings {
  /** Between the names that a path consists of. */
  private static final Pattern STEPS = Pattern.compile("[.\\[\\]]+");

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_./$%+][A-Za-z0-9_./$%+@=-]*( [A-Za-z0-9_./$%+@=-]+)*");
  private static final String MASK = "***";

  private final Setting.Group root;

  Settings(Setting.Group root) {
    this.root = root;
  }

  /** The values in the shape of a config, with everything put in. */
  public String yaml() {
    return text(false, "");
  }

  /**
   * The same, each value followed by where it comes from.
   *
   * @param file what the file is called
   */
  public String yamlWithOrigins(String file) {
    return text(true, file);
  }

  /** The values, as far as there are any. */
  public Json.Obj json() {
    return (Json.Obj) json("", root);
  }

  /** Key to where its value comes from. */
  public Json.Obj origins(String file) {
    var origins = Json.object();
    collect("", root, file, origins);
    return origins.build();
  }

  private static void collect(String path, Setting setting, String file, Json.Builder origins) {
    switch (setting) {
      case Setting.Leaf leaf when !(leaf.value() instanceof Json.Null) ->
          origins.put(path, words(leaf.origin(), file));
      case Setting.Leaf _ -> {}
      case Setting.Many many
          when many.items().isEmpty() || many.origin() instanceof Origin.Default ->
          origins.put(path, words(many.origin(), file));
      case Setting.Many many -> {
        for (int i = 0; i < many.items().size(); i++) {
          collect(path + "[" + i + "]", many.items().get(i), file, origins);
        }
      }
      case Setting.Group group ->
          group
              .members()
              .forEach((name, member) -> collect(join(path, name), member, file, origins));
    }
  }

  private static Json json(String path, Setting setting) {
    return switch (setting) {
      case Setting.Leaf leaf -> masked(path, leaf);
      case Setting.Many(List<Setting> items, _, _) ->
          new Json.Arr(items.stream().map(item -> json(path, item)).toList());
      case Setting.Group(Map<String, Setting> members, _, _) -> {
        Map<String, Json> shown = new LinkedHashMap<>();
        members.forEach(
            (name, member) -> {
              if (!absent(member)) {
                shown.put(name, json(join(path, name), member));
              }
            });
        yield new Json.Obj(shown);
      }
    };
  }

  private String text(boolean origins, String file) {
    var lines = new ArrayList<String[]>();
    root.members().forEach((name, member) -> lines(name, name, "", member, file, lines));
    int width =
        lines.stream()
            .mapToInt(line -> line[0].length())
            .filter(length -> length < 60)
            .max()
            .orElse(0);
    var text = new StringBuilder();
    for (String[] line : lines) {
      text.append(line[0]);
      if (origins && !line[1].isEmpty()) {
        text.repeat(' ', Math.max(0, width - line[0].length())).append("  # ").append(line[1]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static void lines(
      String path, String name, String indent, Setting setting, String file, List<String[]> lines) {
    String start = indent + scalar(Json.of(name)) + ":";
    switch (setting) {
      case Setting.Leaf leaf -> {
        if (!absent(leaf)) {
          lines.add(
              new String[] {start + " " + scalar(masked(path, leaf)), words(leaf.origin(), file)});
        }
      }
      case Setting.Many(List<Setting> items, Origin origin, _) -> {
        if (items.stream().allMatch(Setting.Leaf.class::isInstance)) {
          lines.add(
              new String[] {start + " " + flow(path, items), words(merged(origin, items), file)});
        } else {
          lines.add(new String[] {start, ""});
          for (Setting item : items) {
            item(path, indent + "  ", item, file, lines);
          }
        }
      }
      case Setting.Group(Map<String, Setting> members, Origin origin, _) -> {
        if (members.values().stream().allMatch(Settings::absent)) {
          lines.add(new String[] {start + " {}", words(origin, file)});
        } else {
          lines.add(new String[] {start, ""});
          members.forEach(
              (key, member) -> lines(join(path, key), key, indent + "  ", member, file, lines));
        }
      }
    }
  }

  /** One section of a list: its first line carries the dash. */
  private static void item(
      String path, String indent, Setting item, String file, List<String[]> lines) {
    if (!(item instanceof Setting.Group(Map<String, Setting> members, _, _))) {
      return;
    }
    int first = lines.size();
    members.forEach(
        (key, member) -> lines(join(path, key), key, indent + "  ", member, file, lines));
    if (lines.size() > first) {
      String line = lines.get(first)[0];
      lines.get(first)[0] = indent + "- " + line.substring(indent.length() + 2);
    }
  }

  private static String flow(String path, List<Setting> items) {
    return "["
        + String.join(
            ", ",
            items.stream()
                .map(item -> item instanceof Setting.Leaf leaf ? scalar(masked(path, leaf)) : "")
                .toList())
        + "]";
  }

  private static Origin merged(Origin list, List<Setting> items) {
    if (!(list instanceof Origin.Written(int line, _))) {
      return list;
    }
    var from = new ArrayList<String>();
    for (Setting item : items) {
      if (item.origin() instanceof Origin.Written(_, List<String> some)) {
        from.addAll(some);
      }
    }
    return new Origin.Written(line, from.stream().distinct().toList());
  }

  private static boolean absent(Setting setting) {
    return setting instanceof Setting.Leaf(Json.Null _, _, _);
  }

  private static Json masked(String path, Setting.Leaf leaf) {
    boolean byName = STEPS.splitAsStream(path).anyMatch(SecretName::isLikely);
    boolean byOrigin =
        leaf.origin() instanceof Origin.Written(_, List<String> from)
            && from.stream().anyMatch(it -> it.startsWith("file ") || SecretName.isLikely(it));
    return (byName || byOrigin) && leaf.value() instanceof Json.Str ? Json.of(MASK) : leaf.value();
  }

  /** A scalar as YAML would have it. */
  private static String scalar(Json value) {
    if (!(value instanceof Json.Str(String text))) {
      return JsonText.compact(value);
    }
    boolean plain =
        PLAIN.matcher(text).matches()
            && !text.matches("(?i)true|false|null|[-+.]?[0-9].*")
            && text.length() < 200;
    return plain ? text : JsonText.compact(value);
  }

  private static String words(Origin origin, String file) {
    return switch (origin) {
      case Origin.Default() -> "default";
      case Origin.Written(int line, List<String> from) ->
          file + ":" + line + (from.isEmpty() ? "" : ", " + String.join(", ", from));
    };
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
