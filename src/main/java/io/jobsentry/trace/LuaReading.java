package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An error of Lua that is being read: a message, and a traceback after it, if it was a text. */
final class LuaReading implements Reading {
  private static final int MOST_HELD = 40;

  private final Message message = new Message();
  private final List<String> held = new ArrayList<>();
  private final FrameList frames = new FrameList();
  private Optional<Frame> place = Optional.empty();
  private int lead;
  private boolean said;
  private boolean traceback;

  /**
   * @param lead how many lines come before the traceback
   */
  LuaReading(int lead) {
    this.lead = lead;
  }

  /** Where the colon is that stands before the line number of a Lua file, or -1. */
  static int placeIn(String line) {
    for (String end : List.of(".lua:", "\"]:", "...:")) {
      int at = line.indexOf(end);
      int colon = at + end.length() - 1;
      if (at >= 0) {
        int digits = Text.digits(line, colon + 1);
        if (digits > colon + 1 && line.startsWith(": ", digits)) {
          return colon;
        }
      }
    }
    return -1;
  }

  @Override
  public boolean knows(String line) {
    return line.equals(LuaGrammar.TRACEBACK) || (traceback && line.startsWith("\t"));
  }

  @Override
  public Step next(String line) {
    if (!said) {
      lead--;
      said = true;
      header(line);
      return Step.TAKEN;
    }
    if (lead > 0) {
      lead--;
      message.add(line);
      return Step.TAKEN;
    }
    if (line.equals(LuaGrammar.TRACEBACK)) {
      held.forEach(message::add);
      held.clear();
      traceback = true;
      return Step.TAKEN;
    }
    if (traceback) {
      return frame(line) ? Step.TAKEN : Step.ENDED;
    }
    held.add(line);
    return held.size() > MOST_HELD ? Step.ENDED : Step.HELD;
  }

  private void header(String line) {
    String text = line;
    int lua = LuaGrammar.interpreter(text, 0);
    text = lua > 0 ? text.substring(lua) : text;
    int colon = placeIn(text);
    int start = colon < 0 ? -1 : text.lastIndexOf(' ', colon) + 1;
    boolean first = colon > 0 && (start == 0 || lua < 0);
    if (!first || text.startsWith("[C]")) {
      message.add(text);
      return;
    }
    int digits = Text.digits(text, colon + 1);
    place = Optional.of(frameAt(text.substring(start, colon), Text.number(text, colon + 1), ""));
    message.add(text.substring(digits + 2));
  }

  private static Frame frameAt(String file, OptionalInt line, String function) {
    boolean own =
        !Folders.isDependency(file) && !file.startsWith("[C]") && !file.startsWith("[builtin");
    return line.isPresent()
        ? Frame.of(file, line.getAsInt(), function, own)
        : Frame.of(file, function, own && !file.isEmpty());
  }

  /** {@code app.lua:3: in function 'load'}. */
  private boolean frame(String line) {
    if (!line.startsWith("\t")) {
      return false;
    }
    if (line.startsWith("\t...")) {
      int skipping = line.indexOf("(skipping ");
      Text.number(line, skipping + "(skipping ".length()).ifPresent(frames::omit);
      return true;
    }
    int in = line.indexOf(": in ");
    if (in < 0) {
      return line.startsWith("\t[C]") || line.startsWith("\t(...tail call");
    }
    String where = line.substring(1, in);
    int colon = where.lastIndexOf(':');
    boolean numbered = colon > 0 && Text.digits(where, colon + 1) == where.length();
    String file = numbered ? where.substring(0, colon) : where;
    String what = line.substring(in + ": in ".length());
    String function = what.equals("main chunk") ? what : Text.between(what, "'", "'");
    OptionalInt number = numbered ? Text.number(where, colon + 1) : OptionalInt.empty();
    frames.add(frameAt(file, number, function));
    return true;
  }

  private String type() {
    String text = message.toString();
    boolean near = text.contains(" near ");
    boolean syntax =
        near
            && (text.contains(" expected")
                || text.contains("unexpected symbol")
                || text.contains("unfinished")
                || text.contains("malformed"));
    return syntax ? "syntax error" : "error";
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    if (!said) {
      return Optional.empty();
    }
    List<Frame> all = new ArrayList<>(frames.asPrinted());
    place.ifPresent(it -> all.addFirst(named(it, all)));
    var thrown = new Thrown(Link.THROWN, type(), message.toString(), all, frames.omitted());
    return Optional.of(Draft.of(List.of(thrown), true));
  }

  /** The traceback knows which function the place is in. */
  private static Frame named(Frame place, List<Frame> frames) {
    return frames.stream()
        .filter(it -> it.file().equals(place.file()) && it.line().equals(place.line()))
        .findFirst()
        .orElse(place);
  }
}
