package io.jobsentry.monitor;

import io.jobsentry.core.Event;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.output.FolderWatch;
import io.jobsentry.output.Tail;
import io.jobsentry.process.JobHost;
import io.jobsentry.process.WatchedHost;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one incarnation at a time: its tail feeds the detectors, and its end is posted only after
 * the tail has read everything that was written before it. Confined to the thread of the hands, but
 * for what the watch tells.
 */
public final class LocalFollower implements Follower {
  private final Layout layout;
  private final WatchedHost host;
  private final FolderWatch folder;
  private final Watchers watchers;
  private final Clock clock;
  private final Consumer<Event> events;
  private final Consumer<String> trouble;
  private @Nullable Followed current;

  private record Followed(Incarnation incarnation, Tail tail, WatchedHost.Watch exit) {}

  public LocalFollower(
      Layout layout,
      WatchedHost host,
      FolderWatch folder,
      Watchers watchers,
      Clock clock,
      Consumer<Event> events,
      Consumer<String> trouble) {
    this.layout = layout;
    this.host = host;
    this.folder = folder;
    this.watchers = watchers;
    this.clock = clock;
    this.events = events;
    this.trouble = trouble;
  }

  @Override
  public void expect(Incarnation incarnation) {
    // What the last one left behind may still have been writing until now.
    if (current != null && !current.incarnation().equals(incarnation)) {
      release();
    }
  }

  @Override
  public void follow(Incarnation incarnation) throws IOException {
    if (current != null && current.incarnation().equals(incarnation)) {
      return;
    }
    release();
    Tail tail =
        Tail.start(
            layout,
            incarnation,
            folder,
            watchers.forIncarnation(incarnation, clock, events),
            e -> trouble.accept("reading the output of job " + incarnation + ": " + e.getMessage()),
            clock);
    WatchedHost.Watch exit = host.watch(incarnation, gone -> gone(incarnation, tail, gone));
    current = new Followed(incarnation, tail, exit);
  }

  /** Called on the thread of the watch, which may wait. */
  private void gone(Incarnation incarnation, Tail tail, JobHost.Sighting.Gone gone) {
    long end = tail.consumed();
    try {
      end = tail.drain();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      trouble.accept("the last output of job " + incarnation + " was not read: " + e.getMessage());
    }
    events.accept(new Event.JobEnded(incarnation, gone.exit(), gone.at(), end));
  }

  private void release() {
    Followed followed = current;
    if (followed != null) {
      followed.exit().close();
      followed.tail().close();
      current = null;
    }
  }

  @Override
  public void close() throws IOException {
    release();
    folder.close();
  }
}
