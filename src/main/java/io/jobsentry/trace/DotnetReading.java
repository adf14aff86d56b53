package io.jobsentry.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * An exception of .NET that is being read. The exceptions are named from the outermost to the
 * innermost, and their frames come the other way round.
 */
final class DotnetReading implements Reading {
  private static final String INNER = "---> ";
  private static final int DEEPEST = 32;

  private static final class Level {
    private final Message message = new Message();
    private final FrameList frames = new FrameList();
    private String type = "";

    Thrown thrown(Link link) {
      return new Thrown(link, type, message.toString(), frames.asPrinted(), frames.omitted());
    }
  }

  private final List<Level> levels = new ArrayList<>();

  /** Those whose frames are still to come, the innermost first. */
  private final Deque<Level> open = new ArrayDeque<>();

  private int lead;
  private boolean framed;
  private boolean repeated;

  /**
   * @param lead how many lines come before the first frame
   */
  DotnetReading(int lead) {
    this.lead = lead;
  }

  /** Where the name of an exception starts that is followed by its message, or -1. */
  static int typeStart(String line) {
    int end = line.indexOf("Exception");
    while (end >= 0) {
      int after = end + "Exception".length();
      boolean said =
          line.startsWith(": ", after) || line.startsWith(" (0x", after) || after == line.length();
      if (said) {
        int start = end;
        while (start > 0 && isName(line.charAt(start - 1))) {
          start--;
        }
        return start;
      }
      end = line.indexOf("Exception", after);
    }
    return -1;
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '+' || c == '`';
  }

  @Override
  public boolean knows(String line) {
    return DotnetFrame.isFrame(line) || line.strip().startsWith("--- End of ");
  }

  @Override
  public Step next(String line) {
    if (lead > 0 || levels.isEmpty()) {
      lead--;
      above(line);
      return Step.TAKEN;
    }
    String bare = line.strip();
    if (bare.startsWith("[ERROR] FATAL UNHANDLED EXCEPTION: ")) {
      repeated = true;
      return Step.TAKEN;
    }
    if (bare.startsWith("--- End of ")) {
      if (bare.contains("inner exception") && open.size() > 1 && !repeated) {
        open.pop();
      }
      return Step.TAKEN;
    }
    Optional<Frame> frame = DotnetFrame.of(line);
    if (frame.isPresent()) {
      framed = true;
      if (!repeated) {
        open.getFirst().frames.add(frame.get());
      }
      return Step.TAKEN;
    }
    boolean inner = bare.startsWith("---> (Inner Exception #") || bare.endsWith("<---");
    return inner ? Step.TAKEN : line.isBlank() ? Step.HELD : Step.ENDED;
  }

  private void above(String line) {
    if (line.equals(DotnetGrammar.OLD_UNHANDLED)) {
      return;
    }
    if (levels.isEmpty()) {
      first(line);
    } else if (line.strip().startsWith(INNER)) {
      named(line.strip().substring(INNER.length()));
    } else {
      levels.getLast().message.add(line);
    }
  }

  private void first(String line) {
    if (line.startsWith(DotnetGrammar.TERMINATED)) {
      level("FailFast", line.substring(DotnetGrammar.TERMINATED.length()));
    } else if (line.startsWith(DotnetGrammar.OVERFLOW)) {
      level("Stack overflow", "");
    } else if (line.startsWith(DotnetGrammar.UNHANDLED)) {
      named(line.substring(DotnetGrammar.UNHANDLED.length()));
    } else {
      named(line.substring(Math.max(0, typeStart(line))));
    }
  }

  /** One line may name several, {@code Outer: text ---> Inner: text}. */
  private void named(String text) {
    int inner = text.indexOf(" " + INNER);
    String one = inner < 0 ? text : text.substring(0, inner);
    int colon = one.indexOf(": ");
    String type = colon < 0 ? one : one.substring(0, colon);
    int code = type.indexOf(" (0x");
    level(code < 0 ? type : type.substring(0, code), colon < 0 ? "" : one.substring(colon + 2));
    if (inner >= 0) {
      named(text.substring(inner + 1 + INNER.length()));
    }
  }

  private void level(String type, String message) {
    if (levels.size() >= DEEPEST) {
      return;
    }
    var one = new Level();
    one.type = type;
    if (!message.isEmpty()) {
      one.message.add(message);
    }
    levels.add(one);
    open.push(one);
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    if (levels.isEmpty()) {
      return Optional.empty();
    }
    var thrown = new ArrayList<Thrown>();
    for (Level one : levels) {
      thrown.add(one.thrown(thrown.isEmpty() ? Link.THROWN : Link.CAUSE));
    }
    boolean overflow = levels.getFirst().type.equals("Stack overflow");
    return framed || overflow ? Optional.of(Draft.of(thrown, true)) : Optional.empty();
  }
}
