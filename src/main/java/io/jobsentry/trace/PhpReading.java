package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An uncaught exception of PHP that is being read: the first cause is printed first, and what came
 * of it next.
 */
final class PhpReading implements Reading {
  private static final String NEXT = "Next ";
  private static final int MOST_LINES = 60;
  private static final int MOST_CAUSES = 32;

  private enum State {
    MESSAGE,
    STACK
  }

  private static final class Uncaught {
    private final Message message = new Message();
    private final FrameList frames = new FrameList();
    private String type = "";
    private String file = "";
    private int line;

    Thrown thrown(Link link) {
      return new Thrown(link, type, message.toString(), frames.asPrinted(), frames.omitted());
    }
  }

  private final List<Uncaught> all = new ArrayList<>();
  private State state = State.MESSAGE;

  /** Where the last frame's function was called from: what it is in, the next line tells. */
  private String file = "";

  private int line;
  private int lines;
  private boolean closed;

  static boolean isOwn(String file) {
    return !Folders.isDependency(file) && !file.startsWith("phar://");
  }

  @Override
  public boolean knows(String line) {
    return line.equals("Stack trace:") || isFrame(line) || line.startsWith("  thrown in ");
  }

  private static boolean isFrame(String line) {
    return line.startsWith("#") && Text.digits(line, 1) > 1;
  }

  @Override
  public Step next(String text) {
    if (all.isEmpty()) {
      int uncaught = text.indexOf(PhpGrammar.UNCAUGHT);
      begin(text.substring(uncaught + PhpGrammar.UNCAUGHT.length()));
      return Step.TAKEN;
    }
    if (text.startsWith("  thrown in ")) {
      closed = true;
      return Step.LAST;
    }
    return switch (state) {
      case MESSAGE -> message(text);
      case STACK -> stack(text);
    };
  }

  private void begin(String text) {
    if (all.size() >= MOST_CAUSES) {
      all.remove(1);
    }
    var one = new Uncaught();
    all.add(one);
    state = State.MESSAGE;
    lines = 0;
    int colon = text.indexOf(": ");
    int end = text.indexOf(' ');
    boolean typed = colon > 0 && (end < 0 || end > colon);
    one.type = typed ? text.substring(0, colon) : text.substring(0, Math.max(0, end));
    placed(one, typed ? text.substring(colon + 2) : text.substring(Math.max(0, end)));
  }

  /** The message's last line says where it was thrown. */
  private void placed(Uncaught one, String text) {
    int in = text.startsWith("in ") ? -1 : text.lastIndexOf(" in ");
    int colon = text.lastIndexOf(':');
    boolean place = colon > in && Text.digits(text, colon + 1) == text.length();
    if (!place || colon + 1 == text.length() || (in < 0 && !text.startsWith("in "))) {
      one.message.add(text);
      return;
    }
    if (in >= 0) {
      one.message.add(text.substring(0, in));
    }
    one.file = text.substring(in < 0 ? "in ".length() : in + " in ".length(), colon);
    one.line = Text.number(text, colon + 1).orElse(0);
  }

  private Step message(String text) {
    if (text.equals("Stack trace:")) {
      state = State.STACK;
      file = all.getLast().file;
      line = all.getLast().line;
      return Step.TAKEN;
    }
    if (!all.getLast().file.isEmpty() || ++lines > MOST_LINES) {
      return Step.ENDED;
    }
    placed(all.getLast(), text);
    return Step.TAKEN;
  }

  private Step stack(String text) {
    if (text.startsWith(NEXT)) {
      begin(text.substring(NEXT.length()));
      return Step.TAKEN;
    }
    if (text.isBlank()) {
      return Step.HELD;
    }
    if (!isFrame(text)) {
      return Step.ENDED;
    }
    frame(text.substring(Text.digits(text, 1)).strip());
    return Step.TAKEN;
  }

  /** {@code app.php(12): load('x')}: the place before was in the function that is called here. */
  private void frame(String text) {
    FrameList frames = all.getLast().frames;
    int open = text.indexOf("): ");
    int bracket = text.lastIndexOf('(', Math.max(0, open));
    boolean called = open > 0 && bracket > 0 && Text.digits(text, bracket + 1) == open;
    String rest = called ? text.substring(open + 3) : text;
    rest = rest.startsWith("[internal function]: ") ? rest.substring(21) : rest;
    int arguments = rest.indexOf('(');
    String function = arguments < 0 ? rest : rest.substring(0, arguments);
    String from = called ? text.substring(0, bracket) : "";
    int number = called ? Text.number(text, bracket + 1).orElse(0) : 0;
    boolean internal = frames.isEmpty() && called && from.equals(file) && number == line;
    if (internal) {
      frames.add(Frame.of("", function, false));
    } else {
      frames.add(
          file.isEmpty()
              ? Frame.of("", function, false)
              : Frame.of(file, line, function, isOwn(file)));
      file = from;
      line = number;
    }
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    var thrown = new ArrayList<Thrown>();
    for (Uncaught one : all.reversed()) {
      if (one.frames.isEmpty() && !one.file.isEmpty()) {
        one.frames.add(Frame.of(one.file, one.line, "", isOwn(one.file)));
      }
      thrown.add(one.thrown(thrown.isEmpty() ? Link.THROWN : Link.CAUSE));
    }
    return thrown.isEmpty() ? Optional.empty() : Optional.of(Draft.of(thrown, closed));
  }
}
