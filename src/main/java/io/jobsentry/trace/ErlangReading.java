package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** A term of Erlang with a reason and a stack that is being read until its brackets are closed. */
final class ErlangReading implements Reading {
  private static final int LONGEST = 200_000;

  private final StringBuilder term = new StringBuilder();
  private int lead;
  private boolean init;
  private boolean started;
  private int depth;
  private int words;

  /**
   * @param lead how many lines come before the header
   */
  ErlangReading(int lead) {
    this.lead = lead;
  }

  @Override
  public boolean knows(String line) {
    return line.startsWith("{") || line.startsWith("Crash dump ");
  }

  @Override
  public Step next(String line) {
    if (lead > 0) {
      lead--;
      return Step.TAKEN;
    }
    if (!started) {
      started = true;
      init = line.startsWith(BeamGrammar.INIT);
      if (init) {
        add(
            line.substring(
                line.indexOf(',') + 1, Math.max(line.indexOf(',') + 1, line.length() - 1)));
      }
      return Step.TAKEN;
    }
    if (init) {
      return afterInit(line);
    }
    if (!isClosed() && term.length() < LONGEST && !line.isBlank()) {
      add(line.strip());
      return isClosed() ? Step.LAST : Step.TAKEN;
    }
    return Step.ENDED;
  }

  private Step afterInit(String line) {
    if (line.isBlank()) {
      return Step.HELD;
    }
    if (line.startsWith("Crash dump ")) {
      return Step.LAST;
    }
    boolean word =
        line.startsWith("init terminating in ") || line.startsWith("Runtime terminating ");
    return word && words++ < 2 ? Step.TAKEN : Step.ENDED;
  }

  private void add(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '[' || c == '(')) {
        depth++;
      } else if (!quoted && (c == '}' || c == ']' || c == ')')) {
        depth--;
      }
    }
    term.append(text);
  }

  private boolean isClosed() {
    return depth <= 0 && !term.isEmpty();
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    String text = term.toString();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var frames = new FrameList();
    BeamFrames.addErlang(text, frames);
    int stack = text.indexOf(",[{");
    String reason = text.startsWith("{") && stack > 0 ? text.substring(1, stack) : text;
    var thrown = new Thrown(Link.THROWN, "error", reason, frames.asPrinted(), frames.omitted());
    return Optional.of(Draft.of(List.of(thrown), isClosed()));
  }
}
