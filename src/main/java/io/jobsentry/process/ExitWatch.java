package io.jobsentry.process;

import io.jobsentry.process.JobHost.Sighting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits for the end of one incarnation: the stub's writing wakes it at once, and now and then it
 * looks by itself, for the case that the stub was killed.
 */
final class ExitWatch implements WatchedHost.Watch {
  /** Where nothing wakes it. */
  private static final Duration BETWEEN_LONE_LOOKS = Duration.ofMillis(250);

  private final Optional<WatchService> events;
  private final Duration betweenLooks;
  private final BooleanSupplier nothingNew;
  private final Thread thread;
  private volatile boolean closed;

  private ExitWatch(
      Optional<WatchService> events,
      Duration betweenLooks,
      BooleanSupplier nothingNew,
      Supplier<Sighting> look,
      Consumer<Sighting.Gone> onGone) {
    this.events = events;
    this.betweenLooks = betweenLooks;
    this.nothingNew = nothingNew;
    thread = Thread.ofPlatform().daemon().name("sentry-exit").unstarted(() -> run(look, onGone));
  }

  /**
   * Woken by what happens in a folder, and now and then by itself: a killed stub writes nothing.
   *
   * @param nothingNew a cheap question that, answered with yes, spares the look that is due
   */
  static ExitWatch on(
      Path folder,
      Duration betweenLooks,
      BooleanSupplier nothingNew,
      Supplier<Sighting> look,
      Consumer<Sighting.Gone> onGone) {
    return started(new ExitWatch(register(folder), betweenLooks, nothingNew, look, onGone));
  }

  static ExitWatch looking(Supplier<Sighting> look, Consumer<Sighting.Gone> onGone) {
    return started(new ExitWatch(Optional.empty(), BETWEEN_LONE_LOOKS, () -> false, look, onGone));
  }

  private static ExitWatch started(ExitWatch watch) {
    watch.thread.start();
    return watch;
  }

  /** None where the system has no watches left: the looks must do then. */
  private static Optional<WatchService> register(Path folder) {
    try {
      WatchService service = folder.getFileSystem().newWatchService();
      try {
        folder.register(service, StandardWatchEventKinds.ENTRY_MODIFY);
        return Optional.of(service);
      } catch (IOException _) {
        service.close();
        return Optional.empty();
      }
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void run(Supplier<Sighting> look, Consumer<Sighting.Gone> onGone) {
    try {
      while (!closed) {
        if (glance(look) instanceof Sighting.Gone gone) {
          onGone.accept(gone);
          return;
        }
        while (!await() && nothingNew.getAsBoolean()) {}
      }
    } catch (InterruptedException | ClosedWatchServiceException _) {
      // Closed while it waited, which is how it is ended.
    } finally {
      release();
    }
  }

  /** A look that fails, for want of descriptors say, is made again: the end must not be missed. */
  private static Sighting glance(Supplier<Sighting> look) {
    try {
      return look.get();
    } catch (UncheckedIOException _) {
      return new Sighting.Starting();
    }
  }

  /** Whether something woke it before the next look was due. */
  private boolean await() throws InterruptedException {
    if (events.isEmpty()) {
      Thread.sleep(
          betweenLooks.compareTo(BETWEEN_LONE_LOOKS) < 0 ? betweenLooks : BETWEEN_LONE_LOOKS);
      return false;
    }
    WatchKey key = events.get().poll(betweenLooks.toMillis(), TimeUnit.MILLISECONDS);
    if (key == null) {
      return false;
    }
    key.pollEvents();
    key.reset();
    return true;
  }

  private void release() {
    if (events.isPresent()) {
      try {
        events.get().close();
      } catch (IOException e) {
        throw new UncheckedIOException("a watch could not be closed", e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    release();
  }
}
