package io.jobsentry.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What an input may take of the processor and of memory, in proportion to its length. It is
 * measured for this thread only, and what was too much is tried again: a machine may be busy.
 */
final class Budget {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int TRIES = 5;
  private static final long NANOS = 20_000_000;
  private static final long NANOS_PER_BYTE = 2_000;
  private static final long MEMORY = 16L << 20;
  private static final long MEMORY_PER_BYTE = 4_000;

  private double worstTime;
  private double worstMemory;

  static long processorNanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Does it, and again when that took too much. */
  void spend(int length, Runnable work) {
    long most = NANOS + NANOS_PER_BYTE * length;
    long mostMemory = MEMORY + MEMORY_PER_BYTE * length;
    long nanos = 0;
    for (int i = 0; i < TRIES; i++) {
      long before = processorNanos();
      long held = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      nanos = processorNanos() - before;
      long memory = THREADS.getCurrentThreadAllocatedBytes() - held;
      worstMemory = Math.max(worstMemory, (double) memory / mostMemory);
      if (memory > mostMemory) {
        throw new AssertionError(length + " bytes took " + memory + " bytes of memory");
      }
      if (nanos <= most) {
        worstTime = Math.max(worstTime, (double) nanos / most);
        return;
      }
    }
    throw new AssertionError(length + " bytes took " + nanos / 1_000_000 + " ms");
  }

  /** How much of what is allowed was taken at most, of time and of memory. */
  String worst() {
    return "%.0f %% of the time, %.0f %% of the memory"
        .formatted(100 * worstTime, 100 * worstMemory);
  }
}
