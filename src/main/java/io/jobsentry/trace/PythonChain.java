package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Exceptions of Python that led to one another, as they are printed: the last that was thrown comes
 * last. Of an exception's message only its beginning is sure to be one: what follows without an
 * indent is held until something tells.
 */
final class PythonChain {
  private static final int MOST_HELD = 40;

  /** How many lines, with nothing after them, pass for the end of a message. */
  private static final int LONGEST_END = 10;

  private static final int MOST_BLOCKS = 64;

  private enum State {
    START,
    FRAMES,
    AFTER,
    LINKED
  }

  private static final class Block {
    private final FrameList frames = new FrameList();
    private final List<PythonChain> members = new ArrayList<>();
    private final Message message = new Message();
    private String type = "";

    /** How it belongs to the one that is printed after it. */
    private Link link = Link.CAUSE;
  }

  private final List<Block> blocks = new ArrayList<>();
  private Block current = new Block();
  private final List<String> held = new ArrayList<>();
  private State state;

  /** The message can't go on. */
  private boolean closed;

  /** How the lines begin that the program printed before. */
  private final Set<String> before;

  private PythonChain(State state, Set<String> before) {
    this.state = state;
    this.before = before;
    blocks.add(current);
  }

  /**
   * @param before the first words of earlier lines: what begins like them is no message
   */
  static PythonChain start(Set<String> before) {
    return new PythonChain(State.START, before);
  }

  /** One that began with a frame. */
  static PythonChain headless() {
    return new PythonChain(State.FRAMES, Set.of());
  }

  boolean hasException() {
    return blocks.stream().anyMatch(it -> !it.type.isEmpty());
  }

  boolean hasFrames() {
    return blocks.stream().anyMatch(it -> !it.frames.isEmpty());
  }

  boolean isComplete() {
    return state == State.AFTER;
  }

  String lastType() {
    return current.type;
  }

  PythonChain member() {
    settle();
    var member = start(Set.of());
    if (current.members.size() < MOST_BLOCKS) {
      current.members.add(member);
    }
    return member;
  }

  boolean knows(String line) {
    return switch (state) {
      case START -> PythonGrammar.isHeader(line);
      case FRAMES -> line.startsWith(PythonGrammar.FRAME) || line.startsWith("    ");
      case AFTER -> link(line).isPresent();
      case LINKED -> PythonGrammar.isHeader(line);
    };
  }

  Step next(String line) {
    return switch (state) {
      case START -> start(line);
      case FRAMES -> frames(line);
      case AFTER -> after(line);
      case LINKED -> linked(line);
    };
  }

  private Step start(String line) {
    if (PythonGrammar.isHeader(line)) {
      state = State.FRAMES;
      return Step.TAKEN;
    }
    return exception(line) ? Step.TAKEN : Step.ENDED;
  }

  private Step frames(String line) {
    Optional<Frame> frame = PythonGrammar.frame(line);
    if (frame.isPresent()) {
      current.frames.add(frame.get());
      return Step.TAKEN;
    }
    if (line.startsWith("  [Previous line repeated ")) {
      Text.number(line, "  [Previous line repeated ".length()).ifPresent(current.frames::omit);
      return Step.TAKEN;
    }
    if (line.isBlank()) {
      return Step.HELD;
    }
    if (line.startsWith("  ")) {
      return Step.TAKEN;
    }
    if (PythonGrammar.isHeader(line)) {
      return Step.ENDED;
    }
    return exception(line) ? Step.TAKEN : Step.ENDED;
  }

  private boolean exception(String line) {
    int end = nameEnd(line);
    if (end <= 0) {
      return false;
    }
    boolean bare = Text.isBlankFrom(line, end);
    if (!bare && line.charAt(end) != ':') {
      return false;
    }
    current.type = line.substring(0, end);
    if (!bare) {
      current.message.add(line.substring(end + 1).stripLeading());
    }
    closed = false;
    held.clear();
    state = State.AFTER;
    return true;
  }

  /** A dotted name, {@code <locals>} in it, and perhaps another in parentheses after it. */
  private static int nameEnd(String line) {
    if (line.isEmpty() || !Character.isJavaIdentifierStart(line.charAt(0))) {
      return -1;
    }
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i);
      if (!Character.isJavaIdentifierPart(c) && c != '.' && c != '<' && c != '>') {
        break;
      }
      i++;
    }
    if (Text.at(line, i) == '(') {
      int close = line.indexOf(')', i);
      return close > 0 && line.indexOf(' ', i, close) < 0 ? close + 1 : i;
    }
    return i;
  }

  private Step after(String line) {
    Optional<Link> link = link(line);
    if (link.isPresent()) {
      if (!closed) {
        held.forEach(current.message::add);
      }
      held.clear();
      current.link = link.get();
      state = State.LINKED;
      return Step.TAKEN;
    }
    if (PythonGrammar.isHeader(line)) {
      return Step.ENDED;
    }
    if (line.equals("\"\"\"") && held.isEmpty()) {
      closed = true;
      return Step.TAKEN;
    }
    boolean next = held.isEmpty() && !closed && !line.isBlank();
    if (next && (line.startsWith(" ") || line.startsWith("\t") || goesOn(line))) {
      current.message.add(line);
      return Step.TAKEN;
    }
    if (held.size() >= MOST_HELD) {
      return Step.ENDED;
    }
    held.add(line);
    return Step.HELD;
  }

  /** Lines that are known to follow others in messages, without an indent. */
  private static boolean goesOn(String line) {
    return line.startsWith("CUDA kernel errors might")
        || line.startsWith("For debugging consider passing CUDA_LAUNCH_BLOCKING")
        || line.startsWith("Compile with `TORCH_USE_CUDA_DSA`")
        || line.startsWith("Exception raised from ")
        || line.startsWith("frame #")
        || line.startsWith("Last error:")
        || line.startsWith("ncclInternalError:")
        || line.startsWith("ncclSystemError:")
        || line.startsWith("ncclUnhandledCudaError:");
  }

  private static Optional<Link> link(String line) {
    if (line.startsWith("During handling of the above exception, another exception occurred:")
        || line.equals("Original exception was:")) {
      return Optional.of(Link.CONTEXT);
    }
    return line.startsWith("The above exception was the direct cause of the following exception:")
        ? Optional.of(Link.CAUSE)
        : Optional.empty();
  }

  private Step linked(String line) {
    if (line.isBlank()) {
      return Step.TAKEN;
    }
    if (!PythonGrammar.isHeader(line)) {
      return exceptionOfNext(line) ? Step.TAKEN : Step.ENDED;
    }
    another();
    state = State.FRAMES;
    return Step.TAKEN;
  }

  private boolean exceptionOfNext(String line) {
    if (nameEnd(line) <= 0) {
      return false;
    }
    another();
    return exception(line);
  }

  private void another() {
    if (blocks.size() >= MOST_BLOCKS) {
      blocks.remove(1);
    }
    current = new Block();
    blocks.add(current);
  }

  /** Something begins that ends the message but not the trace. */
  void close() {
    closed = true;
  }

  /** What was held is part of the message. */
  private void settle() {
    held.forEach(current.message::add);
    held.clear();
  }

  /** How many of the held lines belong to the message, if nothing comes after them. */
  int heldOfMessage() {
    if (closed || state != State.AFTER) {
      return 0;
    }
    int count = 0;
    while (count < held.size()
        && !held.get(count).isBlank()
        && !before.contains(firstWord(held.get(count)))) {
      count++;
    }
    return count <= LONGEST_END ? count : 0;
  }

  /** How a line begins, numbers aside. */
  static String firstWord(String line) {
    int i = 0;
    while (i < line.length() && Character.isLetter(line.charAt(i))) {
      i++;
    }
    return line.substring(0, i);
  }

  /** Everything that was thrown; the last that was printed is first. */
  List<Thrown> thrown(Link first, boolean silent) {
    var all = new ArrayList<Thrown>();
    Link link = first;
    for (int i = blocks.size() - 1; i >= 0; i--) {
      Block block = blocks.get(i);
      if (i < blocks.size() - 1) {
        link = block.link;
      }
      if (block.type.isEmpty() && block.frames.isEmpty()) {
        continue;
      }
      all.add(
          new Thrown(
              all.isEmpty() ? first : link,
              block.type,
              message(block, silent),
              block.frames.reversed(),
              block.frames.omitted()));
      for (PythonChain member : block.members) {
        member.settle();
        all.addAll(member.thrown(Link.MEMBER, false));
      }
    }
    return all;
  }

  private String message(Block block, boolean silent) {
    if (block != current || !silent || heldOfMessage() == 0) {
      return block.message.toString();
    }
    var whole = new Message();
    whole.add(block.message.toString());
    held.subList(0, heldOfMessage()).forEach(whole::add);
    return whole.toString();
  }
}
