package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How programs in C and C++ die, and what their sanitizers report. */
final class NativeGrammar implements Grammar {
  private static final String SANITIZER = "Sanitizer:";
  private static final String UNDEFINED = ": runtime error: ";
  private static final String TERMINATE = "terminate called ";
  private static final String PURE = "pure virtual method called";
  private static final String LIBCXX = "libc++abi: terminating ";
  private static final String LOADER = ": error while loading shared libraries: ";
  private static final String SYMBOL = ": symbol lookup error: ";

  @Override
  public Language language() {
    return Language.NATIVE;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(
        SANITIZER,
        UNDEFINED,
        TERMINATE,
        PURE,
        LIBCXX,
        LOADER,
        SYMBOL,
        "Assertion `",
        "Assertion '",
        "Assertion failed: (",
        "free(): ",
        "alloc(): ",
        "munmap_chunk(): ",
        "malloc_consolidate(): ",
        "double free or corruption",
        "corrupted size vs. prev_size",
        "corrupted double-linked list",
        "detected ***");
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    return sanitizer(text, before)
        .or(() -> undefined(text))
        .or(() -> terminate(text))
        .or(() -> Complaint.assertion(text).map(NativeGrammar::opening))
        .or(() -> Complaint.ofLibrary(text).map(NativeGrammar::opening))
        .or(() -> loader(text));
  }

  private static Opening opening(Complaint complaint) {
    return new Opening(complaint.column(), 0, new ComplaintReading(complaint.thrown()));
  }

  private static Optional<Opening> sanitizer(String text, Before before) {
    int at = text.indexOf(SANITIZER);
    if (at < 0) {
      return Optional.empty();
    }
    int name = at;
    while (name > 0 && Character.isLetter(text.charAt(name - 1))) {
      name--;
    }
    if (text.endsWith("Sanitizer:DEADLYSIGNAL")) {
      return Optional.of(new Opening(name, 0, new SanitizerReading()));
    }
    int start = text.lastIndexOf("ERROR: ", name);
    if (start < 0 || start + "ERROR: ".length() != name) {
      start = text.lastIndexOf("WARNING: ", name);
      if (start < 0 || start + "WARNING: ".length() != name) {
        return Optional.empty();
      }
    }
    int column = withPid(text, start);
    int lead = before.line(column, 1).filter(SanitizerReading::isRule).isPresent() ? 1 : 0;
    return Optional.of(new Opening(column, lead, new SanitizerReading()));
  }

  /** Where {@code ==123==} starts, if it stands there. */
  private static int withPid(String text, int end) {
    if (!text.substring(0, end).endsWith("==")) {
      return end;
    }
    int digit = end - 2;
    while (digit > 0 && Character.isDigit(text.charAt(digit - 1))) {
      digit--;
    }
    return digit >= 2 && digit < end - 2 && text.startsWith("==", digit - 2) ? digit - 2 : end;
  }

  private static Optional<Opening> undefined(String text) {
    int end = text.indexOf(UNDEFINED);
    if (end <= 0) {
      return Optional.empty();
    }
    int start = text.lastIndexOf(' ', end) + 1;
    String place = text.substring(start, end);
    return NativeStack.colon(place) > 0
        ? Optional.of(
            new Opening(
                start, 0, new UndefinedReading(place, text.substring(end + UNDEFINED.length()))))
        : Optional.empty();
  }

  private static Optional<Opening> terminate(String text) {
    for (String header : List.of(TERMINATE, PURE, LIBCXX)) {
      int start = Text.header(text, header);
      if (start >= 0) {
        return Optional.of(new Opening(start, 0, new TerminateReading()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Opening> loader(String text) {
    for (String words : List.of(LOADER, SYMBOL)) {
      int at = text.indexOf(words);
      if (at > 0) {
        int start = text.lastIndexOf(' ', at) + 1;
        var thrown =
            new Thrown(Link.THROWN, "dynamic linker", text.substring(at + 2), List.of(), 0);
        return Optional.of(new Opening(start, 0, new ComplaintReading(thrown)));
      }
    }
    return Optional.empty();
  }
}
