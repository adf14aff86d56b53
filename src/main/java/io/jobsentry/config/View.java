package io.jobsentry.config;

import io.jobsentry.json.Json;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a group of settings, by key. Asking for a key that is not described is a fault of ours. */
record View(String path, Setting.Group group) {

  Setting setting(String key) {
    Setting setting = group.members().get(key);
    if (setting == null) {
      throw new IllegalArgumentException("no key " + key + " in " + path);
    }
    return setting;
  }

  /** Whether the file says anything, though it may have been refused. */
  boolean present(String key) {
    return setting(key).spot().line() > 0;
  }

  /** Whether the file says it. */
  boolean written(String key) {
    return setting(key).written();
  }

  Spot spot(String key) {
    return setting(key).spot();
  }

  Optional<String> maybeText(String key) {
    return json(key) instanceof Json.Str(String text) ? Optional.of(text) : Optional.empty();
  }

  /** Empty where there is none. */
  String text(String key) {
    return maybeText(key).orElse("");
  }

  boolean flag(String key) {
    return json(key) instanceof Json.Bool(boolean flag) && flag;
  }

  Optional<BigDecimal> maybeNumber(String key) {
    return json(key) instanceof Json.Num(BigDecimal number)
        ? Optional.of(number)
        : Optional.empty();
  }

  BigDecimal number(String key) {
    return maybeNumber(key).orElse(BigDecimal.ZERO);
  }

  int whole(String key) {
    return number(key).intValue();
  }

  Duration seconds(String key) {
    return Duration.ofMillis(number(key).movePointRight(3).longValue());
  }

  long bytes(String key) {
    return maybeText(key)
        .map(text -> Size.parse(text).orElse(0))
        .orElseGet(() -> number(key).longValue());
  }

  <E extends Enum<E>> E word(String key, Class<E> words) {
    return Enum.valueOf(words, text(key).toUpperCase(Locale.ROOT));
  }

  Optional<Path> maybePath(String key, Path root) {
    return maybeText(key).map(text -> root.resolve(text).normalize());
  }

  Path path(String key, Path root) {
    return maybePath(key, root).orElse(root);
  }

  View section(String key) {
    return setting(key) instanceof Setting.Group inner
        ? new View(inner(key), inner)
        : new View(inner(key), new Setting.Group(Map.of(), Origin.DEFAULT, Spot.NOWHERE));
  }

  List<View> sections(String key) {
    var views = new ArrayList<View>();
    if (setting(key) instanceof Setting.Many(List<Setting> items, _, _)) {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof Setting.Group item) {
          views.add(new View(inner(key) + "[" + i + "]", item));
        }
      }
    }
    return views;
  }

  List<String> texts(String key) {
    return setting(key) instanceof Setting.Many(List<Setting> items, _, _)
        ? items.stream()
            .flatMap(
                item ->
                    item instanceof Setting.Leaf(Json.Str(String text), _, _)
                        ? Optional.of(text).stream()
                        : Optional.<String>empty().stream())
            .toList()
        : List.of();
  }

  List<Integer> wholes(String key) {
    return setting(key) instanceof Setting.Many(List<Setting> items, _, _)
        ? items.stream()
            .flatMap(
                item ->
                    item instanceof Setting.Leaf(Json.Num(BigDecimal number), _, _)
                        ? Optional.of(number.intValue()).stream()
                        : Optional.<Integer>empty().stream())
            .toList()
        : List.of();
  }

  Map<String, String> map(String key) {
    Map<String, String> map = new LinkedHashMap<>();
    if (setting(key) instanceof Setting.Group(Map<String, Setting> members, _, _)) {
      members.forEach(
          (name, value) -> {
            if (value instanceof Setting.Leaf(Json.Str(String text), _, _)) {
              map.put(name, text);
            }
          });
    }
    return map;
  }

  String inner(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private Json json(String key) {
    return setting(key) instanceof Setting.Leaf(Json value, _, _) ? value : Json.NULL;
  }
}
