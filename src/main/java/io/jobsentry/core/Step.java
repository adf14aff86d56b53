package io.jobsentry.core;

import io.jobsentry.model.Moment;
import java.util.ArrayList;
import java.util.List;

/** One decision in the making. What is noted is folded in at once, so that later parts see it. */
final class Step {
  private final Fold fold;
  private final Moment now;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private State state;

  Step(Fold fold, State state, Moment now) {
    this.fold = fold;
    this.state = state;
    this.now = now;
  }

  Moment now() {
    return now;
  }

  State state() {
    return state;
  }

  Phase phase() {
    return state.phase();
  }

  void note(Fact fact) {
    facts.add(fact);
    state = fold.apply(state, fact, now);
  }

  void ask(Effect effect) {
    effects.add(effect);
  }

  Decision done() {
    return new Decision(state, facts, effects);
  }
}
