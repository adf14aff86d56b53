package io.jobsentry.monitor;

import io.jobsentry.core.Effect;
import io.jobsentry.core.Event;
import io.jobsentry.inbox.Inbox;
import io.jobsentry.inbox.Reply;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.JobSpec;
import io.jobsentry.process.JobHost;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Performs effects on this machine, one after the other on a thread of its own, and posts what came
 * of them.
 */
public final class LocalHands implements Hands, AutoCloseable {
  private final JobHost host;
  private final JobSpec job;
  private final Follower follower;
  private final Inbox inbox;
  private final Consumer<Event> events;
  private final Consumer<String> trouble;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("sentry-hands").factory());

  /**
   * @param trouble is told, in a sentence, what could not be done and is not done again
   */
  public LocalHands(
      JobHost host,
      JobSpec job,
      Follower follower,
      Inbox inbox,
      Consumer<Event> events,
      Consumer<String> trouble) {
    this.host = host;
    this.job = job;
    this.follower = follower;
    this.inbox = inbox;
    this.events = events;
    this.trouble = trouble;
  }

  @Override
  public void perform(Effect effect) {
    thread.execute(() -> act(effect));
  }

  private void act(Effect effect) {
    try {
      switch (effect) {
        case Effect.Launch(var incarnation, var overlay) -> launch(incarnation, overlay);
        case Effect.Follow(var incarnation) -> follower.follow(incarnation);
        case Effect.Signal(var incarnation, var signal, var target) ->
            host.signal(incarnation, signal, target);
        case Effect.Count(var incarnation) -> count(incarnation);
        case Effect.Answer(var id, boolean ok, var text) -> inbox.answer(id, new Reply(ok, text));
        case Effect.Conclude _ -> {}
      }
    } catch (IOException | RuntimeException e) {
      trouble.accept(effect.getClass().getSimpleName() + " failed: " + e);
    }
  }

  private void launch(Incarnation incarnation, Map<String, String> overlay) {
    follower.expect(incarnation);
    try {
      switch (host.launch(incarnation, job, overlay)) {
        case JobHost.Launch.Started(var identity, var at) -> launched(incarnation, identity, at);
        case JobHost.Launch.Finished(var identity, var at, _) ->
            launched(incarnation, identity, at);
        case JobHost.Launch.Unready(var problems) ->
            events.accept(new Event.LaunchUnready(incarnation, problems));
        case JobHost.Launch.Occupied(var by) ->
            events.accept(
                new Event.LaunchBroke(incarnation, "the job's lock is held by " + by, false));
      }
    } catch (IOException | RuntimeException e) {
      events.accept(
          new Event.LaunchBroke(incarnation, String.valueOf(e.getMessage()), spent(incarnation)));
    }
  }

  private void launched(Incarnation incarnation, JobIdentity identity, Instant at) {
    events.accept(new Event.LaunchSucceeded(incarnation, identity, at));
    try {
      host.tidy();
    } catch (IOException | RuntimeException e) {
      trouble.accept("an old folder in `.sentry/run` could not be removed: " + e.getMessage());
    }
  }

  private boolean spent(Incarnation incarnation) {
    try {
      return host.look(incarnation) instanceof JobHost.Sighting.Gone;
    } catch (RuntimeException e) {
      // It cannot be looked at, so nothing is known, and the same number is the safe one.
      trouble.accept("job " + incarnation + " cannot be looked at: " + e.getMessage());
      return false;
    }
  }

  private void count(Incarnation incarnation) {
    try {
      events.accept(
          new Event.Counted(
              incarnation, host.census(incarnation).stream().map(JobHost.Member::pid).toList()));
    } catch (RuntimeException e) {
      // Not counted is not empty: the core asks again at its next look.
      trouble.accept("job " + incarnation + " could not be counted: " + e.getMessage());
    }
  }

  /** Finishes what is under way: the last answers are among it. */
  @Override
  public void close() {
    thread.close();
  }
}
