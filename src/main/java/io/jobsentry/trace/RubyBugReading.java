package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Ruby prints of itself when it has to die by a signal. */
final class RubyBugReading implements Reading {
  private static final int LONGEST = 20_000;

  private final RubyPlace place;
  private final FrameList frames = new FrameList();
  private String message = "";
  private boolean ruby;
  private boolean closed;
  private int lines;

  RubyBugReading(RubyPlace place) {
    this.place = place;
  }

  @Override
  public boolean knows(String line) {
    return line.startsWith("-- ") || line.startsWith("ruby ");
  }

  @Override
  public Step next(String line) {
    if (message.isEmpty()) {
      message = line.substring(line.indexOf(RubyGrammar.BUG) + RubyGrammar.BUG.length()).strip();
      return Step.TAKEN;
    }
    if (line.startsWith("-- ")) {
      ruby = line.startsWith("-- Ruby level backtrace");
      return Step.TAKEN;
    }
    if (ruby) {
      RubyPlace.of(line).ifPresent(it -> frames.add(it.frame()));
    }
    closed = line.startsWith("For details: ");
    if (closed) {
      return Step.LAST;
    }
    if (++lines > LONGEST) {
      return Step.ENDED;
    }
    return line.isBlank() ? Step.HELD : Step.TAKEN;
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    List<Frame> all = new ArrayList<>(frames.reversed());
    if (all.isEmpty()) {
      all.add(place.frame());
    }
    var thrown = new Thrown(Link.THROWN, "[BUG]", message, all, frames.omitted());
    return message.isEmpty() ? Optional.empty() : Optional.of(Draft.of(List.of(thrown), closed));
  }
}
