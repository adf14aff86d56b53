package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** What a JVM prints of threads that wait for one another. */
final class JvmDeadlockReading implements Reading {
  private static final int MOST_THREADS = 20;

  private final FrameList frames = new FrameList();
  private final Message message = new Message();
  private int threads;
  private int stacks;
  private boolean started;
  private boolean waiting;

  @Override
  public boolean knows(String line) {
    return line.startsWith("====") || line.startsWith("\"");
  }

  @Override
  public Step next(String line) {
    if (!started || line.startsWith("====")) {
      started = true;
      return Step.TAKEN;
    }
    if (line.startsWith("Found ") && line.contains(" deadlock")) {
      boolean another = line.contains(JvmGrammar.DEADLOCK);
      return another ? Step.TAKEN : Step.LAST;
    }
    if (line.startsWith("\"")) {
      thread(line);
      return Step.TAKEN;
    }
    int at = JvmFrames.bare(line);
    if (at > 0) {
      if (stacks == 1) {
        frames.add(JvmFrames.read(line, at + 3));
      }
      return Step.TAKEN;
    }
    waiting |= line.startsWith("Java stack information");
    if (line.isBlank()) {
      return Step.HELD;
    }
    boolean information = line.startsWith("Java stack information");
    return information || Text.isIndented(line) ? Step.TAKEN : Step.ENDED;
  }

  private void thread(String line) {
    if (waiting) {
      stacks++;
    } else if (threads++ < MOST_THREADS) {
      message.add(line.endsWith(":") ? line.substring(0, line.length() - 1) : line);
    }
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    String names = "between threads " + message.toString().replace("\n", ", ");
    var thrown = new Thrown(Link.THROWN, "Deadlock", names, frames.asPrinted(), frames.omitted());
    return Optional.of(Draft.of(List.of(thrown), threads > 0));
  }
}
