package io.jobsentry.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The way through the description of the keys, from the outside inwards, and the one place that
 * knows what a key's full name looks like: {@code [n]} for an item of a list, a dot before a name.
 */
final class KeyWalk {
  private KeyWalk() {}

  /** A section and its place; {@code path} is empty for the outermost. */
  record Place(String path, Type.Section section) {}

  /** Takes every key with its full name, each before those inside it. */
  static void keys(String path, Type type, BiConsumer<String, Key> take) {
    within(path, type)
        .ifPresent(
            place -> {
              for (Key key : place.section().keys()) {
                String name = member(place.path(), key.name());
                take.accept(name, key);
                keys(name, key.type(), take);
              }
            });
  }

  /** Every section, each before those inside it. */
  static List<Place> sections(Type.Section root) {
    var places = new ArrayList<Place>();
    places.add(new Place("", root));
    keys("", root, (path, key) -> within(path, key.type()).ifPresent(places::add));
    return places;
  }

  static String member(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  static String item(String path, Object number) {
    return path + "[" + number + "]";
  }

  /** The section that a value of the type has, or that its items or members have. */
  private static Optional<Place> within(String path, Type type) {
    return switch (type) {
      case Type.Section section -> Optional.of(new Place(path, section));
      case Type.FlagOrSection(Type.Section section) -> Optional.of(new Place(path, section));
      case Type.ListOf(Type item, _) -> within(item(path, ""), item);
      case Type.MapOf(_, Type value) -> within(member(path, "*"), value);
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
          Optional.empty();
    };
  }
}
