package io.jobsentry.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JVM's stack trace that is being read, with its causes and what was suppressed. */
final class JvmReading implements Reading {
  private static final String CIRCULAR = "[CIRCULAR REFERENCE:";
  private static final int MOST_HELD = 24;
  private static final int MOST_THROWN = 200;

  private final List<Part> parts = new ArrayList<>();
  private Part current = new Part(Link.THROWN, new JvmHeader("", "", false));
  private boolean started;

  /** Lines after a header that belong to its message if a frame comes after them. */
  private final List<String> held = new ArrayList<>();

  /** The last line was part of the stack, and no message goes on after it. */
  private boolean inStack;

  private boolean nested;

  private static final class Part {
    private final Link link;
    private final JvmHeader header;
    private final Message message = new Message();
    private final FrameList frames = new FrameList();

    Part(Link link, JvmHeader header) {
      this.link = link;
      this.header = header;
      message.add(header.message());
    }

    Thrown thrown(Link as) {
      return new Thrown(
          as, header.type(), message.toString(), frames.asPrinted(), frames.omitted());
    }
  }

  @Override
  public boolean knows(String line) {
    return JvmFrames.bare(line) > 0
        || line.stripLeading().startsWith(JvmGrammar.CAUSED_BY)
        || JvmFrames.more(line).isPresent();
  }

  @Override
  public Step next(String line) {
    if (!started) {
      started = true;
      begin(Link.THROWN, first(line));
      return Step.TAKEN;
    }
    int at = JvmFrames.bare(line);
    if (at > 0) {
      current.frames.add(JvmFrames.read(line, at + 3));
      return stack();
    }
    Optional<Integer> more = JvmFrames.more(line);
    if (more.isPresent()) {
      current.frames.omit(more.get());
      return stack();
    }
    if (isSameAgain(line)) {
      return Step.TAKEN;
    }
    Step header = header(line);
    if (header != Step.HELD) {
      return header;
    }
    return inStack ? afterStack(line) : message(line);
  }

  /** Before its memory runs out in a thread, a JVM says so and writes what it holds to a file. */
  private boolean isSameAgain(String line) {
    String memory = "java.lang.OutOfMemoryError";
    return !inStack
        && current.header.type().equals(memory)
        && line.startsWith(JvmHeader.THREAD)
        && line.contains(memory);
  }

  private static JvmHeader first(String line) {
    if (line.startsWith(JvmGrammar.IN_HANDLER)) {
      int end = JvmGrammar.IN_HANDLER.length();
      String type = line.substring("Exception: ".length(), end);
      return new JvmHeader(type, line.substring(end).strip(), true);
    }
    return JvmHeader.beforeFrame(line)
        .orElseGet(
            () ->
                line.startsWith("Error: ")
                    ? new JvmHeader("Error", line.substring(7).strip(), true)
                    : new JvmHeader("", line.strip(), false));
  }

  private Step stack() {
    if (!inStack) {
      held.forEach(current.message::add);
    }
    held.clear();
    inStack = true;
    return Step.TAKEN;
  }

  /** Takes a line that names another exception; HELD if it names none. */
  private Step header(String line) {
    String text = line.strip();
    boolean indented = Text.indent(line) > 0;
    if (text.startsWith(JvmGrammar.CAUSED_BY)) {
      nested &= indented;
      return named(nested ? Link.SUPPRESSED : Link.CAUSE, text, JvmGrammar.CAUSED_BY.length());
    }
    if (text.startsWith("Suppressed: ") && indented) {
      nested = true;
      return named(Link.SUPPRESSED, text, "Suppressed: ".length());
    }
    if (text.startsWith("Wrapped by: ")) {
      return wrapped(JvmHeader.after(text, "Wrapped by: ".length()));
    }
    return text.startsWith(CIRCULAR) && indented ? stack() : Step.HELD;
  }

  private Step named(Link link, String text, int from) {
    if (!inStack) {
      held.forEach(current.message::add);
    }
    held.clear();
    if (text.startsWith(CIRCULAR, from)) {
      inStack = true;
      return Step.TAKEN;
    }
    begin(link, JvmHeader.after(text, from));
    return Step.TAKEN;
  }

  private Step wrapped(JvmHeader header) {
    held.clear();
    current = new Part(Link.CAUSE, header);
    parts.addFirst(current);
    inStack = false;
    return Step.TAKEN;
  }

  private void begin(Link link, JvmHeader header) {
    current = new Part(link, header);
    inStack = false;
    if (parts.size() < MOST_THROWN) {
      parts.add(current);
    }
  }

  private Step message(String line) {
    if (held.size() >= MOST_HELD) {
      return Step.ENDED;
    }
    held.add(line);
    return Step.HELD;
  }

  private Step afterStack(String line) {
    if (line.equals("Driver stacktrace:")) {
      held.clear();
      return Step.TAKEN;
    }
    if (line.isBlank() && held.isEmpty()) {
      held.add(line);
      return Step.HELD;
    }
    return line.startsWith("\t(") ? Step.TAKEN : Step.ENDED;
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    boolean sure =
        current.header.thread()
            || parts.size() > 1
            || !current.frames.isEmpty()
            || current.header.type().equals("java.lang.OutOfMemoryError");
    if (!started || !sure) {
      return Optional.empty();
    }
    var thrown = new ArrayList<Thrown>();
    for (Part part : parts) {
      Link link = part.link == Link.THROWN ? Link.CAUSE : part.link;
      thrown.add(part.thrown(thrown.isEmpty() ? Link.THROWN : link));
    }
    return Optional.of(Draft.of(thrown, true));
  }
}
