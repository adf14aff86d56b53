package io.jobsentry.replay;

import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Core;
import io.jobsentry.core.Decision;
import io.jobsentry.core.Effect;
import io.jobsentry.core.Event;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Phase;
import io.jobsentry.core.State;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Stands in for the machine while the real core decides: every start succeeds, every job obeys the
 * first signal and leaves nothing behind, and whoever has to wait waits in the log's time. A job
 * that a rule pauses is resumed at once, and after a run that is over another begins, because the
 * log goes on.
 */
final class StandIn {
  private static final JobIdentity NOBODY = new JobIdentity(1, 1, "replay");

  /** More steps than that lie between no two lines of a log. */
  private static final int MOST_STEPS = 10_000;

  private final Core core;
  private final List<String> command;
  private final LogTime time;
  private final Deque<Event> due = new ArrayDeque<>();
  private State state = State.INITIAL;
  private int orders;

  StandIn(Core core, List<String> command, LogTime time) {
    this.core = core;
    this.command = command;
    this.time = time;
  }

  State state() {
    return state;
  }

  /** The incarnation that is up. */
  Phase.Up up() {
    if (state.phase() instanceof Phase.Up up) {
      return up;
    }
    throw new IllegalStateException("nothing is up, but " + state.phase());
  }

  /** When the core wants to be woken, if nothing else happens. */
  Optional<Duration> deadline() {
    return core.deadline(state);
  }

  void begin() {
    due.add(new Event.Began(1, "replay", new Event.Mandate.Run(command, 0), newest(), false));
    settle();
  }

  private int newest() {
    return state.incarnations();
  }

  /** Wakes the core as often as it wants to be until then. */
  List<Fact> wakeUntil(Moment then) {
    var facts = new ArrayList<Fact>();
    for (int i = 0; i < MOST_STEPS; i++) {
      Optional<Duration> wanted = core.deadline(state);
      if (wanted.isEmpty() || wanted.get().compareTo(then.uptime()) > 0) {
        break;
      }
      Duration wait = wanted.get().minus(time.now().uptime());
      if (!wait.isNegative()) {
        time.goTo(time.now().plus(wait));
      }
      due.add(new Event.Woke());
      facts.addAll(settle());
    }
    return facts;
  }

  /** Something happened; all that follows from it until a job is up. */
  List<Fact> happened(Event event) {
    due.add(event);
    return settle();
  }

  /** What would follow if the job ended now in that way, without it happening. */
  List<Fact> ifItEnded(JobExit exit, long output, List<String> lastWords) {
    var ended = new Event.JobEnded(up().incarnation(), exit, time.now().wall(), output, lastWords);
    return core.decide(state, ended, time.now()).facts();
  }

  /** The job ends; what follows until it would be started again. */
  List<Fact> ended(JobExit exit, long output, List<String> lastWords) {
    due.add(new Event.JobEnded(up().incarnation(), exit, time.now().wall(), output, lastWords));
    var facts = new ArrayList<Fact>();
    while (!due.isEmpty()) {
      facts.addAll(decide(due.poll()));
    }
    return facts;
  }

  private List<Fact> settle() {
    var facts = new ArrayList<Fact>();
    for (int i = 0; i < MOST_STEPS; i++) {
      while (!due.isEmpty()) {
        facts.addAll(decide(due.poll()));
      }
      switch (state.phase()) {
        case Phase.Up _ -> {
          return facts;
        }
        case Phase.Waiting waiting -> wait(waiting.due());
        case Phase.Clearing c -> wait(c.lookAt());
        case Phase.Held _ -> {
          orders++;
          due.add(
              new Event.Ordered(
                  new io.jobsentry.core.Command(
                      "replay-" + orders, io.jobsentry.core.Command.Verb.RESUME, "the log")));
        }
        case Phase.Over _, Phase.Idle _ ->
            due.add(
                new Event.Began(1, "replay", new Event.Mandate.Run(command, 0), newest(), false));
        case Phase.Launching launching ->
            throw new IllegalStateException("nobody started " + launching.incarnation());
      }
    }
    throw new IllegalStateException("no end of " + state.phase());
  }

  private void wait(Duration until) {
    Duration wait = until.minus(time.now().uptime());
    if (wait.isPositive()) {
      time.skip(wait);
    }
    due.add(new Event.Woke());
  }

  private List<Fact> decide(Event event) {
    Decision decision = core.decide(state, event, time.now());
    state = decision.state();
    decision.effects().forEach(this::perform);
    return decision.facts();
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Launch launch ->
          due.add(new Event.LaunchSucceeded(launch.incarnation(), NOBODY, time.now().wall()));
      case Effect.Signal signal -> {
        if (state.phase() instanceof Phase.Clearing c && c.ending().isEmpty()) {
          due.add(
              new Event.JobEnded(
                  signal.incarnation(),
                  new JobExit.Killed(signal.signal().number(), false),
                  time.now().wall(),
                  0));
        }
      }
      case Effect.Count count -> due.add(new Event.Counted(count.incarnation(), List.of()));
      case Effect.Follow _, Effect.Answer _, Effect.Conclude _ -> {}
    }
  }

  /** How a run ended among some facts, if one did. */
  static Optional<Conclusion> conclusion(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.RunEnded.class::isInstance)
        .map(fact -> ((Fact.RunEnded) fact).conclusion())
        .findFirst();
  }
}
