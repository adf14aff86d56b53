package io.jobsentry.monitor;

import io.jobsentry.disk.ChangeWatch;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Looks into the inbox whenever something is put there, and every five seconds anyway: on a file
 * system that tells nothing, a command waits that long and no longer.
 */
final class InboxWatch implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  /** Where the platform has no watch at all. */
  private static final Duration BETWEEN_LONE_LOOKS = Duration.ofMillis(250);

  private final ChangeWatch inbox;
  private final Thread thread;
  private volatile boolean closed;

  private InboxWatch(ChangeWatch inbox, Runnable look) {
    this.inbox = inbox;
    this.thread = Thread.ofPlatform().daemon().name("sentry-inbox").unstarted(() -> watch(look));
  }

  static InboxWatch start(Path inbox, Runnable look) {
    var watch = new InboxWatch(ChangeWatch.of(inbox), look);
    watch.thread.start();
    return watch;
  }

  private void watch(Runnable look) {
    try (inbox) {
      while (!closed) {
        // Watched before the look: what comes after it ends the wait.
        boolean watched = inbox.arm();
        look.run();
        inbox.await(watched ? BETWEEN_LOOKS : BETWEEN_LONE_LOOKS);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    inbox.wake();
  }
}
