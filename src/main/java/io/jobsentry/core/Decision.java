package io.jobsentry.core;

import java.util.List;

/**
 * What an event led to: facts to write down, then effects to perform. {@code state} is the old one
 * with the facts folded in.
 */
public record Decision(State state, List<Fact> facts, List<Effect> effects) {
  public Decision {
    facts = List.copyOf(facts);
    effects = List.copyOf(effects);
  }
}
