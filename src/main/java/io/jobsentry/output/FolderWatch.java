package io.jobsentry.output;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Wakes threads when something in a folder changes. One is shared by all readers of a project.
 *
 * <p>The kernel makes the writer pay for every event, so the folder is only watched while at least
 * one reader asks for it: a reader that is busy anyway looks at the size itself. Where the platform
 * has no cheap watch, {@link #arm} says so and the reader keeps looking.
 */
public final class FolderWatch implements AutoCloseable {
  private static final boolean CHEAP = System.getProperty("os.name", "").startsWith("Linux");

  private final Path folder;
  private final @Nullable WatchService service;
  private final Set<Thread> armed = new HashSet<>();
  private @Nullable WatchKey key;

  /** Never fails: without a watch, readers look by themselves. */
  public FolderWatch(Path folder) {
    this.folder = folder;
    this.service = CHEAP ? open(folder) : null;
    if (service != null) {
      Thread.ofPlatform().daemon().name("sentry-watch").start(() -> deliver(service));
    }
  }

  private static @Nullable WatchService open(Path folder) {
    try {
      return folder.getFileSystem().newWatchService();
    } catch (IOException _) {
      // The user's limit on inotify instances is spent: looking costs a little more, no more.
      return null;
    }
  }

  /**
   * From now on, a change in the folder unparks the thread. What changed before may have been
   * missed, so the caller looks once more after this.
   *
   * @return whether the folder is watched
   */
  synchronized boolean arm(Thread thread) {
    armed.add(thread);
    if (service == null) {
      return false;
    }
    if (key == null) {
      try {
        key =
            folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
      } catch (IOException | ClosedWatchServiceException _) {
        return false;
      }
    }
    return true;
  }

  synchronized void disarm(Thread thread) {
    armed.remove(thread);
    if (armed.isEmpty() && key != null) {
      key.cancel();
      key = null;
    }
  }

  private void deliver(WatchService events) {
    try {
      while (true) {
        WatchKey changed = events.take();
        changed.pollEvents();
        boolean valid = changed.reset();
        synchronized (this) {
          if (!valid && changed.equals(key)) {
            key = null;
          }
          armed.forEach(LockSupport::unpark);
        }
      }
    } catch (ClosedWatchServiceException _) {
      // Closed: nobody waits any more.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    if (service != null) {
      service.close();
    }
  }
}
