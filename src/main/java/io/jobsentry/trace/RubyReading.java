package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An exception of Ruby that is being read, and its causes after it. Whether lines behind the first
 * are of its message is known when the frames come.
 */
final class RubyReading implements Reading {
  private static final int MOST_HELD = 40;
  private static final int MOST_CAUSES = 32;

  private static final class Raised {
    private final FrameList frames = new FrameList();
    private final Message message = new Message();
    private String type = "";

    Thrown thrown(Link link, boolean reversed) {
      List<Frame> all = new ArrayList<>(frames.asPrinted());
      if (reversed && !all.isEmpty()) {
        Frame innermost = all.removeLast();
        all = new ArrayList<>(all.reversed());
        all.addFirst(innermost);
      }
      return new Thrown(link, type, message.toString(), all, frames.omitted());
    }
  }

  private final List<Raised> raised = new ArrayList<>();
  private final FrameList before = new FrameList();
  private final List<String> held = new ArrayList<>();
  private int lead;
  private boolean logged;
  private boolean reversed;
  private boolean framed;

  /**
   * @param lead how many lines come before the header
   * @param logged whether the line before the first frame is the header
   */
  RubyReading(int lead, boolean logged) {
    this.lead = lead;
    this.logged = logged;
  }

  @Override
  public boolean knows(String line) {
    return isFrame(line) || isLevels(line);
  }

  /** {@code from app.rb:3:in `load'}, perhaps numbered. */
  private static boolean isFrame(String line) {
    return from(line) >= 0;
  }

  private static int from(String line) {
    int indent = Text.indent(line);
    int digits = Text.digits(line, indent);
    int start = digits > indent && line.startsWith(": ", digits) ? digits + 2 : indent;
    return indent > 0 && line.startsWith("from ", start) ? start + "from ".length() : -1;
  }

  private static boolean isLevels(String line) {
    return line.startsWith("\t ... ") && line.endsWith(" levels...");
  }

  @Override
  public Step next(String line) {
    if (lead > 0) {
      lead--;
      if (logged) {
        header("", line);
      }
      return Step.TAKEN;
    }
    int from = from(line);
    if (from >= 0) {
      return frame(line.substring(from));
    }
    if (isLevels(line)) {
      Text.number(line, "\t ... ".length()).ifPresent(current()::omit);
      return Step.TAKEN;
    }
    Optional<RubyPlace> place = RubyPlace.of(line);
    if (logged) {
      return place.filter(it -> it.rest().isEmpty()).isPresent() ? frame(line) : Step.ENDED;
    }
    if (place.isPresent() && RubyPlace.isHeader(place.get().rest())) {
      return begin(place.get());
    }
    if (framed || raised.isEmpty() || held.size() >= MOST_HELD) {
      return line.isBlank() && !raised.isEmpty() ? Step.HELD : Step.ENDED;
    }
    held.add(line);
    return Step.HELD;
  }

  private FrameList current() {
    return raised.isEmpty() ? before : raised.getLast().frames;
  }

  private Step frame(String text) {
    Optional<RubyPlace> place = RubyPlace.of(text);
    if (place.isEmpty()) {
      return Step.ENDED;
    }
    current().add(place.get().frame());
    settle();
    framed = true;
    return Step.TAKEN;
  }

  private Step begin(RubyPlace place) {
    settle();
    if (raised.size() >= MOST_CAUSES) {
      return Step.ENDED;
    }
    reversed |= raised.isEmpty() && !before.isEmpty();
    header("", place.rest());
    if (reversed && raised.size() == 1) {
      before.asPrinted().forEach(current()::add);
    }
    current().add(place.frame());
    framed = false;
    return Step.TAKEN;
  }

  private void header(String type, String text) {
    var one = new Raised();
    one.type = type;
    raised.add(one);
    int open = text.lastIndexOf(" (");
    if (RubyPlace.endsWithType(text) && open >= 0) {
      one.type = text.substring(open + 2, text.length() - 1);
      one.message.add(unlabelled(text.substring(0, open)));
    } else if (RubyPlace.endsWithType(text)) {
      one.type = text.substring(1, text.length() - 1);
    } else {
      one.type = text.equals("unhandled exception") ? "RuntimeError" : text;
    }
  }

  /** A logger puts its level and name before what it logs. */
  private String unlabelled(String text) {
    int name = logged ? text.indexOf(" -- ") : -1;
    int colon = name < 0 ? -1 : text.indexOf(": ", name);
    return colon < 0 ? text : text.substring(colon + 2);
  }

  /** What was held is of the message, up to the first empty line: code and advice come after it. */
  private void settle() {
    if (!raised.isEmpty() && !raised.getLast().type.equals("fatal")) {
      for (String line : held) {
        if (line.isBlank() || line.startsWith("Did you mean?")) {
          break;
        }
        raised.getLast().message.add(line);
      }
    }
    held.clear();
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    if (raised.isEmpty()) {
      return Optional.empty();
    }
    var thrown = new ArrayList<Thrown>();
    for (Raised one : raised) {
      Link link = thrown.isEmpty() ? Link.THROWN : Link.CAUSE;
      thrown.add(one.thrown(link, reversed && thrown.isEmpty()));
    }
    return Optional.of(Draft.of(thrown, true));
  }
}
