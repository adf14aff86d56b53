package io.jobsentry.config;

import io.jobsentry.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks a file's tree against the description of the keys, and fills in the defaults. What is
 * wrong becomes a problem, and its default takes its place, so that the checking goes on.
 */
final class Checker {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Problems problems;
  private final List<ConfigNotice> notices;
  private final Interpolation interpolation;
  private final Scalars scalars;

  Checker(Surroundings surroundings, Problems problems, List<ConfigNotice> notices) {
    this.problems = problems;
    this.notices = notices;
    this.interpolation = new Interpolation(surroundings, problems);
    this.scalars = new Scalars(problems);
  }

  Setting.Group root(Node node) {
    if (node instanceof Node.Table table) {
      return section("", Keys.ROOT, table, table.spot());
    }
    problems.add(
        node.spot(),
        "a config is a mapping of keys, and this is " + node.words().replaceFirst("^the ", "a "),
        "the outermost keys are " + Words.oneOf(Keys.ROOT.names()).replace(" or ", " and "));
    return Defaults.of(Keys.ROOT);
  }

  private Setting value(String path, Key key, Type type, Node node) {
    if (node instanceof Node.Scalar(_, Node.Look look, Spot spot) && look == Node.Look.NOTHING) {
      boolean mayBeMissing =
          key.fallback().isEmpty() || type instanceof Type.ListOf || type instanceof Type.MapOf;
      if (!mayBeMissing || key.required()) {
        problems.add(
            spot,
            "`" + path + "` has no value",
            key.required()
                ? "it must have one"
                : "remove the key to get the default, " + Defaults.words(key));
      }
      return Defaults.of(key);
    }
    return switch (type) {
      case Type.Section section ->
          node instanceof Node.Table table
              ? section(path, section, table, table.spot())
              : wrong(path, "a mapping of keys", node, sectionHint(section), Defaults.of(key));
      case Type.FlagOrSection(Type.Section section) -> flagOrSection(path, section, key, node);
      case Type.ListOf list -> items(path, key, list, node);
      case Type.MapOf map -> map(path, key, map, node);
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
          node instanceof Node.Scalar scalar
              ? scalar(path, key, type, scalar)
              : wrong(path, "a single value", node, "", Defaults.of(key));
    };
  }

  private Setting.Group section(String path, Type.Section section, Node.Table table, Spot spot) {
    Map<String, Node.Entry> given = new LinkedHashMap<>();
    Map<String, Spot> misspelt = new LinkedHashMap<>();
    for (Node.Entry entry : table.entries()) {
      if (section.names().contains(entry.key())) {
        given.put(entry.key(), entry);
      } else {
        Words.nearest(entry.key(), section.names())
            .ifPresent(meant -> misspelt.put(meant, entry.spot()));
        problems.add(
            entry.spot(),
            "unknown key "
                + Words.quote(entry.key())
                + (path.isEmpty() ? "" : " in `" + path + "`"),
            unknownHint(entry.key(), section));
      }
    }
    Map<String, Setting> members = new LinkedHashMap<>();
    for (Key key : section.keys()) {
      String inner = KeyWalk.member(path, key.name());
      Node.Entry entry = given.get(key.name());
      if (entry == null && misspelt.containsKey(key.name())) {
        // The one mistake is told already; that the key is missing would be its echo.
        members.put(key.name(), Defaults.of(key).insteadOf(misspelt.get(key.name())));
        continue;
      }
      if (entry == null) {
        if (key.required()) {
          problems.add(spot, "`" + path + "` has no `" + key.name() + "`", requiredHint(key));
        }
        members.put(key.name(), Defaults.of(key));
        continue;
      }
      if (key.effect() == Key.Effect.LATER) {
        noticeWithoutEffect(inner, entry.spot());
      }
      members.put(key.name(), value(inner, key, key.type(), entry.value()));
    }
    return new Setting.Group(members, written(spot), spot);
  }

  private static String requiredHint(Key key) {
    return key.type() instanceof Type.Choice choice
        ? "write `" + key.name() + ":` with " + Words.oneOf(choice.words())
        : "add `" + key.name() + ":`";
  }

  private static String unknownHint(String name, Type.Section section) {
    if (name.indexOf('\u00a0') >= 0) {
      return "there is a no-break space in it; indent with ordinary spaces";
    }
    Optional<String> near = Words.nearest(name, section.names());
    if (near.isPresent()) {
      return "did you mean `" + near.get() + "`?";
    }
    List<String> homes = Defaults.placesOf(name);
    return homes.isEmpty()
        ? "known here: " + String.join(", ", section.names())
        : "it belongs elsewhere: " + Words.oneOf(homes);
  }

  private static String sectionHint(Type.Section section) {
    return "its keys are " + String.join(", ", section.names());
  }

  private Setting flagOrSection(String path, Type.Section section, Key key, Node node) {
    if (node instanceof Node.Table table) {
      return section(path, section, table, table.spot());
    }
    if (node instanceof Node.Scalar scalar) {
      Setting flag = scalar(path, key, new Type.Flag(), scalar);
      Setting.Group all = Defaults.of(section);
      Map<String, Setting> members = new LinkedHashMap<>(all.members());
      if (flag instanceof Setting.Leaf) {
        members.put("enabled", flag);
      }
      return new Setting.Group(members, written(scalar.spot()), scalar.spot());
    }
    return wrong(
        path, "`true`, `false` or a mapping", node, sectionHint(section), Defaults.of(key));
  }

  private Setting items(String path, Key key, Type.ListOf list, Node node) {
    if (!(node instanceof Node.Items(List<Node> nodes, Spot spot, _))) {
      String hint =
          list.item() instanceof Type.Text && node instanceof Node.Scalar(String text, _, _)
              ? "write `" + key.name() + ": [" + listed(text) + "]`"
              : "start each item with `- `";
      return wrong(path, "a list", node, hint, Defaults.of(key));
    }
    if (nodes.isEmpty() && !list.mayBeEmpty()) {
      problems.add(
          spot,
          "`" + path + "` is empty",
          key.required() ? "it needs at least one item" : "give it an item, or remove the key");
    }
    var items = new ArrayList<Setting>();
    for (int i = 0; i < nodes.size(); i++) {
      String inner = KeyWalk.item(path, i);
      Node item = nodes.get(i);
      if (item instanceof Node.Scalar(_, Node.Look look, Spot at) && look == Node.Look.NOTHING) {
        problems.add(at, "`" + inner + "` has no value", "remove the `-`, or write `''`");
      } else {
        items.add(value(inner, Key.key(key.name(), list.item(), ""), list.item(), item));
      }
    }
    return new Setting.Many(items, written(spot), spot);
  }

  /** What the user may have meant by a text where a list belongs. */
  private static String listed(String text) {
    return text.isBlank() || text.length() > 60
        ? "…"
        : String.join(", ", List.of(text.strip().split("\\s+")));
  }

  private Setting map(String path, Key key, Type.MapOf map, Node node) {
    if (!(node instanceof Node.Table(List<Node.Entry> entries, Spot spot, _))) {
      return wrong(
          path, "a mapping of names to values", node, "write `NAME: value`", Defaults.of(key));
    }
    Map<String, Setting> members = new LinkedHashMap<>();
    for (Node.Entry entry : entries) {
      String inner = KeyWalk.member(path, entry.key());
      if (map.naming() == Type.Naming.ENVIRONMENT && !VARIABLE.matcher(entry.key()).matches()) {
        problems.add(
            entry.spot(),
            Words.quote(entry.key()) + " in `" + path + "` is not a name of a variable",
            "names are of letters, digits and `_`, and do not start with a digit");
      } else if (entry.value() instanceof Node.Scalar(_, Node.Look look, Spot at)
          && look == Node.Look.NOTHING) {
        problems.add(
            at.line() == 0 ? entry.spot() : at,
            "`" + inner + "` has no value",
            "for an empty one write `\"\"`");
      } else {
        members.put(
            entry.key(),
            value(inner, Key.key(entry.key(), map.value(), ""), map.value(), entry.value()));
      }
    }
    return new Setting.Group(members, written(spot), spot);
  }

  private Setting scalar(String path, Key key, Type type, Node.Scalar scalar) {
    boolean verbatim = type instanceof Type.Regex;
    Optional<Interpolation.Filled> filled =
        verbatim
            ? Optional.of(new Interpolation.Filled(scalar.text(), List.of()))
            : interpolation.fill(path, scalar);
    if (filled.isEmpty()) {
      return Defaults.of(key).insteadOf(scalar.spot());
    }
    Interpolation.Filled it = filled.get();
    boolean put = !it.from().isEmpty() || !it.text().equals(scalar.text());
    Optional<Json> value = scalars.check(path, type, scalar, it.text(), put);
    if (value.isEmpty()) {
      return Defaults.of(key).insteadOf(scalar.spot());
    }
    noticeLaterWord(path, type, value.get(), scalar.spot());
    return new Setting.Leaf(
        value.get(), new Origin.Written(scalar.spot().line(), it.from()), scalar.spot());
  }

  private void noticeLaterWord(String path, Type type, Json value, Spot spot) {
    if (type instanceof Type.Choice(List<Type.Option> options)
        && value instanceof Json.Str(String word)) {
      options.stream()
          .filter(option -> option.word().equals(word) && option.effect() == Key.Effect.LATER)
          .forEach(_ -> noticeWithoutEffect(path + ": " + word, spot));
    }
  }

  private void noticeWithoutEffect(String key, Spot spot) {
    notices.add(
        new ConfigNotice(
            key, problems.at(spot, "`" + key + "` is accepted and has no effect yet", "")));
  }

  private Setting wrong(String path, String wanted, Node node, String hint, Setting fallback) {
    problems.add(node.spot(), "`" + path + "` is " + wanted + ", not " + node.words(), hint);
    return fallback.insteadOf(node.spot());
  }

  private static Origin written(Spot spot) {
    return new Origin.Written(spot.line(), List.of());
  }
}
