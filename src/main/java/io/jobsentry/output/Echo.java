package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Moment;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Copies the output of one incarnation byte for byte to a stream of the user's. It reads the
 * segment itself, so a slow terminal or a closed pipe delays neither detection nor the job.
 */
public final class Echo implements AutoCloseable {
  /** Small, so that a slow terminal shows progress before it is given up on. */
  private static final int PIECE = 1 << 14;

  private static final Duration RETRY = Duration.ofMillis(200);

  private final Layout layout;
  private final Incarnation incarnation;
  private final Pace pace;
  private final OutputStream out;
  private final Consumer<IOException> stopped;
  private final Clock clock;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Thread thread;
  private volatile long echoed;
  private volatile long missed;
  private volatile long end = Long.MAX_VALUE;
  private volatile boolean closing;

  private Echo(
      Layout layout,
      Incarnation incarnation,
      long from,
      OutputStream out,
      Consumer<IOException> stopped,
      Clock clock) {
    this.layout = layout;
    this.incarnation = incarnation;
    this.out = out;
    this.stopped = stopped;
    this.clock = clock;
    this.pace = new Pace(layout.segment(incarnation), clock.now());
    this.echoed = from;
    this.thread =
        Thread.ofPlatform().daemon().name("sentry-echo-" + incarnation).unstarted(this::run);
  }

  /**
   * Echoes from an offset on.
   *
   * @param stopped is told, once and on the echo's thread, when the stream takes no more; the echo
   *     is over then
   */
  public static Echo start(
      Layout layout,
      Incarnation incarnation,
      long from,
      OutputStream out,
      Consumer<IOException> stopped,
      Clock clock) {
    var echo = new Echo(layout, incarnation, from, out, stopped, clock);
    echo.thread.start();
    return echo;
  }

  /** Everything before this has been written to the stream. */
  public long echoed() {
    return echoed;
  }

  /**
   * Copies the rest up to an offset and ends. Gives up when nothing at all could be written for as
   * long as {@code patience}.
   *
   * @return how many bytes were not shown
   */
  public long finish(long end, Duration patience) throws InterruptedException {
    this.end = end;
    pace.wake();
    while (true) {
      long before = echoed;
      try {
        ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        break;
      } catch (TimeoutException _) {
        if (echoed == before) {
          closing = true;
          break;
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("the echo of " + incarnation + " failed", e.getCause());
      }
    }
    return Math.max(0, end - echoed) + missed;
  }

  /** Ends without waiting for a stream that takes nothing. */
  @Override
  public void close() {
    closing = true;
    pace.wake();
  }

  private void run() {
    try (var source = new SegmentSource(layout, incarnation, echoed);
        pace) {
      copy(source);
      ended.complete(null);
    } catch (IOException e) {
      ended.complete(null);
      if (!closing) {
        stopped.accept(e);
      }
    } catch (RuntimeException e) {
      ended.completeExceptionally(e);
      throw e;
    }
  }

  private void copy(SegmentSource source) throws IOException {
    byte[] buffer = new byte[PIECE];
    boolean flushed = true;
    while (!closing && echoed < end) {
      int read;
      try {
        read = source.read(buffer);
      } catch (IOException _) {
        // The tail reads the same file and says what is wrong with it.
        pace.pause(RETRY);
        continue;
      }
      Moment now = clock.now();
      if (read > 0) {
        long gap = missed + source.chunk() - echoed;
        missed = gap;
        int wanted = (int) Math.min(read, Math.max(0, end - source.chunk()));
        out.write(buffer, 0, wanted);
        flushed = false;
        echoed = source.chunk() + wanted;
        pace.moved(now);
      } else if (!flushed) {
        out.flush();
        flushed = true;
      } else if (source.size() < source.position()) {
        source.seek(source.size());
        echoed = source.position();
      } else {
        pace.rest(now);
      }
    }
    out.flush();
  }
}
