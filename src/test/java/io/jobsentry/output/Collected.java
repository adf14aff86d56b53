package io.jobsentry.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps everything, and checks that it comes in order. */
final class Collected implements Sink {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<String> gaps = new ArrayList<>();
  private long next = -1;
  private int quiets;
  private int drains;

  @Override
  public synchronized void bytes(long offset, byte[] buffer, int length) {
    if (next >= 0 && offset != next) {
      throw new IllegalStateException("expected " + next + ", got " + offset);
    }
    bytes.write(buffer, 0, length);
    next = offset + length;
  }

  @Override
  public synchronized void gap(long from, long to) {
    gaps.add(from + "-" + to);
    next = to;
  }

  @Override
  public synchronized void quiet() {
    quiets++;
  }

  @Override
  public synchronized void drained() {
    drains++;
  }

  synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  synchronized byte[] all() {
    return bytes.toByteArray();
  }

  synchronized int size() {
    return bytes.size();
  }

  synchronized int quiets() {
    return quiets;
  }

  synchronized int drains() {
    return drains;
  }

  synchronized List<String> gaps() {
    return List.copyOf(gaps);
  }
}
