package io.jobsentry.monitor;

import io.jobsentry.output.Archivist;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets the archivist work on a thread of its own: every second while the job writes, seldom while
 * it does not, and at once and without pause while the disk has no room for the job's output.
 */
final class LogKeeper implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(250);

  /** Ticks from one look to the next while the job writes. */
  private static final int BUSY_TICKS = 4;

  /** Ticks from one look to the next while it does not. */
  private static final int QUIET_TICKS = 40;

  private final Archivist archivist;
  private final Supplier<Optional<Archivist.Live>> live;
  private final Runnable holdRoom;
  private final Clock clock;
  private final Consumer<String> trouble;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sentry-logs").factory());
  private Optional<Archivist.Live> last = Optional.empty();
  private int ticks = QUIET_TICKS;

  LogKeeper(
      Archivist archivist,
      Supplier<Optional<Archivist.Live>> live,
      Runnable holdRoom,
      Clock clock,
      Consumer<String> trouble) {
    this.archivist = archivist;
    this.live = live;
    this.holdRoom = holdRoom;
    this.clock = clock;
    this.trouble = trouble;
  }

  void start() {
    long every = TICK.toMillis();
    var _ = thread.scheduleWithFixedDelay(this::tick, every, every, TimeUnit.MILLISECONDS);
  }

  /** There is no room for the job's output. */
  void hurry() {
    try {
      thread.execute(this::tick);
    } catch (RejectedExecutionException _) {
      // Nothing is kept any more.
    }
  }

  private void tick() {
    Optional<Archivist.Live> now = live.get();
    boolean cramped = now.map(Archivist.Live::cramped).orElse(false);
    int wait = cramped ? 0 : now.equals(last) ? QUIET_TICKS : BUSY_TICKS;
    if (++ticks < wait) {
      return;
    }
    last = now;
    ticks = 0;
    if (now.isEmpty()) {
      // Between two incarnations, what the last one left behind may still be writing.
      return;
    }
    try {
      archivist.tick(now, clock.now());
    } catch (IOException | RuntimeException e) {
      trouble.accept("old output could not be archived: " + e.getMessage());
    }
    if (cramped) {
      holdRoom.run();
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
