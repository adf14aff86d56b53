package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/**
 * A report of the sanitizers for addresses, leaks, threads or uninitialized memory that is being
 * read. What counts is its first stack.
 */
final class SanitizerReading implements Reading {
  private static final List<String> PARTS =
      List.of(
          "==",
          "SUMMARY: ",
          "Shadow ",
          "=>",
          "allocated by ",
          "freed by ",
          "previously allocated ",
          "Thread T",
          "Direct leak",
          "Indirect leak",
          "Objects leaked",
          "HINT: ",
          "Hint: ",
          "AddressSanitizer ",
          "Address 0x",
          "Memory state",
          "Uninitialized value ",
          "Register values",
          "Object at ",
          "DEDUP_TOKEN",
          "Cause: ",
          "0x",
          "MemorySanitizer ");

  private final NativeStack stack = new NativeStack();
  private String type = "";
  private String message = "";
  private boolean leak;
  private boolean threads;
  private boolean summed;
  private boolean closed;
  private boolean after;

  static boolean isRule(String line) {
    String bare = line.strip();
    return bare.length() >= 18 && bare.chars().allMatch(c -> c == '=');
  }

  @Override
  public boolean knows(String line) {
    return NativeStack.isFrame(line) || line.startsWith("SUMMARY: ") || isRule(line);
  }

  @Override
  public Step next(String line) {
    if (type.isEmpty()) {
      return header(line);
    }
    if (line.isBlank()) {
      after |= !stack.isEmpty();
      return Step.HELD;
    }
    if (isEnd(line)) {
      closed = true;
      return Step.LAST;
    }
    if (NativeStack.isFrame(line)) {
      if (!after) {
        stack.add(line);
      }
      return Step.TAKEN;
    }
    after |= !stack.isEmpty();
    if (!Text.isIndented(line) && PARTS.stream().noneMatch(line::startsWith)) {
      return said(line) ? Step.TAKEN : Step.ENDED;
    }
    said(line);
    return Step.TAKEN;
  }

  private boolean isEnd(String line) {
    summed |= line.startsWith("SUMMARY: ");
    return (threads && isRule(line))
        || (leak && line.startsWith("SUMMARY: "))
        || (line.startsWith("==") && line.endsWith("==ABORTING"))
        || (summed && line.equals("Exiting"));
  }

  private Step header(String line) {
    int at = line.indexOf("Sanitizer: ");
    if (at < 0) {
      return isRule(line) || line.endsWith("Sanitizer:DEADLYSIGNAL") ? Step.TAKEN : Step.ENDED;
    }
    int start = at;
    while (start > 0 && Character.isLetter(line.charAt(start - 1))) {
      start--;
    }
    String name = line.substring(start, at + "Sanitizer".length());
    String kind = line.substring(at + "Sanitizer: ".length());
    for (String end :
        List.of(" on address ", " on unknown address", " on 0x", ": 0x", " (pid=", " (pc ")) {
      int cut = kind.indexOf(end);
      kind = cut < 0 ? kind : kind.substring(0, cut);
    }
    leak = name.startsWith("Leak");
    threads = name.startsWith("Thread");
    type = leak ? name : name + ": " + kind.strip();
    message = leak ? kind.strip() : "";
    return Step.TAKEN;
  }

  /** Takes what says what was done, which is better than nothing as a message. */
  private boolean said(String line) {
    String bare = line.startsWith("==") ? line.substring(line.indexOf("==", 2) + 2) : line.strip();
    boolean access =
        bare.contains(" of size ")
            && (bare.startsWith("READ ")
                || bare.startsWith("WRITE ")
                || bare.startsWith("Read ")
                || bare.startsWith("Write ")
                || bare.startsWith("Atomic "));
    if (!message.isEmpty() || !(access || bare.startsWith("The signal is caused by "))) {
      return false;
    }
    int at = bare.indexOf(" at 0x");
    message = at < 0 ? bare : bare.substring(0, at);
    return true;
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    var thrown = new Thrown(Link.THROWN, type, message, stack.frames(), stack.omitted());
    return type.isEmpty()
        ? Optional.empty()
        : Optional.of(Draft.of(List.of(thrown), closed || summed));
  }
}
