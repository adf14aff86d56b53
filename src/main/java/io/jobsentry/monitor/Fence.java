package io.jobsentry.monitor;

import io.jobsentry.output.Sink;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps apart what looks at the output and what brings it. When a look fails, which only a bug of
 * ours can make it, another begins behind the bytes that it failed at; the job's output is read on.
 * Confined to the tail's thread.
 */
final class Fence implements Sink {
  /** Of one incarnation; a bug that each line meets is told as well by the first of them. */
  private static final int MOST_TOLD = 3;

  private final Supplier<Sink> looks;
  private final Consumer<String> trouble;
  private Sink look;
  private int failures;

  /**
   * @param looks makes one that has seen nothing
   */
  Fence(Supplier<Sink> looks, Consumer<String> trouble) {
    this.looks = looks;
    this.trouble = trouble;
    this.look = looks.get();
  }

  @Override
  public void bytes(long offset, byte[] buffer, int length) {
    guard("bytes " + offset + " to " + (offset + length), () -> look.bytes(offset, buffer, length));
  }

  @Override
  public void gap(long from, long to) {
    guard("what is missing up to byte " + to, () -> look.gap(from, to));
  }

  @Override
  public void quiet() {
    guard("a pause", () -> look.quiet());
  }

  @Override
  public void drained() {
    guard("its end", () -> look.drained());
  }

  private void guard(String place, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | StackOverflowError e) {
      look = looks.get();
      failures++;
      if (failures <= MOST_TOLD) {
        trouble.accept(
            "a bug of sentry's: no failure is looked for in "
                + place
                + " of the job's output, which is kept; after that it is looked for again ("
                + e
                + ")");
      }
    }
  }
}
