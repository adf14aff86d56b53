package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report of the sanitizer for undefined behaviour: a line, and perhaps a stack and a summary. */
final class UndefinedReading implements Reading {
  private final String place;
  private final String message;
  private final NativeStack stack = new NativeStack();
  private boolean said;

  UndefinedReading(String place, String message) {
    this.place = place;
    this.message = message.strip();
  }

  @Override
  public boolean knows(String line) {
    return NativeStack.isFrame(line) || isSummary(line);
  }

  private static boolean isSummary(String line) {
    return line.startsWith("SUMMARY: UndefinedBehaviorSanitizer: ");
  }

  @Override
  public Step next(String line) {
    if (!said) {
      said = true;
      return Step.TAKEN;
    }
    if (NativeStack.isFrame(line)) {
      stack.add(line);
      return Step.TAKEN;
    }
    if (isSummary(line)) {
      return Step.LAST;
    }
    return line.isBlank() ? Step.HELD : Step.ENDED;
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    int colon = NativeStack.colon(place);
    String file = place.substring(0, colon);
    var frames = new ArrayList<>(stack.frames());
    String function =
        frames.stream().filter(Frame::own).findFirst().flatMap(Frame::function).orElse("");
    int line = Text.number(place, colon + 1).orElse(0);
    frames.addFirst(Frame.of(file, line, function, NativeStack.isOwn(file)));
    var thrown =
        new Thrown(Link.THROWN, "UndefinedBehaviorSanitizer", message, frames, stack.omitted());
    return Optional.of(Draft.of(List.of(thrown), true));
  }
}
