package io.jobsentry.process;

import io.jobsentry.process.JobHost.Sighting;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the end of one incarnation: the stub's writing wakes it at once, and every other second
 * it looks by itself, for the case that the stub was killed.
 */
final class ExitWatch implements AutoCloseable {
  private static final long LOOK_MILLIS = 2_000;

  private final @Nullable WatchService service;
  private final Thread thread;
  private volatile boolean closed;

  private ExitWatch(Path folder, Supplier<Sighting> look, Consumer<Sighting.Gone> onGone) {
    service = register(folder).orElse(null);
    thread = Thread.ofVirtual().name("exit-watch").unstarted(() -> run(look, onGone));
  }

  static ExitWatch begin(Path folder, Supplier<Sighting> look, Consumer<Sighting.Gone> onGone) {
    var watch = new ExitWatch(folder, look, onGone);
    watch.thread.start();
    return watch;
  }

  /** None where the system has no watches left: the looks must do then. */
  private static Optional<WatchService> register(Path folder) {
    try {
      WatchService service = folder.getFileSystem().newWatchService();
      try {
        folder.register(
            service, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
        return Optional.of(service);
      } catch (IOException e) {
        service.close();
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void run(Supplier<Sighting> look, Consumer<Sighting.Gone> onGone) {
    try {
      while (!closed) {
        if (look.get() instanceof Sighting.Gone gone) {
          onGone.accept(gone);
          return;
        }
        await();
      }
    } catch (InterruptedException | ClosedWatchServiceException _) {
      Thread.currentThread().interrupt();
    } finally {
      release();
    }
  }

  private void await() throws InterruptedException {
    WatchService events = service;
    if (events == null) {
      Thread.sleep(LOOK_MILLIS / 10);
      return;
    }
    WatchKey key = events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    if (key != null) {
      key.pollEvents();
      key.reset();
    }
  }

  private void release() {
    try {
      if (service != null) {
        service.close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    release();
  }
}
