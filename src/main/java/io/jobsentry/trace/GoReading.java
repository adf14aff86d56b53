package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A panic or fatal error of Go that is being read: what was said, and then the stacks of
 * goroutines. What counts is the first goroutine that was in the program's own code.
 */
final class GoReading implements Reading {
  private static final int MOST_PANICS = 32;
  private static final int LONGEST_MESSAGE = 50;

  private enum State {
    SAID,
    STACKS,
    REGISTERS
  }

  private static final class Said {
    private final String type;
    private final String first;
    private final Message message = new Message();

    Said(String type, String first) {
      this.type = type;
      this.first = first;
      message.add(first);
    }

    /** Without stacks nobody knows where its message ends. */
    Thrown alone() {
      return new Thrown(Link.THROWN, type, first, List.of(), 0);
    }

    Thrown thrown(Link link, GoStack stack) {
      return new Thrown(link, type, message.toString(), stack.frames(), stack.omitted());
    }
  }

  private final List<Said> said = new ArrayList<>();
  private final GoStack none = new GoStack();
  private GoStack culprit = new GoStack();
  private GoStack current = none;
  private State state = State.SAID;
  private int lead;
  private int messageLines;
  private int blank;
  private boolean goroutines;

  /**
   * @param lead how many lines come before the header
   */
  GoReading(int lead) {
    this.lead = lead;
  }

  @Override
  public boolean knows(String line) {
    return GoStack.isGoroutine(line)
        || line.startsWith("[signal ")
        || (state != State.SAID && GoStack.isPlace(line));
  }

  @Override
  public Step next(String line) {
    if (lead > 0) {
      lead--;
      return Step.TAKEN;
    }
    if (said.isEmpty()) {
      say(line);
      return Step.TAKEN;
    }
    if (line.isBlank()) {
      blank++;
      return blank > 2 ? Step.ENDED : Step.HELD;
    }
    int gap = blank;
    blank = 0;
    return switch (state) {
      case SAID -> afterSaid(line, gap);
      case STACKS -> inStacks(line, gap);
      case REGISTERS -> registers(line);
    };
  }

  private void say(String line) {
    if (line.startsWith(GoGrammar.FATAL)) {
      said.add(new Said("fatal error", line.substring(GoGrammar.FATAL.length())));
    } else if (line.startsWith(GoGrammar.PANIC)) {
      panic(line.substring(GoGrammar.PANIC.length()));
    } else {
      int colon = line.indexOf(": ");
      said.add(new Said(line.substring(0, colon), line.substring(colon + 2)));
    }
  }

  private void panic(String text) {
    String message = text;
    boolean recovered = message.endsWith("]") && message.contains(" [recovered");
    if (recovered) {
      message = message.substring(0, message.lastIndexOf(" [recovered"));
    }
    if (said.size() >= MOST_PANICS) {
      said.remove(1);
    }
    String runtime = "runtime error: ";
    said.add(
        message.startsWith(runtime)
            ? new Said("runtime error", message.substring(runtime.length()))
            : new Said("panic", message));
    messageLines = 0;
  }

  private Step afterSaid(String line, int gap) {
    if (stack(line)) {
      state = State.STACKS;
      return Step.TAKEN;
    }
    String bare = line.strip();
    if (gap == 0 && bare.startsWith(GoGrammar.PANIC) && line.startsWith("\t")) {
      panic(bare.substring(GoGrammar.PANIC.length()));
      return Step.TAKEN;
    }
    if (line.startsWith("[signal ")
        || line.startsWith("PC=")
        || line.startsWith("runtime: ")
        || line.startsWith("panic during panic")) {
      return Step.HELD;
    }
    if (gap > 0 || ++messageLines > LONGEST_MESSAGE) {
      return Step.ENDED;
    }
    said.getLast().message.add(line.startsWith("\t") ? line.substring(1) : line);
    return Step.HELD;
  }

  private boolean stack(String line) {
    if (line.equals("runtime stack:")) {
      current = none;
      return true;
    }
    if (!GoStack.isGoroutine(line)) {
      return false;
    }
    current = new GoStack();
    if (!goroutines) {
      culprit = current;
    }
    goroutines = true;
    return true;
  }

  private Step inStacks(String line, int gap) {
    if (gap > 0 || GoStack.isGoroutine(line)) {
      settle();
    }
    if (stack(line)) {
      return Step.TAKEN;
    }
    if (line.startsWith("exit status ")) {
      return Step.LAST;
    }
    if (GoStack.isRegister(line)) {
      settle();
      state = State.REGISTERS;
      return Step.TAKEN;
    }
    if (line.equals("-----") || line.startsWith("...") || line.startsWith("goroutine running on")) {
      return Step.TAKEN;
    }
    return gap == 0 && current.add(line) ? Step.TAKEN : Step.ENDED;
  }

  /** A goroutine that was nowhere in the program's code tells less than a later one. */
  private void settle() {
    if (!culprit.hasOwn() && current.hasOwn()) {
      culprit = current;
    }
  }

  private Step registers(String line) {
    if (GoStack.isRegister(line) || line.equals("-----")) {
      return Step.TAKEN;
    }
    if (stack(line)) {
      state = State.STACKS;
      return Step.TAKEN;
    }
    return line.startsWith("exit status ") ? Step.LAST : Step.ENDED;
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    settle();
    boolean sure = goroutines || (!said.isEmpty() && said.getFirst().type.equals("runtime error"));
    if (said.isEmpty() || !sure) {
      return Optional.empty();
    }
    var thrown = new ArrayList<Thrown>();
    if (!goroutines) {
      thrown.add(said.getFirst().alone());
      return Optional.of(Draft.of(thrown, false));
    }
    thrown.add(said.getLast().thrown(Link.THROWN, culprit));
    for (int i = said.size() - 2; i >= 0; i--) {
      Thrown one = said.get(i).thrown(Link.CONTEXT, none);
      if (!one.message().equals(thrown.getFirst().message())) {
        thrown.add(one);
      }
    }
    return Optional.of(Draft.of(thrown, !culprit.frames().isEmpty()));
  }
}
