package io.jobsentry.config;

import io.jobsentry.json.Json;
import java.util.List;

/** What the documents say of the keys, in Markdown. */
public final class ConfigReference {
  private ConfigReference() {}

  /** Every key with its type, default and meaning. */
  public static String keys() {
    var text = new StringBuilder();
    KeyWalk.sections(Keys.ROOT).forEach(place -> section(text, place));
    return text.toString();
  }

  /** Where defaults differ from autosentry's. */
  public static String differences() {
    var text = new StringBuilder("| key | autosentry | sentry | why |\n|---|---|---|---|\n");
    KeyWalk.keys(
        "",
        Keys.ROOT,
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
    return text.toString();
  }

  /** The keys that autosentry does not know. */
  public static String ownKeys() {
    var text = new StringBuilder("| key | default | what it is for |\n|---|---|---|\n");
    KeyWalk.keys(
        "",
        Keys.ROOT,
        (name, key) -> {
          if (key.ours()) {
            text.append("| `").append(name).append("` | ").append(fallback(key)).append(" | ");
            text.append(cell(key.description())).append(" |\n");
          }
        });
    return text.toString();
  }

  private static void section(StringBuilder text, KeyWalk.Place place) {
    String path = place.path();
    text.append("\n## ").append(path.isEmpty() ? "The outermost keys" : "`" + path + "`");
    text.append("\n\n| key | type | default | what it is for |\n|---|---|---|---|\n");
    for (Key key : place.section().keys()) {
      text.append("| `").append(key.name()).append("` | ").append(type(key.type()));
      text.append(" | ").append(fallback(key)).append(" | ").append(meaning(key)).append(" |\n");
    }
  }

  static String type(Type type) {
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
      case Type.ListOf(Type item, _) -> "list of " + plural(type(item));
      case Type.MapOf(_, Type value) -> "names to " + plural(type(value));
      case Type.Section _ -> "section";
      case Type.FlagOrSection _ -> "`true`, `false` or section";
    };
  }

  private static String plural(String type) {
    return type.startsWith("`") ? type : type + "s";
  }

  static String fallback(Key key) {
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

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
