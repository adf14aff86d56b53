package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A death of Perl that is being read, with the stack that Carp adds. */
final class PerlReading implements Reading {
  private static final String CALLED = " called at ";

  /** How many lines may follow a death that says nothing of a stack: what was buffered, mostly. */
  private static final int LONGEST_END = 60;

  private final FrameList frames = new FrameList();
  private final List<PerlPlace> calls = new ArrayList<>();
  private PerlPlace first = new PerlPlace("", "", 0);

  /** Where the handler stands that was called for it. */
  private Optional<PerlPlace> handler = Optional.empty();

  private boolean said;
  private boolean fatal;
  private boolean stack;
  private int after;

  @Override
  public boolean knows(String line) {
    return isCall(line) || isEnd(line);
  }

  private static boolean isCall(String line) {
    return Text.isIndented(line)
        && (line.contains(CALLED)
            || line.strip().startsWith("eval {...}")
            || line.contains("...propagated at "));
  }

  private static boolean isEnd(String line) {
    return line.startsWith("BEGIN failed--compilation aborted")
        || line.startsWith("Compilation failed in require")
        || (line.startsWith("Execution of ") && line.endsWith("due to compilation errors."))
        || line.endsWith(" had compilation errors.");
  }

  @Override
  public Step next(String line) {
    Optional<PerlPlace> place = PerlPlace.of(line);
    if (!said) {
      said = true;
      place.ifPresent(it -> first = it);
      fatal = first.isFatal();
      return Step.TAKEN;
    }
    if (line.startsWith(" at ") && place.isPresent() && after == 0 && calls.isEmpty()) {
      handler = place;
      return Step.TAKEN;
    }
    if (isEnd(line) && after == 0) {
      fatal = true;
      return Step.TAKEN;
    }
    if (isCall(line) && after == 0) {
      stack = true;
      call(line);
      return Step.TAKEN;
    }
    if (fatal || stack) {
      boolean compiling = fatal && !stack && place.filter(PerlPlace::isFatal).isPresent();
      return compiling ? Step.TAKEN : Step.ENDED;
    }
    return ++after > LONGEST_END ? Step.ENDED : Step.HELD;
  }

  /** {@code main::total(7) called at job.pl line 16}. */
  private void call(String line) {
    int called = line.indexOf(CALLED);
    if (called < 0) {
      return;
    }
    String what = line.substring(0, called).strip();
    int open = what.indexOf('(');
    String function = open < 0 ? what : what.substring(0, open);
    Optional<PerlPlace> from = PerlPlace.of(" at " + line.substring(called + CALLED.length()));
    if (from.isPresent() && calls.size() < 256) {
      calls.add(new PerlPlace(function, from.get().file(), from.get().line()));
    }
  }

  /** What is called at a place is what the place before it is in. */
  private List<Frame> frames() {
    if (frames.isEmpty()) {
      PerlPlace place = handler.orElse(first);
      boolean reached = handler.isEmpty();
      for (PerlPlace call : calls) {
        reached |= place.isAt(first);
        if (reached) {
          frames.add(place.frame(call.message()));
        }
        place = call;
      }
      frames.add(place.frame(""));
    }
    return frames.asPrinted();
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    if (!said || !(fatal || stack || silent)) {
      return Optional.empty();
    }
    boolean syntax = first.message().startsWith("syntax error");
    String message = syntax ? first.message().substring("syntax error".length()) : first.message();
    message = message.startsWith(", ") ? message.substring(2) : message;
    var thrown = new Thrown(Link.THROWN, syntax ? "syntax error" : "die", message, frames(), 0);
    return Optional.of(Draft.of(List.of(thrown), fatal || stack));
  }
}
