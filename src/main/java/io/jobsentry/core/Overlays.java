package io.jobsentry.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What rules put over the environment of the job. A secret among it is not written down: the
 * journal names the rule that has it, and it is read there again when the job is started.
 */
public final class Overlays {
  /** No value of a variable can have it. */
  private static final String FROM_RULE = "\0rule ";

  private Overlays() {}

  /** Stands for what a rule sets the variable to. */
  public static String from(String rule) {
    return FROM_RULE + rule;
  }

  /** The rule that a value of the journal stands for. */
  public static Optional<String> rule(String value) {
    return value.startsWith(FROM_RULE)
        ? Optional.of(value.substring(FROM_RULE.length()))
        : Optional.empty();
  }

  /** As it may be shown. */
  public static Map<String, String> shown(Map<String, String> overlay) {
    var shown = new TreeMap<>(overlay);
    shown.replaceAll((_, value) -> rule(value).map(it -> "of rule `" + it + "`").orElse(value));
    return shown;
  }

  /**
   * As the job gets it. A rule that is gone from the config, or says nothing of it any more, sets
   * nothing.
   */
  static Map<String, String> filled(Map<String, String> overlay, List<Rule> rules) {
    var filled = new TreeMap<String, String>();
    overlay.forEach(
        (name, value) ->
            rule(value)
                .map(it -> value(rules, it, name))
                .orElse(Optional.of(value))
                .ifPresent(it -> filled.put(name, it)));
    return filled;
  }

  private static Optional<String> value(List<Rule> rules, String wanted, String variable) {
    return rules.stream()
        .filter(rule -> rule.name().equals(wanted))
        .map(Rule::remedy)
        .filter(Rule.Remedy.RestartWithEnv.class::isInstance)
        .map(Rule.Remedy.RestartWithEnv.class::cast)
        .map(remedy -> Optional.ofNullable(remedy.set().get(variable)))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
