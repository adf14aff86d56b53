package io.jobsentry.monitor;

import io.jobsentry.core.Event;
import io.jobsentry.core.Phase;
import io.jobsentry.core.State;
import io.jobsentry.time.Clock;
import java.util.Optional;

/**
 * The loop: takes one event at a time and hands it to the engine. The only blocking call is the one
 * to the mailbox.
 */
public final class Supervisor {
  private final Engine engine;
  private final Mailbox mailbox;
  private final Clock clock;

  public Supervisor(Engine engine, Mailbox mailbox, Clock clock) {
    this.engine = engine;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  /**
   * Works until the run is over.
   *
   * @param began the first event
   */
  public State run(Event.Began began) throws InterruptedException {
    engine.handle(began, clock.now());
    while (!(engine.state().phase() instanceof Phase.Over)) {
      engine.handle(mailbox.next(engine.deadline()), clock.now());
    }
    return engine.state();
  }

  /** Works until one command is answered, for a project in which no supervisor runs. */
  public State carry(Event.Began began, String commandId) throws InterruptedException {
    engine.handle(began, clock.now());
    while (Optional.ofNullable(engine.state().answers().get(commandId)).isEmpty()) {
      engine.handle(mailbox.next(engine.deadline()), clock.now());
    }
    return engine.state();
  }
}
