package io.jobsentry.monitor;

import io.jobsentry.core.Core;
import io.jobsentry.core.Decision;
import io.jobsentry.core.Effect;
import io.jobsentry.core.Event;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Phase;
import io.jobsentry.core.State;
import io.jobsentry.journal.Journal;
import io.jobsentry.model.Desired;
import io.jobsentry.model.Moment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns events into facts on disk and effects in the world, in that order. Confined to the monitor
 * thread.
 *
 * <p>When the journal cannot be written, the facts are kept in memory and written as soon as it can
 * be. Meanwhile effects that must not be forgotten wait: nothing is started and nobody is told that
 * a command is done. Watching, counting and stopping go on, since a full disk is no reason to let a
 * job run that somebody wants stopped.
 */
public final class Engine {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Core core;
  private final Journal journal;
  private final Hands hands;
  private final Witness witness;
  private final Scribe scribe;

  private final List<Unwritten> unwritten = new ArrayList<>();
  private final List<Effect> held = new ArrayList<>();
  private final List<Journal.Entry> unscribed = new ArrayList<>();
  private Duration retryAt = Duration.ZERO;
  private State state;

  private record Unwritten(Instant at, List<Fact> facts) {}

  public Engine(Core core, Journal journal, State state, Hands hands, Witness witness) {
    this(core, journal, state, hands, witness, (_, _) -> {});
  }

  public Engine(
      Core core, Journal journal, State state, Hands hands, Witness witness, Scribe scribe) {
    this.core = core;
    this.journal = journal;
    this.state = state;
    this.hands = hands;
    this.witness = witness;
    this.scribe = scribe;
  }

  /**
   * The state that a journal tells of. The times of its facts are moved to this process's uptime:
   * what the wall clock says has passed since has passed, unless the clock was set back, which
   * counts as no time at all.
   */
  public static State fold(Core core, List<Journal.Entry> entries, Moment now) {
    State state = State.INITIAL;
    for (Journal.Entry entry : entries) {
      Duration age = Duration.between(entry.at(), now.wall());
      Duration uptime = age.isNegative() ? now.uptime() : now.uptime().minus(age);
      state = core.fold().apply(state, entry.fact(), new Moment(entry.at(), uptime));
    }
    return state;
  }

  public State state() {
    return state;
  }

  /** The uptime at which {@link Event.Woke} is due, if nothing else happens. */
  public Optional<Duration> deadline() {
    Optional<Duration> wanted = core.deadline(state);
    if (unwritten.isEmpty()) {
      return wanted;
    }
    return Optional.of(wanted.filter(at -> at.compareTo(retryAt) < 0).orElse(retryAt));
  }

  public void handle(Event event, Moment now) {
    Decision decision = core.decide(state, event, now);
    List<Fact> durable = decision.facts().stream().filter(Fact::durable).toList();
    if (!durable.isEmpty()) {
      unwritten.add(new Unwritten(now.wall(), durable));
    }
    if (!unwritten.isEmpty()) {
      // In trouble there is no hurry; without, every effect waits for the facts.
      if (now.uptime().compareTo(retryAt) >= 0 || concludes(decision)) {
        write(now, decision.effects().stream().anyMatch(Engine::mustBeRemembered));
      }
    }
    state = decision.state();
    // The job does not wait until everybody has been told; whoever asked does: what an answer
    // speaks of can be read in the state by then.
    decision.effects().stream().filter(Engine::touchesTheJob).forEach(this::perform);
    decision.facts().forEach(fact -> witness.saw(fact, state, now));
    decision.effects().stream().filter(effect -> !touchesTheJob(effect)).forEach(this::perform);
    callOff(now);
    // Last: it may take as long as a disk takes, and can be made up for.
    if (!unscribed.isEmpty()) {
      scribe.wrote(List.copyOf(unscribed), now);
      unscribed.clear();
    }
  }

  private static boolean touchesTheJob(Effect effect) {
    return switch (effect) {
      case Effect.Launch _, Effect.Follow _, Effect.Signal _, Effect.Count _ -> true;
      case Effect.Answer _, Effect.Conclude _ -> false;
    };
  }

  private void perform(Effect effect) {
    if (!unwritten.isEmpty() && effect.waitsForJournal()) {
      held.add(effect);
    } else {
      hands.perform(effect);
    }
  }

  /**
   * A start that waits for the journal has not happened, and nobody waits for it any more when the
   * job is to be stopped: a full disk must not keep an operator from being obeyed.
   */
  private void callOff(Moment now) {
    if (state.desired() != Desired.RUNNING
        && state.phase() instanceof Phase.Launching(var incarnation, _)
        && held.removeIf(
            effect -> effect instanceof Effect.Launch l && l.incarnation().equals(incarnation))) {
      handle(new Event.LaunchBroke(incarnation, "it was not wanted any more", false), now);
    }
  }

  private void write(Moment now, boolean durable) {
    boolean troubled = retryAt.compareTo(Duration.ZERO) > 0;
    try {
      while (!unwritten.isEmpty()) {
        Unwritten first = unwritten.getFirst();
        unscribed.addAll(journal.append(first.at(), first.facts(), durable || troubled));
        unwritten.removeFirst();
      }
    } catch (IOException e) {
      if (!troubled) {
        witness.journalFails(String.valueOf(e.getMessage()), now);
      }
      retryAt = now.uptime().plus(RETRY);
      return;
    }
    if (troubled) {
      retryAt = Duration.ZERO;
      witness.journalWorksAgain(now);
    }
    var waiting = List.copyOf(held);
    held.clear();
    waiting.forEach(hands::perform);
  }

  /** What only looks need not be on disk first: after a crash it is simply looked at again. */
  private static boolean mustBeRemembered(Effect effect) {
    return switch (effect) {
      case Effect.Launch _, Effect.Signal _, Effect.Answer _, Effect.Conclude _ -> true;
      case Effect.Follow _, Effect.Count _ -> false;
    };
  }

  private static boolean concludes(Decision decision) {
    return decision.effects().stream().anyMatch(effect -> effect instanceof Effect.Conclude);
  }
}
