package io.jobsentry.core;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Moment;
import java.util.ArrayList;
import java.util.List;

/** One decision in the making. What is noted is folded in at once, so that later parts see it. */
final class Step {
  private final Fold fold;
  private final Discreet discreet;
  private final List<Rule> rules;
  private final Moment now;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private State state;

  /**
   * @param rules that overlays of the environment are filled from
   */
  Step(Fold fold, Discreet discreet, List<Rule> rules, State state, Moment now) {
    this.fold = fold;
    this.discreet = discreet;
    this.rules = rules;
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

  /** Rules have seen by now what was really said; from here on it is told without its secrets. */
  void note(Fact told) {
    Fact fact = discreet.of(told);
    facts.add(fact);
    state = fold.apply(state, fact, now);
  }

  /** Asks for a start with all that rules have set. */
  void launch(Incarnation incarnation) {
    ask(new Effect.Launch(incarnation, Overlays.filled(state.overlay(), rules)));
  }

  void ask(Effect effect) {
    effects.add(effect);
  }

  Decision done() {
    return new Decision(state, facts, effects);
  }
}
