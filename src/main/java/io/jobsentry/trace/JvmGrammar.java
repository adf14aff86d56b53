package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/** Stack traces of Java, Kotlin, Scala and whatever else runs on a JVM, and its deadlocks. */
final class JvmGrammar implements Grammar {
  static final String CAUSED_BY = "Caused by: ";
  static final String DEADLOCK = "Java-level deadlock:";
  static final String CRASH = "# A fatal error has been detected by the Java Runtime";
  static final String LITTLE_MEMORY = "# There is insufficient memory for the Java Runtime";
  static final String IN_HANDLER = "Exception: java.lang.OutOfMemoryError";
  private static final String NO_CLASS = "Error: Could not find or load main class ";

  /** How many lines a message may have before the first frame. */
  private static final int DEEPEST = 20;

  @Override
  public Language language() {
    return Language.JVM;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(
        "\tat ",
        "    at ",
        JvmHeader.THREAD,
        CAUSED_BY,
        DEADLOCK,
        CRASH,
        LITTLE_MEMORY,
        NO_CLASS,
        "java.lang.OutOfMemoryError");
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    int thread = Text.header(text, JvmHeader.THREAD);
    if (thread >= 0 && JvmHeader.strict(text.substring(thread)).isPresent()) {
      return Optional.of(new Opening(thread, 0, new JvmReading()));
    }
    int frame = JvmFrames.frame(text);
    if (frame > 0) {
      return beforeFrame(text, frame, before);
    }
    int cause = text.indexOf(CAUSED_BY);
    if (cause >= 0 && cause < Text.LONGEST_PREFIX) {
      return beforeCause(cause, before);
    }
    return special(text, before);
  }

  private static Optional<Opening> beforeFrame(String text, int frame, Before before) {
    int column = column(text, frame);
    for (int back = 1; back <= DEEPEST; back++) {
      Optional<String> line = before.line(column, back);
      if (line.isEmpty() || JvmFrames.frame(line.get()) > 0) {
        return Optional.empty();
      }
      boolean header =
          back == 1
              ? JvmHeader.beforeFrame(line.get()).isPresent()
              : JvmHeader.strict(line.get()).isPresent();
      if (header) {
        return Optional.of(new Opening(column, back, new JvmReading()));
      }
    }
    return Optional.empty();
  }

  /** Where the blanks start that are the frame's own. */
  private static int column(String text, int frame) {
    int blank = frame;
    while (blank > 0 && " \t".indexOf(text.charAt(blank - 1)) >= 0) {
      blank--;
    }
    if (blank == 0) {
      return 0;
    }
    return text.charAt(frame - 1) == '\t' ? frame - 1 : Math.max(blank, frame - 4);
  }

  /** An exception that was thrown with no frames of its own. */
  private static Optional<Opening> beforeCause(int column, Before before) {
    return before
        .line(column, 1)
        .filter(line -> JvmHeader.strict(line).isPresent())
        .map(_ -> new Opening(column, 1, new JvmReading()));
  }

  private static Optional<Opening> special(String text, Before before) {
    int noClass = Text.header(text, NO_CLASS);
    if (noClass >= 0) {
      return Optional.of(new Opening(noClass, 0, new JvmReading()));
    }
    int handler = Text.header(text, IN_HANDLER);
    if (handler >= 0) {
      return Optional.of(new Opening(handler, 0, new JvmReading()));
    }
    int deadlock = text.indexOf(DEADLOCK);
    int found = text.indexOf("Found ");
    if (deadlock > 0 && found >= 0 && found < deadlock) {
      return Optional.of(new Opening(found, 0, new JvmDeadlockReading()));
    }
    int crash = Math.max(Text.header(text, CRASH), Text.header(text, LITTLE_MEMORY));
    if (crash >= 0) {
      boolean hash = before.line(crash, 1).filter(line -> line.equals("#")).isPresent();
      return Optional.of(new Opening(crash, hash ? 1 : 0, new JvmCrashReading()));
    }
    int memory = Text.header(text, "java.lang.OutOfMemoryError");
    return memory >= 0 && JvmHeader.strict(text.substring(memory)).isPresent()
        ? Optional.of(new Opening(memory, 0, new JvmReading()))
        : Optional.empty();
  }
}
