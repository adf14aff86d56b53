package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/**
 * What a C library says on one line before it ends the program.
 *
 * @param column where it starts
 */
record Complaint(int column, Thrown thrown) {
  private static final List<String> OF_ALLOCATOR =
      List.of(
          "invalid",
          "corrupted",
          "unaligned",
          "double free",
          "mismatching",
          "memory corruption",
          "unsorted",
          "smallbin",
          "largebin",
          "too many",
          "chunk",
          "broken");

  private static final List<String> ALLOCATORS =
      List.of(
          "free(): ",
          "malloc(): ",
          "realloc(): ",
          "calloc(): ",
          "munmap_chunk(): ",
          "malloc_consolidate(): ");

  private static final List<String> WHOLE =
      List.of(
          "double free or corruption", "corrupted size vs. prev_size",
          "corrupted double-linked list", "*** stack smashing detected ***",
          "*** buffer overflow detected ***", "*** bit out of range 0 - FD_SETSIZE");

  /** {@code job: main.c:7: train: Assertion `step < 3' failed.} and its relatives. */
  static Optional<Complaint> assertion(String text) {
    int words = text.indexOf("Assertion ");
    if (words < 0 || !text.stripTrailing().endsWith(".")) {
      return Optional.empty();
    }
    if (text.startsWith("Assertion failed: (", words)) {
      return named(text, words);
    }
    int open = words + "Assertion ".length();
    int close = text.lastIndexOf("' failed.");
    char quote = Text.at(text, open);
    if ((quote != '`' && quote != '\'') || close <= open) {
      return Optional.empty();
    }
    String condition = text.substring(open + 1, close);
    return placed(text.substring(0, words), condition);
  }

  /** The place and the function stand before the condition. */
  private static Optional<Complaint> placed(String head, String condition) {
    int colon = head.indexOf(':');
    while (colon >= 0) {
      int end = Text.digits(head, colon + 1);
      if (end > colon + 1 && head.startsWith(": ", end)) {
        int file = head.lastIndexOf(' ', colon) + 1;
        int start =
            file > 1 && head.charAt(file - 2) == ':' ? head.lastIndexOf(' ', file - 2) + 1 : file;
        String function = head.substring(end + 1).strip();
        if (function.endsWith(":")) {
          function = function.substring(0, function.length() - 1);
        }
        String name = head.substring(file, colon);
        boolean own = !Folders.isDependency(name);
        Frame frame = Frame.of(name, Text.number(head, colon + 1).orElse(0), function, own);
        return Optional.of(new Complaint(start, failed(condition, frame)));
      }
      colon = head.indexOf(':', colon + 1);
    }
    return Optional.empty();
  }

  /** {@code Assertion failed: (n < 3), function train, file main.c, line 7.} */
  private static Optional<Complaint> named(String text, int start) {
    int function = text.lastIndexOf("), function ");
    int file = text.lastIndexOf(", file ");
    int line = text.lastIndexOf(", line ");
    if (function < 0 || file < function || line < file) {
      return Optional.empty();
    }
    String condition = text.substring(start + "Assertion failed: (".length(), function);
    Frame frame =
        Frame.of(
            text.substring(file + ", file ".length(), line),
            Text.number(text, line + ", line ".length()).orElse(0),
            text.substring(function + "), function ".length(), file),
            true);
    return Optional.of(new Complaint(start, failed(condition, frame)));
  }

  private static Thrown failed(String condition, Frame frame) {
    return new Thrown(Link.THROWN, "assertion failed", condition, List.of(frame), 0);
  }

  /** What glibc found wrong with the heap or the stack. */
  static Optional<Complaint> ofLibrary(String text) {
    for (String allocator : ALLOCATORS) {
      int start = Text.header(text, allocator);
      if (start >= 0
          && OF_ALLOCATOR.stream()
              .anyMatch(it -> text.startsWith(it, start + allocator.length()))) {
        return Optional.of(glibc(text, start));
      }
    }
    for (String words : WHOLE) {
      int start = Text.header(text, words);
      if (start >= 0) {
        return Optional.of(glibc(text, start));
      }
    }
    return Optional.empty();
  }

  private static Complaint glibc(String text, int start) {
    String message = text.substring(start).strip();
    return new Complaint(start, new Thrown(Link.THROWN, "glibc", message, List.of(), 0));
  }
}
