package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Moment;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Follows the output of one incarnation and hands every byte of it to a {@link Sink}, on a thread
 * of its own. How far it got is kept in a file, so that the next sentry goes on there: a byte that
 * was delivered in the last half second before a crash may be delivered again, none is left out.
 */
public final class Tail implements AutoCloseable {
  private static final int CHUNK = 1 << 18;
  private static final Duration SAVE_EVERY = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Layout layout;
  private final Incarnation incarnation;
  private final Pace pace;
  private final Sink sink;
  private final Consumer<Exception> trouble;
  private final Clock clock;
  private final Path offsetFile;
  private final Queue<Drain> drains = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Long> ended = new CompletableFuture<>();
  private final Thread thread;
  private final long began;
  private volatile long consumed;
  private volatile long saved;
  private volatile boolean closing;

  /** The last attempt to keep the offset failed. Confined to the tail's thread. */
  private boolean unsaved;

  /** The last attempt to note the time failed. Confined to the tail's thread. */
  private boolean unmarked;

  /** Somebody wants to know when everything before {@code end} has been delivered. */
  private record Drain(long end, CompletableFuture<Long> answer) {}

  private Tail(
      Layout layout, Incarnation incarnation, Sink sink, Consumer<Exception> trouble, Clock clock)
      throws IOException {
    this.layout = layout;
    this.incarnation = incarnation;
    this.sink = sink;
    this.trouble = trouble;
    this.clock = clock;
    this.offsetFile = offsetFile(layout, incarnation);
    this.began = OffsetFile.read(offsetFile).orElse(0);
    this.saved = began;
    this.consumed = began;
    this.pace = new Pace(layout.segment(incarnation), clock.now());
    this.thread =
        Thread.ofPlatform().daemon().name("sentry-tail-" + incarnation).unstarted(this::run);
  }

  /**
   * Goes on where the last tail of this incarnation stopped, or at the beginning. The segment need
   * not be there yet.
   *
   * @param trouble is told what went wrong, on the tail's thread: a failing disk is tried again, a
   *     failing sink ends the tail
   */
  public static Tail start(
      Layout layout, Incarnation incarnation, Sink sink, Consumer<Exception> trouble, Clock clock)
      throws IOException {
    var tail = new Tail(layout, incarnation, sink, trouble, clock);
    tail.thread.start();
    return tail;
  }

  static Path offsetFile(Layout layout, Incarnation incarnation) {
    return layout.incarnation(incarnation).resolve("offset");
  }

  public Incarnation incarnation() {
    return incarnation;
  }

  /** Where it went on. What is to be shown beside it begins here: it may be far ahead already. */
  public long began() {
    return began;
  }

  /** Everything before this has been handed to the sink. */
  public long consumed() {
    return consumed;
  }

  /** Everything before this is never asked for again, not even after a crash. */
  public long saved() {
    return saved;
  }

  /**
   * Reads to the end of the file as of now. When this returns, the sink has had {@link
   * Sink#drained} on the tail's thread.
   *
   * @return the offset up to which output was delivered
   */
  public long drain() throws InterruptedException {
    var drain = new Drain(size(), new CompletableFuture<>());
    drains.add(drain);
    pace.wake();
    try {
      return (Long) CompletableFuture.anyOf(drain.answer(), ended).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the tail of " + incarnation + " failed", e.getCause());
    }
  }

  /** Stops where it is, and keeps the offset. */
  @Override
  public void close() {
    closing = true;
    pace.wake();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private long size() {
    try {
      return Files.size(layout.segment(incarnation));
    } catch (IOException _) {
      // Not there, or not readable: then the end is wherever the tail finds it.
      return Long.MAX_VALUE;
    }
  }

  private void run() {
    try (var source = new SegmentSource(layout, incarnation, consumed);
        var offset = new OffsetFile(offsetFile);
        var index = new TimeIndex.Writer(layout, incarnation);
        pace) {
      follow(source, offset, index);
      ended.complete(consumed);
    } catch (IOException | RuntimeException e) {
      ended.completeExceptionally(e);
      trouble.accept(e);
    }
  }

  private void follow(SegmentSource source, OffsetFile offset, TimeIndex.Writer index) {
    byte[] buffer = new byte[CHUNK];
    Duration lastSave = Duration.ZERO;
    IOException last = null;
    while (true) {
      int read;
      // Asked before reading, so that what was written before the question is in the answer.
      int asked = drains.size();
      try {
        read = source.read(buffer);
        if (read == 0 && source.size() < source.position()) {
          // Somebody cut the file: what comes next is appended at its new end.
          source.seek(source.size());
          sink.gap(consumed, source.position());
          consumed = source.position();
        }
        last = null;
      } catch (IOException e) {
        if (last == null) {
          trouble.accept(e);
        }
        last = e;
        read = 0;
      }
      Moment now = clock.now();
      if (read > 0) {
        if (source.chunk() != consumed) {
          sink.gap(consumed, source.chunk());
        }
        sink.bytes(source.chunk(), buffer, read);
        consumed = source.position();
        mark(index, now, source.chunk());
        pace.moved(now);
        while (drains.peek() instanceof Drain(long end, _) && end <= consumed) {
          answerDrain();
        }
      } else {
        for (int i = 0; i < asked; i++) {
          answerDrain();
        }
      }
      boolean due = now.uptime().minus(lastSave).compareTo(SAVE_EVERY) >= 0;
      if (consumed != saved && (due || closing)) {
        lastSave = now.uptime();
        save(offset);
      }
      if (closing) {
        return;
      }
      if (last != null) {
        pace.pause(RETRY);
      } else if (read == 0 && drains.isEmpty() && pace.rest(now)) {
        sink.quiet();
      }
    }
  }

  private void answerDrain() {
    Drain drain = drains.poll();
    if (drain != null) {
      sink.drained();
      drain.answer().complete(consumed);
    }
  }

  private void mark(TimeIndex.Writer index, Moment now, long offset) {
    try {
      index.mark(now, offset);
      unmarked = false;
    } catch (IOException e) {
      // Costs the time of this output, not the output. Said once.
      if (!unmarked) {
        trouble.accept(e);
      }
      unmarked = true;
    }
  }

  private void save(OffsetFile offset) {
    long reached = consumed;
    try {
      offset.write(reached, false);
      saved = reached;
      unsaved = false;
    } catch (IOException e) {
      // Costs repetition after a crash, nothing now: said once, and tried again soon.
      if (!unsaved) {
        trouble.accept(e);
      }
      unsaved = true;
    }
  }
}
