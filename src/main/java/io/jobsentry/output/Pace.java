package io.jobsentry.output;

import io.jobsentry.disk.ChangeWatch;
import io.jobsentry.model.Moment;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a reader waits at the end of a growing file. Quiet, it sleeps until the kernel reports a
 * change. Once many changes have come in a row it gives the watch back, so that the writer does not
 * pay for it, and looks every millisecond until there has been a lull. Confined to the reader's
 * thread, but for {@link #wake}.
 */
final class Pace implements AutoCloseable {
  private static final Duration LULL = Duration.ofMillis(100);

  /** Changes within one {@link #LULL} from which looking is cheaper than being told. */
  private static final int MANY = 20;

  private static final Duration LOOK = Duration.ofMillis(1);

  /** Without a watch, an idle reader looks this often. */
  private static final Duration LAZY_LOOK = Duration.ofMillis(20);

  /** Some file systems report nothing: a look now and then, even when watching. */
  private static final Duration GUARD = Duration.ofSeconds(5);

  private final ChangeWatch watch;
  private boolean armed;
  private boolean watching;
  private boolean busy;
  private boolean lull;
  private int moves;
  private Duration windowStart = Duration.ZERO;
  private Duration lastMove = Duration.ZERO;

  /**
   * @param path the file, or the folder in which any file may grow
   */
  Pace(Path path, Moment now) {
    this.watch = ChangeWatch.of(path);
    this.lastMove = now.uptime();
  }

  /** Something was read. */
  void moved(Moment now) {
    lastMove = now.uptime();
    lull = false;
    if (lastMove.minus(windowStart).compareTo(LULL) > 0) {
      windowStart = lastMove;
      moves = 0;
    }
    moves++;
    if (moves > MANY) {
      busy = true;
      disarm();
    }
  }

  /**
   * Waits for more, for a bounded time. May return early: the caller looks again.
   *
   * @return whether a lull has just begun
   */
  boolean rest(Moment now) {
    boolean still = now.uptime().minus(lastMove).compareTo(LULL) > 0;
    boolean lullBegins = still && !lull;
    lull = still;
    if (still) {
      busy = false;
    }
    if (lullBegins) {
      return true;
    }
    if (busy) {
      watch.await(LOOK);
    } else if (!armed || !watching) {
      boolean first = !armed;
      armed = true;
      watching = watch.arm();
      if (!watching) {
        watch.await(still ? LAZY_LOOK : LOOK);
      } else if (!first) {
        return false;
      }
    } else {
      // Wakes once more when the lull is reached, so that it can be told.
      watch.await(still ? GUARD : LULL);
      watching = watch.arm();
    }
    return false;
  }

  private void disarm() {
    if (armed) {
      armed = false;
      watching = false;
      watch.disarm();
    }
  }

  /** Waits whatever happens, but for {@link #wake}. */
  void pause(Duration time) {
    disarm();
    watch.await(time);
  }

  /** Ends the wait of the reader, or its next one. For any thread. */
  void wake() {
    watch.wake();
  }

  @Override
  public void close() {
    watch.close();
  }
}
