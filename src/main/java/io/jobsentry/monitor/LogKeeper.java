package io.jobsentry.monitor;

import io.jobsentry.output.Archivist;
import io.jobsentry.output.Background;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets the archivist work on a thread of its own: whenever the job has written a good part of a
 * segment, every few seconds for what time alone makes due, and without pause while the disk has no
 * room for the job's output. In between it only looks how far the output is.
 */
final class LogKeeper implements AutoCloseable {
  private static final Duration WHILE_CRAMPED = Duration.ofMillis(250);
  private static final Duration WHILE_IT_WRITES = Duration.ofSeconds(1);
  private static final Duration WHILE_IT_DOES_NOT = Duration.ofSeconds(5);

  /** What is due because of its age, or because others fill the disk, waits no longer than this. */
  private static final Duration BETWEEN_WORK = Duration.ofSeconds(10);

  private final Archivist archivist;
  private final long muchBytes;
  private final Supplier<Optional<Archivist.Live>> live;
  private final Runnable holdRoom;
  private final Clock clock;
  private final Consumer<String> trouble;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("sentry-logs").factory());
  private Optional<Archivist.Live> last = Optional.empty();
  private Optional<Archivist.Live> worked = Optional.empty();
  private Duration workedAt = Duration.ZERO;
  private boolean inBackground;

  /**
   * @param segmentBytes what an archive holds
   */
  LogKeeper(
      Archivist archivist,
      long segmentBytes,
      Supplier<Optional<Archivist.Live>> live,
      Runnable holdRoom,
      Clock clock,
      Consumer<String> trouble) {
    this.archivist = archivist;
    this.muchBytes = segmentBytes / 4;
    this.live = live;
    this.holdRoom = holdRoom;
    this.clock = clock;
    this.trouble = trouble;
    // The look that is yet to come is not waited for at the end.
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  void start() {
    again(WHILE_CRAMPED);
  }

  /** There is no room for the job's output. */
  void hurry() {
    try {
      thread.execute(this::look);
    } catch (RejectedExecutionException _) {
      // Nothing is kept any more.
    }
  }

  private void again(Duration pause) {
    try {
      var _ = thread.schedule(() -> again(look()), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      // Nothing is kept any more.
    }
  }

  /** Works if something is due, and gives the time until the next look. */
  private Duration look() {
    Optional<Archivist.Live> now = live.get();
    boolean cramped = now.map(Archivist.Live::cramped).orElse(false);
    boolean writes = !now.equals(last);
    last = now;
    // Between two incarnations, what the last one left behind may still be writing.
    if (now.isPresent() && (cramped || isDue(now.get()))) {
      work(now);
    }
    if (cramped) {
      holdRoom.run();
    }
    return cramped ? WHILE_CRAMPED : writes ? WHILE_IT_WRITES : WHILE_IT_DOES_NOT;
  }

  private boolean isDue(Archivist.Live now) {
    boolean unknown = worked.filter(then -> then.incarnation().equals(now.incarnation())).isEmpty();
    return unknown
        || now.saved() - worked.get().saved() >= muchBytes
        || clock.now().uptime().minus(workedAt).compareTo(BETWEEN_WORK) >= 0;
  }

  private void work(Optional<Archivist.Live> now) {
    if (!inBackground) {
      // To compress is nothing that the job, or the reading of its output, should wait for.
      Background.enter();
      inBackground = true;
    }
    try {
      archivist.tick(now, clock.now());
    } catch (IOException | RuntimeException e) {
      trouble.accept("old output could not be archived: " + e.getMessage());
    }
    worked = now;
    workedAt = clock.now().uptime();
  }

  @Override
  public void close() {
    thread.close();
  }
}
