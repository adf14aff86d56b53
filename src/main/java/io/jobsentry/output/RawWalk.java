package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import java.io.IOException;
import java.io.OutputStream;

/** Copies what a walk comes by, byte for byte. */
final class RawWalk implements SegmentWalk.Walker {
  private final OutputStream out;

  RawWalk(OutputStream out) {
    this.out = out;
  }

  @Override
  public boolean bytes(Incarnation incarnation, long offset, byte[] buffer, int length)
      throws IOException {
    out.write(buffer, 0, length);
    return true;
  }

  @Override
  public void over() {}

  @Override
  public void idle() throws IOException {
    out.flush();
  }
}
