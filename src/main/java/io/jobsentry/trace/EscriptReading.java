package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** What {@code escript} says of a script that failed, and the calls below it. */
final class EscriptReading implements Reading {
  private final Message message = new Message();
  private final FrameList frames = new FrameList();
  private String type = "";
  private boolean begun;

  @Override
  public boolean knows(String line) {
    return line.startsWith("  in ") || line.startsWith("     called as ");
  }

  @Override
  public Step next(String line) {
    if (!begun) {
      begun = true;
      String rest = line.substring(BeamGrammar.ESCRIPT.length());
      int colon = rest.indexOf(": ");
      type = colon < 0 ? rest : rest.substring(0, colon);
      message.add(colon < 0 ? "" : rest.substring(colon + 2));
      return Step.TAKEN;
    }
    if (!line.startsWith("  ")) {
      return Step.ENDED;
    }
    frame(line.strip());
    return Step.TAKEN;
  }

  /** {@code in call from escript:start/1 (escript.erl, line 277)}. */
  private void frame(String text) {
    int line = text.lastIndexOf(", line ");
    int open = line < 0 ? -1 : text.lastIndexOf(" (", line);
    if (!text.startsWith("in ") || open < 0) {
      return;
    }
    String function = text.substring(text.lastIndexOf(' ', open - 1) + 1, open);
    String module = function.contains(":") ? function.substring(0, function.indexOf(':')) : "";
    String file = text.substring(open + 2, line);
    int number = Text.number(text, line + ", line ".length()).orElse(0);
    frames.add(Frame.of(file, number, function, BeamFrames.isOwn(module, file)));
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    var thrown =
        new Thrown(Link.THROWN, type, message.toString(), frames.asPrinted(), frames.omitted());
    return type.isEmpty() ? Optional.empty() : Optional.of(Draft.of(List.of(thrown), true));
  }
}
