package io.jobsentry.config;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of keys that nobody set, and other things that follow from the description alone. */
final class Defaults {
  private Defaults() {}

  static Setting of(Key key) {
    return key.fallback()
        .map(value -> of(key.type(), value))
        .orElseGet(
            () ->
                switch (key.type()) {
                  case Type.Section section -> of(section);
                  case Type.FlagOrSection(Type.Section section) -> of(section);
                  case Type.ListOf _ -> new Setting.Many(List.of(), Origin.DEFAULT, Spot.NOWHERE);
                  case Type.MapOf _ -> new Setting.Group(Map.of(), Origin.DEFAULT, Spot.NOWHERE);
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
                      Type.Choice _ ->
                      new Setting.Leaf(Json.NULL, Origin.DEFAULT, Spot.NOWHERE);
                });
  }

  static Setting.Group of(Type.Section section) {
    Map<String, Setting> members = new LinkedHashMap<>();
    section.keys().forEach(key -> members.put(key.name(), of(key)));
    return new Setting.Group(members, Origin.DEFAULT, Spot.NOWHERE);
  }

  private static Setting of(Type type, Json value) {
    return switch (value) {
      case Json.Arr(List<Json> items) when type instanceof Type.ListOf(Type item, _) ->
          new Setting.Many(
              items.stream().map(each -> of(item, each)).toList(), Origin.DEFAULT, Spot.NOWHERE);
      case Json.Obj object when type instanceof Type.Section section -> {
        Map<String, Setting> members = new LinkedHashMap<>();
        for (Key key : section.keys()) {
          members.put(
              key.name(),
              object.get(key.name()).map(each -> of(key.type(), each)).orElseGet(() -> of(key)));
        }
        yield new Setting.Group(members, Origin.DEFAULT, Spot.NOWHERE);
      }
      case Json.Arr _, Json.Obj _, Json.Str _, Json.Num _, Json.Bool _, Json.Null() ->
          new Setting.Leaf(value, Origin.DEFAULT, Spot.NOWHERE);
    };
  }

  /** The default in words. */
  static String words(Key key) {
    return key.fallback().map(value -> "`" + plain(value) + "`").orElse("none");
  }

  /** A value as it would be written in a config. */
  static String plain(Json value) {
    return value instanceof Json.Str(String text) ? text : JsonText.compact(value);
  }

  /** The sections that know a key, for a hint. */
  static List<String> placesOf(String name) {
    var places = new ArrayList<String>();
    KeyWalk.keys(
        "",
        Keys.ROOT,
        (path, key) -> {
          if (key.name().equals(name)) {
            places.add(path);
          }
        });
    return places.stream().limit(3).toList();
  }
}
