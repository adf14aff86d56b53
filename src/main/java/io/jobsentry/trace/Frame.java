package io.jobsentry.trace;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A place that a program was at.
 *
 * @param file as it was printed
 * @param own whether it belongs to the program itself, and not to its runtime or to what it was
 *     built from
 */
public record Frame(
    Optional<String> file, OptionalInt line, Optional<String> function, boolean own) {

  public static Frame of(String file, int line, String function, boolean own) {
    return new Frame(given(file), OptionalInt.of(line), given(function), own);
  }

  /** A frame of which no line is known. */
  public static Frame of(String file, String function, boolean own) {
    return new Frame(given(file), OptionalInt.empty(), given(function), own);
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** {@code file:line in function}, as far as these are known. */
  @Override
  public String toString() {
    String place = file.orElse("?") + (line.isPresent() ? ":" + line.getAsInt() : "");
    return function.map(name -> place + " in " + name).orElse(place);
  }
}
