package io.jobsentry.process;

import io.jobsentry.disk.ChangeWatch;
import io.jobsentry.process.JobHost.Sighting;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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

  private final Optional<ChangeWatch> changes;
  private final Duration betweenLooks;
  private final BooleanSupplier nothingNew;
  private final Thread thread;
  private volatile boolean closed;

  private ExitWatch(
      Optional<ChangeWatch> changes,
      Duration betweenLooks,
      BooleanSupplier nothingNew,
      Supplier<Sighting> look,
      Consumer<Sighting.Gone> onGone) {
    this.changes = changes;
    this.betweenLooks = betweenLooks;
    this.nothingNew = nothingNew;
    thread = Thread.ofPlatform().daemon().name("sentry-exit").unstarted(() -> run(look, onGone));
  }

  /**
   * Woken by what happens to a file, and now and then by itself: a killed stub writes nothing.
   *
   * @param nothingNew a cheap question that, answered with yes, spares the look that is due
   */
  static ExitWatch on(
      Path file,
      Duration betweenLooks,
      BooleanSupplier nothingNew,
      Supplier<Sighting> look,
      Consumer<Sighting.Gone> onGone) {
    return started(
        new ExitWatch(Optional.of(ChangeWatch.of(file)), betweenLooks, nothingNew, look, onGone));
  }

  static ExitWatch looking(Supplier<Sighting> look, Consumer<Sighting.Gone> onGone) {
    return started(new ExitWatch(Optional.empty(), BETWEEN_LONE_LOOKS, () -> false, look, onGone));
  }

  private static ExitWatch started(ExitWatch watch) {
    watch.thread.start();
    return watch;
  }

  private void run(Supplier<Sighting> look, Consumer<Sighting.Gone> onGone) {
    try {
      while (!closed) {
        // Watched before the look: what comes after it ends the wait.
        boolean watched = changes.isPresent() && changes.get().arm();
        if (glance(look) instanceof Sighting.Gone gone) {
          onGone.accept(gone);
          return;
        }
        while (!await(watched) && !closed && nothingNew.getAsBoolean()) {}
      }
    } catch (InterruptedException _) {
      // Closed while it waited, which is how it is ended.
    } finally {
      changes.ifPresent(ChangeWatch::close);
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
  private boolean await(boolean watched) throws InterruptedException {
    if (watched && changes.isPresent()) {
      return changes.get().await(betweenLooks);
    }
    Thread.sleep(
        betweenLooks.compareTo(BETWEEN_LONE_LOOKS) < 0 ? betweenLooks : BETWEEN_LONE_LOOKS);
    return false;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    changes.ifPresent(ChangeWatch::wake);
  }
}
