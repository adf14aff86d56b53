package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** A check that failed in code that logs like Google's, and the stack below it. */
final class CheckReading implements Reading {
  private final FrameList frames = new FrameList();
  private final String message;
  private boolean said;
  private boolean stack;

  CheckReading(String text) {
    message = text.substring(CudaGrammar.CHECK.length()).strip();
  }

  @Override
  public boolean knows(String line) {
    return isFrame(line) || line.startsWith("*** ") || ComplaintReading.isAborted(line);
  }

  private static boolean isFrame(String line) {
    return Text.isIndented(line) && line.strip().startsWith("@ ") && line.contains("0x");
  }

  @Override
  public Step next(String line) {
    if (!said) {
      said = true;
      return Step.TAKEN;
    }
    if (isFrame(line)) {
      stack = true;
      String rest = line.strip().substring("@ ".length()).strip();
      int blank = rest.indexOf(' ');
      if (blank > 0) {
        frames.add(Frame.of("", rest.substring(blank).strip(), false));
      }
      return Step.TAKEN;
    }
    if (ComplaintReading.isAborted(line)) {
      stack = true;
      return Step.LAST;
    }
    boolean part =
        line.startsWith("*** Check failure stack trace") || line.startsWith("*** SIGABRT");
    stack |= part;
    return part ? Step.TAKEN : Step.ENDED;
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    var thrown =
        new Thrown(Link.THROWN, "Check failed", message, frames.asPrinted(), frames.omitted());
    return stack || silent ? Optional.of(Draft.of(List.of(thrown), stack)) : Optional.empty();
  }
}
