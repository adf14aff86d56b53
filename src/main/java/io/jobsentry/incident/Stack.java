package io.jobsentry.incident;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A stack trace, as it was printed, and what a reader wants of it first.
 *
 * @param place the innermost place of the program itself
 * @param omitted how many lines are missing in the middle
 */
public record Stack(
    String language,
    String type,
    String message,
    Optional<String> place,
    List<String> lines,
    long omitted) {
  public Stack {
    lines = List.copyOf(lines);
  }

  Stack with(UnaryOperator<String> change) {
    return new Stack(
        language,
        change.apply(type),
        change.apply(message),
        place.map(change),
        LogExcerpt.together(lines, change),
        omitted);
  }

  /** Its lines as one text. */
  String text() {
    String all = String.join("\n", lines) + "\n";
    return omitted == 0 ? all : all + "(" + omitted + " lines in the middle are not kept)\n";
  }
}
