package io.jobsentry.monitor;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/**
 * Looks into the inbox whenever something is put there, and every five seconds anyway: on a file
 * system that tells nothing, a command waits that long and no longer.
 */
final class InboxWatch implements AutoCloseable {
  private static final long LOOK_MILLIS = 5_000;

  private final WatchService service;
  private final Thread thread;

  private InboxWatch(WatchService service, Runnable look) {
    this.service = service;
    this.thread = Thread.ofPlatform().daemon().name("sentry-inbox").unstarted(() -> watch(look));
  }

  static InboxWatch start(Path inbox, Runnable look) throws IOException {
    WatchService service = inbox.getFileSystem().newWatchService();
    inbox.register(service, StandardWatchEventKinds.ENTRY_CREATE);
    var watch = new InboxWatch(service, look);
    watch.thread.start();
    return watch;
  }

  private void watch(Runnable look) {
    try {
      while (true) {
        look.run();
        WatchKey key = service.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
      }
    } catch (ClosedWatchServiceException | InterruptedException _) {
      // The session is over.
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
