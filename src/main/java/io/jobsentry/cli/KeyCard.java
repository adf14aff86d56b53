package io.jobsentry.cli;

import io.jobsentry.config.KeyPage;
import io.jobsentry.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a key of the config is for. */
final class KeyCard {
  private KeyCard() {}

  static Explained of(String name, int width) throws RefusalException {
    KeyPage key = KeyPage.find(name).orElseThrow(() -> unknown(name));
    var entries = new LinkedHashMap<String, List<String>>();
    entries.put("key", List.of(key.name()));
    entries.put("what", List.of(key.meaning()));
    entries.put("type", List.of(key.type()));
    if (key.required()) {
      entries.put("default", List.of("none: it must be given"));
    } else if (!key.fallback().isEmpty()) {
      entries.put("default", List.of(key.fallback()));
    }
    var choices = new ArrayList<String>();
    key.choices().forEach((word, it) -> choices.add(word + (it.isEmpty() ? "" : ": " + it)));
    putSome(entries, "choices", choices);
    putSome(entries, "example", key.examples());
    putSome(entries, "keys", key.members());
    key.change().ifPresent(it -> entries.put("differs", List.of(it)));
    if (!key.effective()) {
      entries.put("effect", List.of("none yet"));
    }
    entries.put("more", List.of("docs/config.md"));
    var words = Json.object();
    key.choices().forEach(words::put);
    Json.Obj page =
        Json.object()
            .put("name", key.name())
            .put("meaning", key.meaning())
            .put("type", key.type().replace("`", ""))
            .put("required", key.required())
            .put("default", key.fallback().replace("`", ""))
            .put("choices", words.build())
            .put("examples", Json.ofStrings(key.examples()))
            .put("keys", Json.ofStrings(key.members()))
            .put("effective", key.effective())
            .build();
    return Explained.card(
        entries, width, Json.object().put("schema", 1).put("kind", "key").put("key", page).build());
  }

  private static void putSome(Map<String, List<String>> entries, String name, List<String> values) {
    if (!values.isEmpty()) {
      entries.put(name, values);
    }
  }

  private static RefusalException unknown(String name) {
    List<String> names = KeyPage.names();
    // Whoever remembers the last word only has as good as said it, if no other key ends with it.
    List<String> ending = names.stream().filter(it -> it.endsWith("." + name)).toList();
    String hint =
        ending.size() == 1
            ? "did you mean `" + ending.getFirst() + "`?"
            : ending.isEmpty()
                ? Nearest.to(name, names)
                    .map(near -> "did you mean `" + near + "`?")
                    .orElse("docs/config.md has them all")
                : "these end with it: " + String.join(", ", ending);
    return RefusalException.usage("the config has no key `" + name + "`", hint);
  }
}
