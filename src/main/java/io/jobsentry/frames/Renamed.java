package io.jobsentry.frames;

import java.util.List;
import java.util.Optional;

/**
 * Notices that a file is no longer what the job ran: the trace has another name for the function
 * around the line. Only where both sides write plain names.
 */
final class Renamed {
  private Renamed() {}

  /**
   * @param printed as the trace has it
   * @param found the function and those around it
   */
  static Optional<String> remark(SourceLanguage language, String printed, List<String> found) {
    String name =
        switch (language) {
          case PYTHON -> last(printed, ".");
          case GO -> withoutGenerics(last(printed, "."), '[');
          case RUST -> withoutGenerics(last(printed, "::"), '<');
          case JAVA -> last(printed, ".");
          // Names there are given by what a function is put into.
          case JAVASCRIPT, TYPESCRIPT, TSX -> "";
        };
    if (!isPlain(name) || isNumbered(name) || found.stream().anyMatch(it -> !isPlain(it))) {
      return Optional.empty();
    }
    // A constructor is called like its class by us, and otherwise by the runtime.
    return found.contains(name)
        ? Optional.empty()
        : Optional.of(
            "the trace calls the function `" + name + "`: the file may have been changed since");
  }

  private static String last(String text, String separator) {
    int at = text.lastIndexOf(separator);
    return at < 0 ? text : text.substring(at + separator.length());
  }

  private static String withoutGenerics(String name, char open) {
    int at = name.indexOf(open);
    return at <= 0 ? name : name.substring(0, at);
  }

  /** Go and Rust count nested functions. */
  private static boolean isNumbered(String name) {
    String digits = name.startsWith("func") ? name.substring("func".length()) : name;
    return !digits.isEmpty() && digits.chars().allMatch(Character::isDigit);
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(it -> it == '_' || Character.isLetterOrDigit(it));
  }
}
