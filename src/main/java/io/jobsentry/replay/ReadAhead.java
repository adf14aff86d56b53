package io.jobsentry.replay;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads logs that belong together on a thread of its own, a few pieces ahead of who looks at them,
 * and counts their lines there. The pieces are the same however the bytes come in.
 */
final class ReadAhead implements AutoCloseable {
  static final int PIECE = 1 << 20;

  /** Of them one is looked at, one was looked at before, and the others wait. */
  private static final int BUFFERS = 5;

  private final List<Log> logs;
  private final BlockingQueue<Delivery> full = new ArrayBlockingQueue<>(BUFFERS + 1);
  private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BUFFERS);
  private final Thread thread;
  private volatile long taken;

  /** A piece, or why there is no more. */
  private record Delivery(@Nullable Piece piece, @Nullable IOException failure) {}

  private ReadAhead(List<Log> logs, int size) {
    this.logs = logs;
    for (int i = 0; i < BUFFERS; i++) {
      empty.add(new byte[size]);
    }
    this.thread = Thread.ofPlatform().daemon().name("sentry-read").unstarted(this::work);
  }

  /**
   * @param size of a piece at most
   */
  static ReadAhead start(List<Log> logs, int size) {
    var reading = new ReadAhead(logs, size);
    reading.thread.start();
    return reading;
  }

  /** The next piece, or nothing at the end. */
  Optional<Piece> next() throws IOException, InterruptedException {
    Delivery delivery = full.take();
    if (delivery.failure() != null) {
      throw delivery.failure();
    }
    return Optional.ofNullable(delivery.piece());
  }

  /** Nobody looks at the piece any more. */
  void giveBack(Piece piece) {
    empty.add(piece.bytes());
  }

  /** How many bytes were read from where the logs lie. */
  long taken() {
    return taken;
  }

  private void work() {
    try {
      long offset = 0;
      long before = 0;
      for (int i = 0; i < logs.size(); i++) {
        try (Bytes bytes = logs.get(i).open()) {
          offset = read(i, bytes, offset, before);
          before += bytes.taken();
        }
      }
      full.put(new Delivery(null, null));
    } catch (IOException e) {
      fail(e);
    } catch (RuntimeException e) {
      fail(new IOException(e));
    } catch (InterruptedException _) {
      // Nobody waits for it any more.
      Thread.currentThread().interrupt();
    }
  }

  private void fail(IOException e) {
    try {
      full.put(new Delivery(null, e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private long read(int log, Bytes bytes, long start, long before)
      throws IOException, InterruptedException {
    long offset = start;
    long line = 1;
    byte[] buffer = empty.take();
    int held = 0;
    while (true) {
      int more = bytes.fill(buffer, held);
      taken = before + bytes.taken();
      int there = held + more;
      if (there == 0) {
        empty.add(buffer);
        return offset;
      }
      boolean last = more == 0;
      int cut = last ? there : Newlines.lastEnd(buffer, 0, there);
      if (cut == 0) {
        cut = there;
      }
      byte[] next = empty.take();
      held = there - cut;
      System.arraycopy(buffer, cut, next, 0, held);
      int lines = Newlines.count(buffer, 0, cut);
      full.put(new Delivery(new Piece(log, buffer, cut, offset, offset - start, line), null));
      offset += cut;
      line += lines;
      buffer = next;
    }
  }

  /**
   * Ends the thread, but does not wait for it: whoever is at a pipe that is silent hears nothing.
   */
  @Override
  public void close() {
    thread.interrupt();
  }
}
