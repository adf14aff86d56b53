package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A stack trace of JavaScript that is being read. */
final class NodeReading implements Reading {
  private static final int MOST_HELD = 24;
  private static final int MOST_THROWN = 100;
  private static final int LONGEST_PROPERTIES = 2000;

  private enum State {
    EXCERPT,
    HEADER,
    MESSAGE,
    FRAMES,
    PROPERTIES,
    AFTER
  }

  private final Optional<Frame> place;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> held = new ArrayList<>();
  private Part current = new Part(Link.THROWN, new NodeHeader("", ""));
  private State state;
  private int before;
  private int properties;

  private boolean source;

  /** The frames that come are of something else than what was thrown. */
  private boolean elsewhere;

  private static final class Part {
    private final Link link;
    private final NodeHeader header;
    private final Message message = new Message();
    private final FrameList frames = new FrameList();

    Part(Link link, NodeHeader header) {
      this.link = link;
      this.header = header;
      message.add(header.message());
    }
  }

  /**
   * @param before how many lines come before the header
   * @param place that these name
   */
  NodeReading(int before, Optional<Frame> place) {
    this.before = before;
    this.place = place;
    this.state = before > 0 ? State.EXCERPT : State.HEADER;
  }

  @Override
  public boolean knows(String line) {
    return NodeFrames.bare(line) > 0;
  }

  @Override
  public Step next(String line) {
    return switch (state) {
      case EXCERPT -> {
        state = --before == 0 ? State.HEADER : State.EXCERPT;
        yield Step.TAKEN;
      }
      case HEADER -> {
        header(Link.THROWN, line);
        yield Step.TAKEN;
      }
      case MESSAGE -> message(line);
      case FRAMES, AFTER -> frames(line);
      case PROPERTIES -> property(line);
    };
  }

  private void header(Link link, String line) {
    current = new Part(link, NodeHeader.any(line));
    if (parts.size() < MOST_THROWN) {
      parts.add(current);
    }
    if (link != Link.THROWN) {
      return;
    }
    state = line.stripTrailing().endsWith("] {") ? State.PROPERTIES : State.MESSAGE;
  }

  private Step message(String line) {
    if (NodeFrames.bare(line) > 0) {
      held.forEach(current.message::add);
      held.clear();
      return frame(line);
    }
    Step ends = end(line);
    if (ends != Step.ENDED) {
      if (place.isPresent()) {
        held.forEach(current.message::add);
      }
      held.clear();
      return ends;
    }
    if (NodeFrames.isCaret(line) && !held.isEmpty()) {
      // What is above it is source, and what is above that is the message.
      held.removeLast();
      held.forEach(current.message::add);
      held.clear();
      return Step.TAKEN;
    }
    if (held.size() >= MOST_HELD) {
      return Step.ENDED;
    }
    held.add(line);
    return Step.HELD;
  }

  private Step frame(String line) {
    if (!elsewhere) {
      int at = NodeFrames.bare(line);
      current.frames.add(NodeFrames.read(line, at + 3));
    }
    state = NodeFrames.opensProperties(line) ? State.PROPERTIES : State.FRAMES;
    return Step.TAKEN;
  }

  private Step frames(String line) {
    if (state == State.FRAMES && NodeFrames.bare(line) > 0) {
      return frame(line);
    }
    OptionalInt shared = NodeFrames.shared(line);
    if (shared.isPresent()) {
      current.frames.omit(shared.getAsInt());
      return Step.TAKEN;
    }
    if (line.startsWith("Caused by: ")) {
      header(Link.CAUSE, line.substring("Caused by: ".length()));
      state = State.FRAMES;
      return Step.TAKEN;
    }
    if (line.startsWith("Thrown at:") || line.startsWith("Emitted 'error' event")) {
      elsewhere = true;
      state = State.FRAMES;
      return Step.TAKEN;
    }
    if (source) {
      return underSource(line);
    }
    if (line.isBlank() && held.size() < 2) {
      held.add(line);
      return Step.HELD;
    }
    if (!held.isEmpty() && NodeFrames.isNumbered(line)) {
      source = true;
      return Step.HELD;
    }
    return end(line);
  }

  /** Bun prints a cause like what was thrown, under a piece of source. */
  private Step underSource(String line) {
    if (NodeFrames.isNumbered(line) || NodeFrames.isCaret(line)) {
      return Step.HELD;
    }
    source = false;
    held.clear();
    if (!line.startsWith("error: ") && NodeHeader.atStart(line).isEmpty()) {
      return Step.ENDED;
    }
    header(Link.CAUSE, line);
    state = State.FRAMES;
    return Step.TAKEN;
  }

  private Step end(String line) {
    if (line.startsWith(NodeGrammar.FOOTER) || line.startsWith("Bun v")) {
      return Step.LAST;
    }
    return line.startsWith("(Use `node --trace-uncaught") ? Step.TAKEN : Step.ENDED;
  }

  private Step property(String line) {
    if (line.stripTrailing().equals("}")) {
      state = State.AFTER;
      return Step.TAKEN;
    }
    if (++properties > LONGEST_PROPERTIES || (!line.isBlank() && !Text.isIndented(line))) {
      return Step.ENDED;
    }
    int at = NodeFrames.bare(line);
    if (at > 0) {
      current.frames.add(NodeFrames.read(line, at + 3));
      return Step.TAKEN;
    }
    NodeFrames.shared(line).ifPresent(current.frames::omit);
    String text = line.strip();
    if (text.startsWith("[cause]: ")) {
      String cause = text.substring("[cause]: ".length());
      if (NodeHeader.atStart(cause).or(() -> NodeHeader.named(cause)).isPresent()) {
        header(Link.CAUSE, cause);
      }
    } else if (NodeHeader.atStart(text).isPresent()) {
      header(Link.MEMBER, text);
    }
    return Step.TAKEN;
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    boolean sure = !current.frames.isEmpty() || place.isPresent() || parts.size() > 1;
    if (parts.isEmpty() || !sure) {
      return Optional.empty();
    }
    var thrown = new ArrayList<Thrown>();
    for (Part part : parts) {
      var frames = part.frames.asPrinted();
      if (thrown.isEmpty() && place.isPresent() && frames.stream().noneMatch(Frame::own)) {
        frames.addFirst(place.get());
      }
      thrown.add(
          new Thrown(
              part.link,
              part.header.type(),
              part.message.toString(),
              frames,
              part.frames.omitted()));
    }
    boolean whole = state != State.PROPERTIES && state != State.EXCERPT;
    return Optional.of(Draft.of(thrown, whole));
  }
}
