package io.jobsentry.monitor;

import io.jobsentry.core.Event;
import io.jobsentry.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Where events wait for the one thread that decides. Whoever posts never waits: what posts a lot,
 * the detectors, is held to one notice per cooldown at the source.
 */
public final class Mailbox {
  private final LinkedBlockingQueue<Event> queue = new LinkedBlockingQueue<>();
  private final Clock clock;

  public Mailbox(Clock clock) {
    this.clock = clock;
  }

  public void post(Event event) {
    queue.add(event);
  }

  /** The next event, or {@link Event.Woke} when the deadline comes first. */
  Event next(Optional<Duration> deadline) throws InterruptedException {
    if (deadline.isEmpty()) {
      return queue.take();
    }
    Duration left = deadline.get().minus(clock.now().uptime());
    // Rounded up: to wake a moment too early means to wake again and again until it is time.
    long millis = left.isNegative() ? 0 : left.toMillis() + 1;
    Event event = queue.poll(millis, TimeUnit.MILLISECONDS);
    return event == null ? new Event.Woke() : event;
  }
}
