package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/** Stack traces of Node, Deno and Bun, and the last words of V8 when its memory runs out. */
final class NodeGrammar implements Grammar {
  static final String FOOTER = "Node.js v";
  private static final String FATAL = "FATAL ERROR: ";
  private static final String DENO = "error: Uncaught ";

  /** How many lines there may be between a header and the first frame. */
  private static final int DEEPEST = 20;

  @Override
  public Language language() {
    return Language.NODE;
  }

  @Override
  public Set<String> triggers() {
    return Set.of("    at ", FOOTER, FATAL, DENO);
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    int frame = NodeFrames.frame(text);
    if (frame > 0) {
      return beforeFrame(text, frame, before);
    }
    int fatal = Text.header(text, FATAL);
    if (fatal >= 0) {
      return fatal(text, fatal, before);
    }
    int footer = Text.header(text, FOOTER);
    if (footer >= 0 && Character.isDigit(Text.at(text, footer + FOOTER.length()))) {
      return beforeFooter(footer, before);
    }
    int deno = Text.header(text, DENO);
    return deno < 0
        ? Optional.empty()
        : Optional.of(new Opening(deno, 0, new NodeReading(0, Optional.empty())));
  }

  /** The first frame may be that of something deep within what was thrown. */
  private static Optional<Opening> beforeFrame(String text, int frame, Before before) {
    int blank = text.substring(0, frame).stripTrailing().length();
    if (blank == 0) {
      return at(0, before);
    }
    int nearest = frame - 4 > blank ? frame - 4 : frame - 2;
    return at(Math.min(blank + 1, frame - 2), before).or(() -> at(nearest, before));
  }

  private static Optional<Opening> at(int column, Before before) {
    int header = header(column, before);
    boolean thrown =
        before.line(column, Math.max(1, header)).filter(NodeGrammar::isNoError).isEmpty();
    return header > 0 && thrown ? Optional.of(found(column, header, before)) : Optional.empty();
  }

  /** What {@code console.trace} prints. */
  private static boolean isNoError(String line) {
    return line.equals("Trace") || line.startsWith("Trace: ");
  }

  /** With the piece of source above the header, if there is one. */
  private static Opening found(int column, int header, Before before) {
    int caret = header + 1;
    while (caret <= header + 2 && before.line(column, caret).filter(String::isBlank).isPresent()) {
      caret++;
    }
    int first = header;
    Optional<Frame> place = Optional.empty();
    if (before.line(column, caret).filter(NodeFrames::isCaret).isPresent()) {
      place = before.line(column, caret + 2).flatMap(NodeFrames::excerpt);
      int source = caret + 1;
      while (before.line(column, source).filter(NodeFrames::isNumbered).isPresent()) {
        source++;
      }
      first = place.isPresent() ? caret + 2 : source > caret + 1 ? source - 1 : header;
    }
    return new Opening(column, first, new NodeReading(first - header, place));
  }

  /** How many lines before it the header is, or 0. */
  private static int header(int column, Before before) {
    int indented = 0;
    for (int back = 1; back <= DEEPEST; back++) {
      Optional<String> found = before.line(column, back);
      if (found.isEmpty() || NodeFrames.frame(found.get()) > 0) {
        break;
      }
      String line = found.get();
      if (NodeFrames.isCaret(line)) {
        return back > 1 ? underCaret(column, back, before) : 0;
      }
      if (Text.isIndented(line)) {
        indented = indented == 0 && NodeHeader.error(line).isPresent() ? back : indented;
      } else if (line.startsWith("error: ")
          || NodeHeader.atStart(line).isPresent()
          || (back == 1 && NodeHeader.named(line).isPresent())
          || (back == 1 && NodeHeader.error(line).isPresent())) {
        return back;
      }
    }
    boolean word = before.line(column, 1).flatMap(NodeHeader::word).isPresent();
    return indented > 0 ? indented : word ? 1 : 0;
  }

  private static int underCaret(int column, int caret, Before before) {
    int header = caret - 1;
    while (header > 0 && before.line(column, header).filter(String::isBlank).isPresent()) {
      header--;
    }
    return header;
  }

  /** What was thrown had no frames: it stands under a piece of source. */
  private static Optional<Opening> beforeFooter(int column, Before before) {
    for (int back = 1; back <= DEEPEST; back++) {
      Optional<String> line = before.line(column, back);
      if (line.isEmpty()) {
        return Optional.empty();
      }
      if (NodeFrames.isCaret(line.get())) {
        int header = underCaret(column, back, before);
        return header < 1 ? Optional.empty() : Optional.of(found(column, header, before));
      }
    }
    return Optional.empty();
  }

  private static Optional<Opening> fatal(String text, int column, Before before) {
    boolean memory = text.contains("heap") || text.contains("JavaScript") || text.contains("v8::");
    if (!memory) {
      return Optional.empty();
    }
    int back = 0;
    for (int i = 1; i <= DEEPEST; i++) {
      Optional<String> line = before.line(column, i);
      if (line.isEmpty()) {
        break;
      }
      if (line.get().startsWith("<--- Last few GCs")) {
        back = i;
        break;
      }
      if (line.get().startsWith("<--- JS stacktrace")) {
        back = i;
      }
    }
    return Optional.of(new Opening(column, back, new NodeFatalReading(back)));
  }
}
