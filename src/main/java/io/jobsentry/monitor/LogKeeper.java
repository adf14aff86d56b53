package io.jobsentry.monitor;

import io.jobsentry.output.Archivist;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets the archivist work on a thread of its own: every second while the job writes, seldom while
 * it does not.
 */
final class LogKeeper implements AutoCloseable {
  private static final int QUIET_TICKS = 10;

  private final Archivist archivist;
  private final Supplier<Optional<Archivist.Live>> live;
  private final Clock clock;
  private final Consumer<String> trouble;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sentry-logs").factory());
  private Optional<Archivist.Live> last = Optional.empty();
  private int quiet = QUIET_TICKS;

  LogKeeper(
      Archivist archivist,
      Supplier<Optional<Archivist.Live>> live,
      Clock clock,
      Consumer<String> trouble) {
    this.archivist = archivist;
    this.live = live;
    this.clock = clock;
    this.trouble = trouble;
  }

  void start() {
    long every = Duration.ofSeconds(1).toMillis();
    var _ = thread.scheduleWithFixedDelay(this::tick, every, every, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    Optional<Archivist.Live> now = live.get();
    if (now.equals(last) && ++quiet < QUIET_TICKS) {
      return;
    }
    last = now;
    quiet = 0;
    if (now.isEmpty()) {
      // Between two incarnations, what the last one left behind may still be writing.
      return;
    }
    try {
      archivist.tick(now, clock.now());
    } catch (IOException | RuntimeException e) {
      trouble.accept("old output could not be archived: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
