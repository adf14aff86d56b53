package io.jobsentry.output;

import io.jobsentry.model.Moment;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How a reader waits at the end of a growing file. Quiet, it sleeps until the kernel reports a
 * change. Once many changes have come in a row it gives the watch back, so that the writer does not
 * pay for it, and looks every millisecond until there has been a lull. Confined to the reader's
 * thread.
 */
final class Pace implements AutoCloseable {
  private static final Duration LULL = Duration.ofMillis(100);

  /** Changes within one {@link #LULL} from which looking is cheaper than being told. */
  private static final int MANY = 20;

  private static final long LOOK = Duration.ofMillis(1).toNanos();

  /** Without a watch, an idle reader looks this often. */
  private static final long LAZY_LOOK = Duration.ofMillis(20).toNanos();

  /** Some file systems report nothing: a look now and then, even when watching. */
  private static final long GUARD = Duration.ofSeconds(5).toNanos();

  private final FolderWatch watch;
  private final Thread thread = Thread.currentThread();
  private boolean armed;
  private boolean watching;
  private boolean busy;
  private boolean lull;
  private int moves;
  private Duration windowStart = Duration.ZERO;
  private Duration lastMove = Duration.ZERO;

  Pace(FolderWatch watch, Moment now) {
    this.watch = watch;
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
      LockSupport.parkNanos(this, LOOK);
    } else if (!armed || !watching) {
      boolean first = !armed;
      armed = true;
      watching = watch.arm(thread);
      if (!watching) {
        LockSupport.parkNanos(this, still ? LAZY_LOOK : LOOK);
      } else if (!first) {
        return false;
      }
    } else {
      // Wakes once more when the lull is reached, so that it can be told.
      LockSupport.parkNanos(this, still ? GUARD : LULL.toNanos());
      watching = watch.arm(thread);
    }
    return false;
  }

  private void disarm() {
    if (armed) {
      armed = false;
      watching = false;
      watch.disarm(thread);
    }
  }

  @Override
  public void close() {
    disarm();
  }
}
