package io.jobsentry.cli;

import io.jobsentry.config.Config;
import io.jobsentry.json.Json;
import java.util.LinkedHashMap;
import java.util.List;

/** What a rule of the config answers, and with what. */
final class RuleCard {
  private RuleCard() {}

  static Explained of(Watching watching, String name, int width) throws RefusalException {
    List<Config.Rule> rules = watching.config().rules();
    int place = 0;
    while (place < rules.size() && !rules.get(place).name().equals(name)) {
      place++;
    }
    if (place == rules.size()) {
      throw unknown(name, rules);
    }
    Config.Rule rule = rules.get(place);
    String detector = rule.match().detector();
    var entries = new LinkedHashMap<String, List<String>>();
    entries.put("rule", List.of(name));
    entries.put(
        "place", List.of((place + 1) + " of " + rules.size() + ": the first that matches counts"));
    entries.put("detector", List.of(detector));
    DetectorCard.find(watching, detector)
        .ifPresent(card -> entries.put("looks for", List.of(card.summary())));
    rule.match()
        .messageRegex()
        .ifPresent(it -> entries.put("message", List.of("/" + it + "/ is found in it")));
    entries.put("does", List.of(Plan.remedy(rule.action())));
    var json =
        Json.object()
            .put("name", name)
            .put("place", place + 1)
            .put("rules", rules.size())
            .put("detector", detector)
            .putIfPresent("message", rule.match().messageRegex().map(it -> Json.of(it.toString())))
            .put("does", Plan.remedy(rule.action()));
    watching.config().examples().stream()
        .filter(it -> it.of() == Config.Examples.Of.RULE && it.name().equals(name))
        .forEach(
            it -> {
              entries.put("match", it.match());
              entries.put("miss", it.miss());
              json.put("match", Json.ofStrings(it.match()));
              json.put("miss", Json.ofStrings(it.miss()));
            });
    return Explained.card(
        entries,
        width,
        Json.object().put("schema", 1).put("kind", "rule").put("rule", json.build()).build());
  }

  private static RefusalException unknown(String name, List<Config.Rule> rules) {
    List<String> names = rules.stream().map(Config.Rule::name).toList();
    return RefusalException.usage(
        "there is no rule `" + name + "`",
        Nearest.to(name, names)
            .map(near -> "did you mean `" + near + "`?")
            .orElse(
                names.isEmpty()
                    ? "the config has none"
                    : "there are `" + String.join("`, `", names) + "`"));
  }
}
