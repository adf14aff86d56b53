package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.posix.PosixException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Keeps blocks set aside behind the end of the live segment, so that the job's own writes succeed
 * on a full disk while old output is being shed. Stands before another sink.
 */
public final class Runway implements Sink {
  /** Less than this is not worth a call. */
  private static final long LEAST = 1 << 16;

  private final Path segment;
  private final long length;
  private final Blocks blocks;
  private final Consumer<Boolean> cramping;
  private final Sink next;
  private volatile long end;
  private volatile long reservedTo;
  private volatile boolean cramped;
  private volatile boolean able;

  /**
   * @param cramping is told when there is no room for a whole runway, and when there is again; on
   *     the tail's thread, or on that of whoever calls {@link #hold}
   */
  public Runway(
      Layout layout,
      Incarnation incarnation,
      long length,
      Blocks blocks,
      Consumer<Boolean> cramping,
      Sink next) {
    this.segment = layout.segment(incarnation);
    this.length = length;
    this.blocks = blocks;
    this.cramping = cramping;
    this.next = next;
    this.able = length > 0;
  }

  /** Whether less could be set aside than was wanted. Then {@link #hold} is to be called soon. */
  public boolean cramped() {
    return cramped;
  }

  @Override
  public void bytes(long offset, byte[] buffer, int size) {
    next.bytes(offset, buffer, size);
    end = offset + size;
    if (able && !cramped && reservedTo - end < length / 2) {
      hold();
    }
  }

  /** Sets aside what is missing; on a disk that is nearly full, as much as there is. */
  public void hold() {
    boolean before = cramped;
    reserve();
    if (cramped != before) {
      cramping.accept(cramped);
    }
  }

  private synchronized void reserve() {
    long from = end;
    for (long wanted = length; able && wanted >= LEAST; wanted /= 2) {
      if (wanted <= reservedTo - from) {
        break;
      }
      try {
        able = blocks.reserve(segment, from, wanted);
        reservedTo = from + wanted;
        break;
      } catch (PosixException e) {
        able = e.isNoSpace();
      } catch (IOException _) {
        able = false;
      }
    }
    // Once cramped, only a whole runway is an all-clear: half of one comes and goes.
    cramped = able && reservedTo - from < (cramped ? length : length / 2);
  }

  @Override
  public void gap(long from, long to) {
    next.gap(from, to);
  }

  @Override
  public void quiet() {
    next.quiet();
  }

  @Override
  public void drained() {
    next.drained();
  }
}
