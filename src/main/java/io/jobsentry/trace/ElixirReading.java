package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An exception of Elixir that is being read, and others that are told within it, indented. */
final class ElixirReading implements Reading {
  private static final int MOST_HELD = 60;
  private static final int DEEPEST = 16;

  private static final class Raised {
    private final Message message = new Message();
    private final FrameList frames = new FrameList();
    private String type = "";

    Thrown thrown(Link link) {
      return new Thrown(link, type, message.toString(), frames.asPrinted(), frames.omitted());
    }
  }

  private final List<Raised> raised = new ArrayList<>();
  private final List<String> held = new ArrayList<>();
  private final boolean reported;
  private int lead;
  private boolean framed;
  private boolean closing;

  /**
   * @param lead how many lines come before the header
   */
  ElixirReading(int lead) {
    this.lead = lead;
    this.reported = lead > 0;
  }

  /** What is raised, by {@code ** (RuntimeError) boom}. */
  static Optional<String> type(String line) {
    int close = line.indexOf(')');
    if (!line.startsWith(BeamGrammar.ELIXIR) || close < 0) {
      return Optional.empty();
    }
    String name = line.substring(BeamGrammar.ELIXIR.length(), close);
    if (name.startsWith("EXIT from ")) {
      return Optional.of("EXIT");
    }
    boolean word =
        name.equals("exit") || name.equals("throw") || name.equals("stop") || name.equals("EXIT");
    boolean module =
        !name.isEmpty() && Character.isUpperCase(name.charAt(0)) && name.indexOf(' ') < 0;
    return word || module ? Optional.of(name) : Optional.empty();
  }

  @Override
  public boolean knows(String line) {
    return BeamFrames.elixir(line).isPresent() && line.startsWith("    ");
  }

  @Override
  public Step next(String line) {
    if (lead > 0) {
      lead--;
      return Step.TAKEN;
    }
    Optional<String> type = type(line.strip());
    boolean nested = raised.isEmpty() || (line.startsWith("    ") && raised.size() < DEEPEST);
    if (type.isPresent() && nested) {
      settle();
      begin(type.get(), line.strip());
      return Step.TAKEN;
    }
    if (line.startsWith("    ") && !closing) {
      Optional<Frame> frame = BeamFrames.elixir(line);
      if (frame.isPresent()) {
        settle();
        framed = true;
        raised.getLast().frames.add(frame.get());
        return Step.TAKEN;
      }
    }
    if (reported && isClosing(line)) {
      settle();
      closing = true;
      return Step.TAKEN;
    }
    if (framed || closing || held.size() >= MOST_HELD) {
      boolean more = closing && line.startsWith("    ");
      return more ? Step.TAKEN : Step.ENDED;
    }
    held.add(line.stripTrailing());
    return Step.HELD;
  }

  /** What the logger says of a process after the stack. */
  private static boolean isClosing(String line) {
    return line.startsWith("Last message")
        || line.startsWith("State: ")
        || line.startsWith("Client #PID")
        || line.startsWith("Function: ")
        || line.startsWith("    Args: ");
  }

  private void begin(String type, String text) {
    framed = false;
    var one = new Raised();
    one.type = type;
    String message = text.substring(text.indexOf(')') + 1).strip();
    raised.add(one);
    if (isOfFile(type)) {
      message = placed(one, message);
    }
    one.message.add(message);
  }

  private static boolean isOfFile(String type) {
    return type.equals("SyntaxError")
        || type.equals("TokenMissingError")
        || type.equals("MismatchedDelimiterError")
        || type.equals("CompileError");
  }

  /** {@code job.exs:4:3: unexpected …}: of what can't be compiled the place comes first. */
  private static String placed(Raised one, String message) {
    int end = message.indexOf(": ");
    int colon = end < 0 ? -1 : NativeStack.colon(message.substring(0, end));
    if (colon <= 0) {
      return message;
    }
    int line = Text.number(message, colon + 1).orElse(0);
    one.frames.add(Frame.of(message.substring(0, colon), line, "", true));
    return message.substring(end + 2);
  }

  private void settle() {
    held.forEach(line -> raised.getLast().message.add(line));
    held.clear();
  }

  /** What comes first only says that a linked process ended of what comes next. */
  private boolean isCarrier() {
    return raised.size() > 1
        && raised.getFirst().type.equals("EXIT")
        && raised.getFirst().frames.isEmpty()
        && raised.getFirst().message.toString().equals("an exception was raised:");
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    var thrown = new ArrayList<Thrown>();
    for (Raised one : raised.subList(isCarrier() ? 1 : 0, raised.size())) {
      thrown.add(one.thrown(thrown.isEmpty() ? Link.THROWN : Link.CAUSE));
    }
    return thrown.isEmpty() ? Optional.empty() : Optional.of(Draft.of(thrown, framed || closing));
  }
}
