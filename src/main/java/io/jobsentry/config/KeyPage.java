package io.jobsentry.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to know about one key of the config, in words.
 *
 * @param name in full, with {@code []} for an item of a list and {@code *} for a name of one's own
 * @param fallback the value without it; empty where there is none
 * @param choices the words that may stand there, with what they mean
 * @param effective whether something happens because of it yet
 * @param change how it differs from autosentry's
 * @param members the keys within it
 */
public record KeyPage(
    String name,
    String type,
    boolean required,
    String fallback,
    String meaning,
    Map<String, String> choices,
    List<String> examples,
    boolean effective,
    Optional<String> change,
    List<String> members) {

  /** The key that somebody names, be it with numbers of items or without. */
  public static Optional<KeyPage> find(String typed) {
    String plain = plain(typed);
    var found = new ArrayList<KeyPage>();
    KeyWalk.keys(
        "",
        Keys.ROOT,
        (name, key) -> {
          if (found.isEmpty() && plain(name).equals(plain)) {
            found.add(of(name, key));
          }
        });
    return found.stream().findFirst();
  }

  /** The full names of all. */
  public static List<String> names() {
    var names = new ArrayList<String>();
    KeyWalk.keys("", Keys.ROOT, (name, _) -> names.add(name));
    return names;
  }

  private static KeyPage of(String name, Key key) {
    var choices = new LinkedHashMap<String, String>();
    if (key.type() instanceof Type.Choice(List<Type.Option> options)) {
      options.forEach(
          it ->
              choices.put(
                  it.word(), it.meaning() + (it.effect() == Key.Effect.LATER ? " (not yet)" : "")));
    }
    var members = new ArrayList<String>();
    KeyWalk.keys(
        name,
        key.type(),
        (full, _) -> {
          if (within(full, name)) {
            members.add(full);
          }
        });
    return new KeyPage(
        name,
        ConfigReference.type(key.type()),
        key.required(),
        key.required() ? "" : ConfigReference.fallback(key),
        key.description(),
        choices,
        key.examples().stream().map(Defaults::plain).toList(),
        key.effect() == Key.Effect.NOW,
        key.change().map(it -> "autosentry has `" + it.theirs() + "`: " + it.why()),
        members);
  }

  /** Whether a name is just one step further in. */
  private static boolean within(String full, String name) {
    String rest = full.substring(name.length());
    for (String step : List.of("[].", ".*.", ".")) {
      if (rest.startsWith(step)) {
        return rest.indexOf('.', step.length()) < 0;
      }
    }
    return false;
  }

  /** Without the numbers of items. */
  private static String plain(String name) {
    var plain = new StringBuilder();
    boolean within = false;
    for (char c : name.strip().toCharArray()) {
      within = c == '[' || (within && c != ']');
      if (!within && c != ']') {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
