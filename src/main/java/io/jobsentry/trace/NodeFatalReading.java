package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** What V8 prints when it can't go on: what it last collected, why, and its native stack. */
final class NodeFatalReading implements Reading {
  private static final String FATAL = "FATAL ERROR: ";

  private final FrameList frames = new FrameList();
  private int before;
  private String message = "";

  /**
   * @param before how many lines come before the reason
   */
  NodeFatalReading(int before) {
    this.before = before;
  }

  @Override
  public boolean knows(String line) {
    return line.startsWith("----- Native stack") || native0(line);
  }

  @Override
  public Step next(String line) {
    if (before > 0) {
      before--;
      return Step.TAKEN;
    }
    if (message.isEmpty()) {
      message = line.substring(Math.min(FATAL.length(), line.length())).strip();
      return Step.TAKEN;
    }
    if (native0(line)) {
      int space = line.indexOf(' ', line.indexOf("0x"));
      frames.add(Frame.of("", space < 0 ? "" : line.substring(space + 1).strip(), false));
      return Step.TAKEN;
    }
    if (line.isBlank()) {
      return Step.HELD;
    }
    boolean title = line.startsWith("----- ") || line.startsWith("<--- JS stacktrace");
    return title ? Step.TAKEN : Step.ENDED;
  }

  /** {@code 1: 0xb7a940 node::Abort() [node]}. */
  private static boolean native0(String line) {
    int start = Text.indent(line);
    int end = Text.digits(line, start);
    return end > start && line.startsWith(": 0x", end);
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    var thrown =
        new Thrown(Link.THROWN, "FATAL ERROR", message, frames.asPrinted(), frames.omitted());
    return Optional.of(Draft.of(List.of(thrown), true));
  }
}
