package io.jobsentry.core;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Moment;
import io.jobsentry.policy.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The next state while one fact is folded into the last. The fields are those of {@link State}. */
final class Draft {
  /** How many answers are remembered. Far more than can be waiting in an inbox. */
  private static final int ANSWERS_KEPT = 64;

  State.Run run;
  Desired desired;
  Phase phase;
  int incarnations;
  Tally tally;
  Map<String, String> overlay;
  Optional<State.Progress> progress;
  Optional<Phase.Ending> lastEnding;
  Optional<State.Incident> incident;
  Story story;
  List<String> failing;
  Optional<State.Judged> judged;
  Movement movement;
  List<State.Order> orders;
  Map<String, State.Answer> answers;
  State.Totals totals;

  Draft(State was) {
    this.run = was.run();
    this.desired = was.desired();
    this.phase = was.phase();
    this.incarnations = was.incarnations();
    this.tally = was.tally();
    this.overlay = was.overlay();
    this.progress = was.progress();
    this.lastEnding = was.lastEnding();
    this.incident = was.incident();
    this.story = was.story();
    this.failing = was.failing();
    this.judged = was.judged();
    this.movement = was.movement();
    this.orders = was.orders();
    this.answers = was.answers();
    this.totals = was.totals();
  }

  State done() {
    return new State(
        run,
        desired,
        phase,
        incarnations,
        tally,
        overlay,
        progress,
        lastEnding,
        incident,
        story,
        failing,
        judged,
        movement,
        orders,
        answers,
        totals);
  }

  /** A run starts with nothing of the last one but what was learnt: numbers, marks and answers. */
  void begin(State.Run next) {
    run = next;
    desired = Desired.RUNNING;
    phase = new Phase.Held();
    tally = tally.afresh();
    overlay = Map.of();
    lastEnding = Optional.empty();
    unheard();
    judged = Optional.empty();
    totals = State.Totals.NONE;
  }

  /** What the last incarnation said does not speak of the next. */
  void unheard() {
    incident = Optional.empty();
    story = Story.NONE;
    failing = List.of();
  }

  /** Numbers only grow, whatever a damaged journal says. */
  void taken(int number) {
    incarnations = Math.max(number, incarnations);
  }

  void progressed(double highest, double journalled, Moment journalledAt, int heard) {
    progress = Optional.of(new State.Progress(highest, journalled, journalledAt, heard));
  }

  void ordered(Command command) {
    // An order that comes during a start is answered by the incarnation that is starting.
    int before =
        phase instanceof Phase.Launching launching
            ? launching.incarnation().number() - 1
            : incarnations;
    orders = new ArrayList<>(orders);
    orders.add(new State.Order(command, before));
  }

  void answered(String id, State.Answer answer) {
    orders = orders.stream().filter(order -> !order.command().id().equals(id)).toList();
    answers = new LinkedHashMap<>(answers);
    answers.put(id, answer);
    if (answers.size() > ANSWERS_KEPT) {
      answers.remove(answers.keySet().iterator().next());
    }
  }
}
