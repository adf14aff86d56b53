package io.jobsentry.disk;

import io.jobsentry.posix.Inotify;
import io.jobsentry.posix.PosixException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets one thread sleep until a file, or something in a folder, changes. The kernel makes the
 * writer pay for being watched, so it is watched only between {@link #arm} and {@link #disarm}.
 *
 * <p>Where the platform has no cheap watch, {@link #arm} says so, and whoever waits must look now
 * and then. Only {@link #wake} may be called by other threads.
 */
public final class ChangeWatch implements AutoCloseable {
  private final Path path;
  private final Supplier<Optional<Inotify>> opener;
  private final Semaphore woken = new Semaphore(0);
  private Optional<Inotify> kernel = Optional.empty();
  private boolean opened;
  private OptionalInt watched = OptionalInt.empty();
  private boolean closed;

  private ChangeWatch(Path path, Supplier<Optional<Inotify>> opener) {
    this.path = path;
    this.opener = opener;
  }

  /** Of a file or folder that need not be there yet. */
  public static ChangeWatch of(Path path) {
    return new ChangeWatch(path, Inotify::open);
  }

  /** As on a platform that tells nothing. */
  static ChangeWatch blind(Path path) {
    return new ChangeWatch(path, Optional::empty);
  }

  /** By the thread that waits: the first one of a process takes its time. */
  private synchronized Optional<Inotify> kernel() {
    if (!opened && !closed) {
      opened = true;
      kernel = opener.get();
    }
    return kernel;
  }

  /**
   * Changes from now on end a wait. What changed before may have been missed, so the caller looks
   * once more after this. To be repeated after a change: what has the path now may be another file.
   *
   * @return whether it is watched
   */
  public boolean arm() {
    Optional<Inotify> open = kernel();
    if (open.isEmpty()) {
      return false;
    }
    try {
      watched = OptionalInt.of(open.get().watch(path));
    } catch (PosixException _) {
      // Not there, or the user watches as much as is allowed: looking costs more, and does too.
      watched = OptionalInt.empty();
    }
    return watched.isPresent();
  }

  public void disarm() {
    if (watched.isPresent()) {
      int number = watched.getAsInt();
      kernel().ifPresent(open -> open.unwatch(number));
      watched = OptionalInt.empty();
    }
  }

  /**
   * Waits until there was a change, or somebody called {@link #wake}, for a bounded time. May
   * return early.
   *
   * @return whether something happened before the time was over
   */
  public boolean await(Duration atMost) {
    try {
      Optional<Inotify> open = kernel();
      // Woken before there was anything that could be rung.
      if (woken.drainPermits() > 0) {
        return true;
      }
      return open.isPresent()
          ? open.get().await(atMost)
          : woken.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (PosixException e) {
      throw new UncheckedIOException("waiting for a change of `" + path + "`", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Ends the wait, or the next one. */
  public synchronized void wake() {
    if (closed) {
      return;
    }
    if (kernel.isEmpty()) {
      woken.release();
      return;
    }
    try {
      kernel.get().ring();
    } catch (PosixException e) {
      throw new UncheckedIOException("a watch of `" + path + "` could not be woken", e);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      kernel.ifPresent(Inotify::close);
    }
  }
}
