package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A panic of Rust that is being read, and further ones of the same thread right behind it. Where a
 * message of several lines ends is sure only when the note or the backtrace after it has come.
 */
final class RustReading implements Reading {
  private static final int MOST_HELD = 40;
  private static final int MOST_PANICS = 16;

  private enum State {
    START,
    OLD_MESSAGE,
    MESSAGE,
    BACKTRACE,
    AFTER
  }

  private static final class Panic {
    private final RustBacktrace backtrace = new RustBacktrace();
    private final Message message = new Message();
    private final List<String> held = new ArrayList<>();
    private String type = "panic";
    private String place = "";

    /** The runtime's own remark on the panic before. */
    boolean isRemark() {
      String text = message.toString();
      return text.startsWith("panic in a destructor during cleanup")
          || text.startsWith("panic in a function that cannot unwind");
    }

    Thrown thrown(Link link) {
      List<Frame> frames = backtrace.framesAt(place);
      return new Thrown(link, type, message.toString(), frames, backtrace.omitted());
    }
  }

  private final List<Panic> panics = new ArrayList<>();
  private String thread = "";
  private State state = State.START;

  private Panic current() {
    return panics.getLast();
  }

  @Override
  public boolean knows(String line) {
    return isNote(line) || line.equals("stack backtrace:") || RustBacktrace.isFrame(line);
  }

  @Override
  public Step next(String line) {
    return switch (state) {
      case START -> header(line);
      case OLD_MESSAGE -> oldMessage(line);
      case MESSAGE -> message(line);
      case BACKTRACE -> backtrace(line);
      case AFTER -> after(line);
    };
  }

  private Step header(String line) {
    panics.add(new Panic());
    if (!RustGrammar.isHeader(line)) {
      current().type = "stack overflow";
      current().message.add(line);
      state = State.AFTER;
      return Step.TAKEN;
    }
    thread = RustGrammar.thread(line);
    String rest =
        line.substring(line.indexOf(RustGrammar.PANICKED) + RustGrammar.PANICKED.length());
    if (rest.startsWith("'")) {
      state = State.OLD_MESSAGE;
      return oldMessage(rest.substring(1));
    }
    int comma = rest.lastIndexOf(", ");
    if (comma > 0 && !rest.endsWith(":")) {
      current().message.add(rest.substring(0, comma));
      current().place = rest.substring(comma + 2);
      state = State.MESSAGE;
      return Step.TAKEN;
    }
    current().place = rest.endsWith(":") ? rest.substring(0, rest.length() - 1) : rest;
    state = State.MESSAGE;
    return Step.TAKEN;
  }

  /** The message stands between quotes, and the place after it. */
  private Step oldMessage(String line) {
    int end = line.lastIndexOf("', ");
    if (end >= 0 && RustBacktrace.isPlace(line.substring(end + 3))) {
      current().message.add(line.substring(0, end));
      current().place = line.substring(end + 3);
      state = State.AFTER;
      return Step.TAKEN;
    }
    current().message.add(line);
    current().held.add(line);
    return current().held.size() > MOST_HELD ? Step.ENDED : Step.TAKEN;
  }

  private Step message(String line) {
    if (isNote(line) || line.equals("stack backtrace:")) {
      current().held.forEach(current().message::add);
      return after(line);
    }
    if (isEnd(line)) {
      return after(line);
    }
    if (current().message.toString().isEmpty() && current().held.isEmpty()) {
      current().message.add(line);
      return Step.TAKEN;
    }
    if (current().held.isEmpty() && Text.isIndented(line)) {
      current().message.add(line);
      return Step.TAKEN;
    }
    if (isNext(line)) {
      return header(line);
    }
    current().held.add(line);
    return current().held.size() > MOST_HELD ? Step.ENDED : Step.HELD;
  }

  private Step backtrace(String line) {
    return current().backtrace.add(line) ? Step.TAKEN : after(line);
  }

  private Step after(String line) {
    state = State.AFTER;
    if (line.equals("stack backtrace:")) {
      state = State.BACKTRACE;
      return Step.TAKEN;
    }
    if (isNote(line)) {
      return Step.TAKEN;
    }
    if (isEnd(line)) {
      return Step.LAST;
    }
    if (line.isBlank()) {
      return Step.HELD;
    }
    return isNext(line) ? header(line) : Step.ENDED;
  }

  private boolean isNext(String line) {
    return RustGrammar.isHeader(line)
        && RustGrammar.thread(line).equals(thread)
        && panics.size() < MOST_PANICS;
  }

  private static boolean isNote(String line) {
    return line.startsWith("note: run with `RUST_BACKTRACE")
        || line.startsWith("note: Run with `RUST_BACKTRACE")
        || line.startsWith("note: Some details are omitted");
  }

  private static boolean isEnd(String line) {
    return line.startsWith("thread caused non-unwinding panic")
        || line.startsWith("thread panicked while processing panic")
        || line.startsWith("thread panicked while panicking")
        || line.startsWith("fatal runtime error: ");
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    var thrown = new ArrayList<Thrown>();
    for (Panic panic : panics.reversed()) {
      if (!panic.isRemark() || panics.size() == 1) {
        thrown.add(panic.thrown(thrown.isEmpty() ? Link.THROWN : Link.CONTEXT));
      }
    }
    return thrown.isEmpty()
        ? Optional.empty()
        : Optional.of(Draft.of(thrown, state == State.AFTER || state == State.BACKTRACE));
  }
}
