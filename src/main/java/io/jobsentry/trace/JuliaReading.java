package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An error of Julia that is being read, and what caused it after it. */
final class JuliaReading implements Reading {
  private static final int MOST_CAUSES = 32;
  private static final int MOST_LINES = 40;

  private static final class Raised {
    private final Message message = new Message();
    private final FrameList frames = new FrameList();
    private String type = "ErrorException";

    Thrown thrown(Link link) {
      return new Thrown(link, type, message.toString(), frames.asPrinted(), frames.omitted());
    }
  }

  private final List<Raised> raised = new ArrayList<>();
  private int lead;
  private int lines;
  private boolean stack;
  private String function = "";

  /**
   * @param lead how many lines come before the stack
   */
  JuliaReading(int lead) {
    this.lead = lead;
  }

  @Override
  public boolean knows(String line) {
    return line.equals(JuliaGrammar.STACKTRACE) || isFrame(line) || isPlace(line);
  }

  private static boolean isFrame(String line) {
    int start = Text.indent(line);
    return start > 0
        && Text.at(line, start) == '['
        && line.startsWith("] ", Text.digits(line, start + 1));
  }

  private static boolean isPlace(String line) {
    return line.startsWith("   ") && line.strip().startsWith("@ ");
  }

  @Override
  public Step next(String line) {
    if (lead > 0) {
      lead--;
      above(line);
      return Step.TAKEN;
    }
    if (line.equals(JuliaGrammar.STACKTRACE)) {
      stack = true;
      return Step.TAKEN;
    }
    if (line.startsWith(JuliaGrammar.CAUSED) && raised.size() < MOST_CAUSES) {
      stack = false;
      begin(line.substring(JuliaGrammar.CAUSED.length()));
      return Step.TAKEN;
    }
    if (line.isBlank()) {
      return Step.HELD;
    }
    return stack ? inStack(line) : message(line);
  }

  private Step message(String line) {
    raised.getLast().message.add(line);
    return ++lines > MOST_LINES ? Step.ENDED : Step.HELD;
  }

  private void above(String line) {
    if (raised.isEmpty()) {
      begin(
          line.startsWith(JuliaGrammar.ERROR) ? line.substring(JuliaGrammar.ERROR.length()) : line);
    } else {
      raised.getLast().message.add(line);
    }
  }

  private void begin(String text) {
    String rest = text;
    while (rest.startsWith("LoadError: ")) {
      rest = rest.substring("LoadError: ".length());
    }
    var one = new Raised();
    raised.add(one);
    lines = 0;
    int end = 0;
    while (end < rest.length()
        && (Character.isLetterOrDigit(rest.charAt(end)) || rest.charAt(end) == '.')) {
      end++;
    }
    boolean type = end > 0 && Character.isUpperCase(rest.charAt(0));
    if (type && rest.startsWith(": ", end)) {
      one.type = rest.substring(0, end);
      one.message.add(rest.substring(end + 2));
    } else if (type && rest.startsWith(" with ", end)) {
      one.type = rest.substring(0, end);
      one.message.add(rest.substring(end + 1));
    } else {
      one.message.add(rest);
    }
  }

  private Step inStack(String line) {
    if (isFrame(line)) {
      String what = line.substring(line.indexOf("] ") + 2);
      int at = what.lastIndexOf(" at ");
      if (at >= 0 && place(what.substring(at + " at ".length()), name(what.substring(0, at)))) {
        return Step.TAKEN;
      }
      function = name(what);
      return Step.TAKEN;
    }
    if (isPlace(line)) {
      String what = line.strip().substring("@ ".length());
      int inlined = what.lastIndexOf(" [inlined]");
      what = inlined < 0 ? what : what.substring(0, inlined);
      place(what.substring(what.lastIndexOf(' ') + 1), function);
      return Step.TAKEN;
    }
    boolean end = line.startsWith("in expression starting at ") || line.strip().startsWith("... ");
    return end || Text.isIndented(line) ? Step.TAKEN : Step.ENDED;
  }

  private static String name(String text) {
    int open = text.indexOf('(');
    return open < 0 ? text.strip() : text.substring(0, open).strip();
  }

  private boolean place(String text, String name) {
    int inlined = text.indexOf(" [inlined]");
    String place = inlined < 0 ? text : text.substring(0, inlined);
    int colon = NativeStack.colon(place);
    if (colon <= 0) {
      return false;
    }
    String file = place.substring(0, colon);
    boolean own =
        !file.startsWith("./")
            && !file.contains("/.julia/packages/")
            && !file.contains("/julia/stdlib/")
            && !Folders.isDependency(file);
    int line = Text.number(place, colon + 1).orElse(0);
    raised.getLast().frames.add(Frame.of(file, line, name, own));
    return true;
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    var thrown = new ArrayList<Thrown>();
    for (Raised one : raised) {
      thrown.add(one.thrown(thrown.isEmpty() ? Link.THROWN : Link.CAUSE));
    }
    return thrown.isEmpty() ? Optional.empty() : Optional.of(Draft.of(thrown, stack));
  }
}
