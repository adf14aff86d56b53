package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** What Python's fault handler prints when the interpreter itself has to die. */
final class PythonFaultReading implements Reading {
  private static final String FATAL = "Fatal Python error: ";
  private static final int MOST_BLANK = 2;

  private final FrameList frames = new FrameList();
  private String message = "";
  private boolean stacks;
  private boolean current;
  private int blank;

  @Override
  public boolean knows(String line) {
    return isStack(line) || PythonGrammar.frame(line).isPresent();
  }

  @Override
  public Step next(String line) {
    if (line.startsWith(FATAL) && message.isEmpty()) {
      message = line.substring(FATAL.length()).strip();
      return Step.TAKEN;
    }
    if (line.isBlank()) {
      blank++;
      return blank > MOST_BLANK ? Step.ENDED : Step.HELD;
    }
    blank = 0;
    if (isStack(line)) {
      stacks = true;
      current = line.startsWith("Current thread ");
      return Step.TAKEN;
    }
    if (line.startsWith("Extension modules: ")) {
      return Step.LAST;
    }
    if (line.startsWith("  ") && stacks) {
      if (current) {
        PythonGrammar.frame(line).ifPresent(frames::add);
      }
      return Step.TAKEN;
    }
    boolean state = line.startsWith("Python runtime state: ") || line.startsWith("<no Python");
    return state ? Step.TAKEN : Step.ENDED;
  }

  private static boolean isStack(String line) {
    return (line.startsWith("Current thread ")
            || line.startsWith("Thread 0x")
            || line.startsWith("Stack (most recent"))
        && line.contains("(most recent call first):");
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    var thrown =
        new Thrown(
            Link.THROWN, "Fatal Python error", message, frames.asPrinted(), frames.omitted());
    return Optional.of(Draft.of(List.of(thrown), true));
  }
}
