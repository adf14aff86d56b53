package io.jobsentry.config;

import io.jobsentry.json.Json;
import java.util.List;

/** What the documents say of the keys, in Markdown. */
public final class ConfigReference {
  private ConfigReference() {}

  /** Every key with its type, default and meaning. */
  public static String keys() {
    var text = new StringBuilder();
    section(text, "", Keys.ROOT);
    return text.toString();
  }

  /** Where defaults differ from autosentry's. */
  public static String differences() {
    var text = new StringBuilder("| key | autosentry | sentry | why |\n|---|---|---|---|\n");
    differences(text, "", Keys.ROOT);
    return text.toString();
  }

  /** The keys that autosentry does not know. */
  public static String ownKeys() {
    var text = new StringBuilder("| key | default | what it is for |\n|---|---|---|\n");
    ownKeys(text, "", Keys.ROOT);
    return text.toString();
  }

  private static void section(StringBuilder text, String path, Type.Section section) {
    text.append("\n## ").append(path.isEmpty() ? "The outermost keys" : "`" + path + "`");
    text.append("\n\n| key | type | default | what it is for |\n|---|---|---|---|\n");
    for (Key key : section.keys()) {
      text.append("| `").append(key.name()).append("` | ").append(type(path, key, key.type()));
      text.append(" | ").append(fallback(key)).append(" | ").append(meaning(key)).append(" |\n");
    }
    for (Key key : section.keys()) {
      inner(text, join(path, key.name()), key.type());
    }
  }

  private static void inner(StringBuilder text, String path, Type type) {
    switch (type) {
      case Type.Section section -> section(text, path, section);
      case Type.FlagOrSection(Type.Section section) -> section(text, path, section);
      case Type.ListOf(Type item, _) -> inner(text, path + "[]", item);
      case Type.MapOf(_, Type value) -> inner(text, path + ".*", value);
      case Type.Text _,
          Type.PathText _,
          Type.Regex _,
          Type.Url _,
          Type.Flag _,
          Type.Whole _,
          Type.Fraction _,
          Type.Seconds _,
          Type.Size _,
          Type.Signal _,
          Type.Choice _ -> {}
    }
  }

  private static String type(String path, Key key, Type type) {
    return switch (type) {
      case Type.Text _ -> "text";
      case Type.PathText _ -> "path";
      case Type.Regex _ -> "regex";
      case Type.Url _ -> "address";
      case Type.Flag _ -> "`true`, `false`";
      case Type.Whole _ -> "whole number";
      case Type.Fraction(double least, double most) -> "number, " + least + " to " + most;
      case Type.Seconds _ -> "seconds";
      case Type.Size _ -> "size";
      case Type.Signal _ -> "signal";
      case Type.Choice choice ->
          String.join(", ", choice.words().stream().map(word -> "`" + word + "`").toList());
      case Type.ListOf(Type item, _) -> "list of " + plural(type(path, key, item));
      case Type.MapOf(_, Type value) -> "names to " + plural(type(path, key, value));
      case Type.Section _ -> "section";
      case Type.FlagOrSection _ -> "`true`, `false` or section";
    };
  }

  private static String plural(String type) {
    return type.startsWith("`") ? type : type + "s";
  }

  private static String fallback(Key key) {
    if (key.required()) {
      return "must be given";
    }
    return key.fallback()
        .map(
            value ->
                value instanceof Json.Arr(List<Json> items) && items.isEmpty()
                    ? ""
                    : "`" + Defaults.plain(value) + "`")
        .orElse("");
  }

  private static String meaning(Key key) {
    var meaning = new StringBuilder(key.description());
    if (key.type() instanceof Type.Choice(List<Type.Option> options)) {
      for (Type.Option option : options) {
        if (!option.meaning().isEmpty()) {
          meaning.append("<br>`").append(option.word()).append("`: ").append(option.meaning());
          meaning.append(option.effect() == Key.Effect.LATER ? " *(not yet)*" : "");
        }
      }
    }
    key.examples()
        .forEach(
            example ->
                meaning.append("<br>Example: `").append(Defaults.plain(example)).append('`'));
    if (key.effect() == Key.Effect.LATER) {
      meaning.append(" *(no effect yet)*");
    }
    return cell(meaning.toString());
  }

  private static void differences(StringBuilder text, String path, Type type) {
    each(
        path,
        type,
        (name, key) ->
            key.change()
                .ifPresent(
                    change ->
                        text.append("| `")
                            .append(name)
                            .append("` | `")
                            .append(change.theirs())
                            .append("` | ")
                            .append(fallback(key))
                            .append(" | ")
                            .append(cell(change.why()))
                            .append(" |\n")));
  }

  private static void ownKeys(StringBuilder text, String path, Type type) {
    each(
        path,
        type,
        (name, key) -> {
          if (key.ours()) {
            text.append("| `").append(name).append("` | ").append(fallback(key)).append(" | ");
            text.append(cell(key.description())).append(" |\n");
          }
        });
  }

  /** Takes every key with its full name, from the outside inwards. */
  static void each(String path, Type type, java.util.function.BiConsumer<String, Key> take) {
    switch (type) {
      case Type.Section(_, List<Key> keys) -> {
        for (Key key : keys) {
          take.accept(join(path, key.name()), key);
          each(join(path, key.name()), key.type(), take);
        }
      }
      case Type.FlagOrSection(Type.Section section) -> each(path, section, take);
      case Type.ListOf(Type item, _) -> each(path + "[]", item, take);
      case Type.MapOf(_, Type value) -> each(path + ".*", value, take);
      case Type.Text _,
          Type.PathText _,
          Type.Regex _,
          Type.Url _,
          Type.Flag _,
          Type.Whole _,
          Type.Fraction _,
          Type.Seconds _,
          Type.Size _,
          Type.Signal _,
          Type.Choice _ -> {}
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
