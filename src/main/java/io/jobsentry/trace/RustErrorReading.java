package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An error that {@code main} returned, and what it was caused by, one numbered line each. */
final class RustErrorReading implements Reading {
  private static final int MOST_CAUSES = 64;

  private enum State {
    MESSAGE,
    CAUSES,
    BACKTRACE
  }

  private final Message message = new Message();
  private final List<Message> causes = new ArrayList<>();
  private final RustBacktrace backtrace = new RustBacktrace();
  private State state = State.MESSAGE;
  private int lead;
  private boolean said;

  /**
   * @param lead how many lines come before the causes
   */
  RustErrorReading(int lead) {
    this.lead = lead;
  }

  @Override
  public boolean knows(String line) {
    return line.equals(RustGrammar.CAUSED) || (state == State.CAUSES && line.startsWith("    "));
  }

  @Override
  public Step next(String line) {
    if (lead > 0 || !said) {
      lead--;
      if (!line.isBlank() || !said) {
        message.add(said ? line : line.substring(RustGrammar.ERROR.length()));
      }
      said = true;
      return Step.TAKEN;
    }
    if (line.equals(RustGrammar.CAUSED)) {
      state = State.CAUSES;
      return Step.TAKEN;
    }
    if (line.equals(RustGrammar.BACKTRACE)) {
      state = State.BACKTRACE;
      return Step.TAKEN;
    }
    if (line.isBlank()) {
      return Step.HELD;
    }
    return switch (state) {
      case MESSAGE -> Step.ENDED;
      case CAUSES -> cause(line);
      case BACKTRACE -> backtrace.add(line) ? Step.TAKEN : Step.ENDED;
    };
  }

  private Step cause(String line) {
    if (!line.startsWith("    ")) {
      return Step.ENDED;
    }
    String text = line.strip();
    int number = Text.digits(text, 0);
    boolean numbered = number > 0 && text.startsWith(": ", number);
    if (causes.isEmpty() || (numbered && causes.size() < MOST_CAUSES)) {
      causes.add(new Message());
      causes.getLast().add(numbered ? text.substring(number + 2) : text);
    } else {
      causes.getLast().add(text);
    }
    return Step.TAKEN;
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    if (!said) {
      return Optional.empty();
    }
    var thrown = new ArrayList<Thrown>();
    List<Frame> frames = backtrace.framesAt("");
    thrown.add(new Thrown(Link.THROWN, "Error", message.toString(), frames, backtrace.omitted()));
    for (Message cause : causes) {
      thrown.add(new Thrown(Link.CAUSE, "", cause.toString(), List.of(), 0));
    }
    return Optional.of(Draft.of(thrown, true));
  }
}
