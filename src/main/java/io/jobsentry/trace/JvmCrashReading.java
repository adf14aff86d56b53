package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** What a JVM prints when it has to die itself: lines that begin with a hash. */
final class JvmCrashReading implements Reading {
  private final Message message = new Message();
  private String type = "";
  private String function = "";
  private boolean started;
  private boolean frameNext;

  @Override
  public boolean knows(String line) {
    return line.startsWith("# ");
  }

  @Override
  public Step next(String line) {
    if (!line.startsWith("#")) {
      // Between the report and its header some versions print how a core file is named.
      return Step.ENDED;
    }
    String text = line.substring(1).strip();
    if (text.startsWith("A fatal error has been detected")) {
      started = true;
    } else if (text.startsWith("There is insufficient memory")) {
      type = "Out of memory";
      message.add(text);
      started = true;
    } else if (started && type.isEmpty() && !text.isEmpty()) {
      int end = Math.max(text.indexOf(' '), 0);
      type = end == 0 ? text : text.substring(0, end);
      message.add(text);
    } else if (text.startsWith("Problematic frame:")) {
      frameNext = true;
    } else if (frameNext) {
      frameNext = false;
      function = text;
    }
    return Step.TAKEN;
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    if (!started) {
      return Optional.empty();
    }
    List<Frame> frames = function.isEmpty() ? List.of() : List.of(Frame.of("", function, false));
    var thrown = new Thrown(Link.THROWN, type, message.toString(), frames, 0);
    return Optional.of(Draft.of(List.of(thrown), !type.isEmpty()));
  }
}
