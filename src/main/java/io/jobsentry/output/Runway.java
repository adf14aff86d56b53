package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Keeps blocks set aside behind the end of the live segment, so that the job's own writes succeed
 * on a full disk while old output is being shed. Stands before another sink.
 */
public final class Runway implements Sink {
  private final Path segment;
  private final long length;
  private final Blocks blocks;
  private final Sink next;
  private long reservedTo;
  private boolean able = true;

  public Runway(Layout layout, Incarnation incarnation, long length, Blocks blocks, Sink next) {
    this.segment = layout.segment(incarnation);
    this.length = length;
    this.blocks = blocks;
    this.next = next;
  }

  @Override
  public void bytes(long offset, byte[] buffer, int size) {
    next.bytes(offset, buffer, size);
    long end = offset + size;
    if (able && length > 0 && reservedTo - end < length / 2) {
      extend(end);
    }
  }

  private void extend(long end) {
    try {
      able = blocks.reserve(segment, end, length);
      reservedTo = end + length;
    } catch (IOException _) {
      // No space: what was set aside before is what the job has. Tried again with later output,
      // when something has been shed.
      reservedTo = end + length / 2;
    }
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
