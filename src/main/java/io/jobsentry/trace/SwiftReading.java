package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fatal error of Swift that is being read: where it came up, and the stack, if one is printed.
 */
final class SwiftReading implements Reading {
  private final FrameList frames = new FrameList();
  private String message = "";
  private String file = "";
  private int line;
  private boolean said;

  @Override
  public boolean knows(String text) {
    return text.startsWith("Current stack trace:") || isFrame(text) || text.startsWith("*** ");
  }

  /** A number, and an address on the same line. */
  private static boolean isFrame(String text) {
    int end = Text.digits(text, 0);
    return end > 0 && Text.at(text, end) == ' ' && text.contains(" 0x");
  }

  @Override
  public Step next(String text) {
    if (!said) {
      said = true;
      header(text);
      return Step.TAKEN;
    }
    if (isFrame(text)) {
      frame(text);
      return Step.TAKEN;
    }
    if (text.isBlank()) {
      return Step.HELD;
    }
    boolean part =
        text.startsWith("Current stack trace:")
            || text.startsWith("*** Signal ")
            || text.startsWith("*** Program crashed: ")
            || (text.startsWith("Thread ") && text.endsWith(" crashed:"));
    return part ? Step.TAKEN : Step.ENDED;
  }

  private void header(String text) {
    int fatal = text.indexOf(SwiftGrammar.FATAL);
    message = text.substring(fatal + SwiftGrammar.FATAL.length());
    int old = message.lastIndexOf(": file ");
    int number = message.lastIndexOf(", line ");
    if (old >= 0 && number > old) {
      file = message.substring(old + ": file ".length(), number);
      line = Text.number(message, number + ", line ".length()).orElse(0);
      message = message.substring(0, old);
    } else if (fatal > 2) {
      String place = text.substring(0, fatal - 2);
      int colon = NativeStack.colon(place);
      file = colon < 0 ? "" : place.substring(0, colon);
      line = Text.number(place, colon + 1).orElse(0);
    }
  }

  /** {@code 1 [ra] 0x55 Store.load(_:) + 171 in job at /srv/app/Store.swift:12:31}, or older. */
  private void frame(String text) {
    int address = text.indexOf(" 0x");
    int start = text.indexOf(' ', address + 1) + 1;
    int offset = text.indexOf(" + ", Math.max(0, start));
    if (start <= 0 || offset < 0) {
      return;
    }
    String function = text.substring(start, offset);
    boolean library =
        text.contains("libswift") || text.contains("libc.so") || function.startsWith("<");
    int at = text.lastIndexOf(" at ");
    String place = at < offset ? "" : text.substring(at + " at ".length());
    int colon = NativeStack.colon(place);
    frames.add(
        colon > 0
            ? Frame.of(
                place.substring(0, colon),
                Text.number(place, colon + 1).orElse(0),
                function,
                !library)
            : Frame.of("", function, !library));
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    List<Frame> all = new ArrayList<>(frames.asPrinted());
    boolean own = !file.isEmpty() && !file.startsWith("Swift/");
    if (own) {
      String function =
          all.stream().filter(Frame::own).findFirst().flatMap(Frame::function).orElse("");
      all.addFirst(Frame.of(file, line, function, true));
    }
    var thrown = new Thrown(Link.THROWN, "Fatal error", message, all, frames.omitted());
    return said ? Optional.of(Draft.of(List.of(thrown), true)) : Optional.empty();
  }
}
