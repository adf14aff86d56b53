package io.jobsentry.trace;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The pieces of text that wake the reader, also as they stand within quotes. */
final class Triggers {
  private final String[] literals;

  Triggers(Collection<Grammar> grammars) {
    var all = new LinkedHashSet<String>();
    for (Grammar grammar : grammars) {
      for (String trigger : grammar.triggers()) {
        all.add(trigger);
        all.add(trigger.replace("\t", "\\t").replace("\"", "\\\""));
      }
    }
    literals = all.toArray(String[]::new);
  }

  Set<String> all() {
    return new LinkedHashSet<>(java.util.List.of(literals));
  }

  boolean in(String line) {
    for (String literal : literals) {
      if (line.contains(literal)) {
        return true;
      }
    }
    return false;
  }
}
