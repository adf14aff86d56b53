package io.jobsentry.output;

/** A sink that only counts, for when nobody needs the lines themselves. */
public final class NewlineCounter implements Sink {
  private volatile long lines;
  private volatile long bytes;

  @Override
  public void bytes(long offset, byte[] buffer, int length) {
    int found = 0;
    for (int i = 0; i < length; i++) {
      found += buffer[i] == '\n' ? 1 : 0;
    }
    // Written by the reader's thread alone, read by any.
    long sum = lines + found;
    lines = sum;
    long total = bytes + length;
    bytes = total;
  }

  public long lines() {
    return lines;
  }

  public long bytes() {
    return bytes;
  }
}
