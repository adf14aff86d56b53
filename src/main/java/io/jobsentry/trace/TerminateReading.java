package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** An exception of C++ that nobody caught, with the stack that some libraries put into it. */
final class TerminateReading implements Reading {
  private static final String INSTANCE = "throwing an instance of '";
  private static final String WHAT = "  what():  ";
  private static final int MOST_LINES = 40;

  private final Message message = new Message();
  private final NativeStack stack = new NativeStack();
  private String type = "";
  private boolean explained;
  private int lines;

  @Override
  public boolean knows(String line) {
    return line.startsWith(WHAT) || TorchStack.isPart(line);
  }

  @Override
  public Step next(String line) {
    if (type.isEmpty()) {
      header(line);
      return Step.TAKEN;
    }
    if (line.startsWith("terminate called ")) {
      return type.startsWith("pure") || line.startsWith("terminate called recursively")
          ? Step.TAKEN
          : Step.ENDED;
    }
    if (line.startsWith(WHAT)) {
      explained = true;
      message.add(line.substring(WHAT.length()));
      return Step.TAKEN;
    }
    if (ComplaintReading.isAborted(line)) {
      return Step.LAST;
    }
    if (TorchStack.isPart(line)) {
      TorchStack.addTo(stack, line);
      return Step.TAKEN;
    }
    if (explained && stack.isEmpty() && lines < MOST_LINES && Text.isIndented(line)) {
      lines++;
      message.add(line);
      return Step.TAKEN;
    }
    return explained && line.isBlank() && lines++ < MOST_LINES ? Step.HELD : Step.ENDED;
  }

  private void header(String line) {
    int instance = line.indexOf(INSTANCE);
    int uncaught = line.indexOf("exception of type ");
    if (instance >= 0) {
      type = Text.between(line, INSTANCE, "'");
    } else if (uncaught >= 0) {
      uncaughtOf(line.substring(uncaught + "exception of type ".length()));
    } else {
      type = line.startsWith("pure") ? line.strip() : "std::terminate";
    }
    if (type.isEmpty()) {
      type = "std::terminate";
    }
  }

  private void uncaughtOf(String text) {
    int colon = text.indexOf(": ");
    type = colon < 0 ? text : text.substring(0, colon);
    if (colon >= 0) {
      message.add(text.substring(colon + 2));
      explained = true;
    }
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    var thrown = new Thrown(Link.THROWN, type, message.toString(), stack.frames(), stack.omitted());
    return type.isEmpty() ? Optional.empty() : Optional.of(Draft.of(List.of(thrown), true));
  }
}
