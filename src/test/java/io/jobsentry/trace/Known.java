package io.jobsentry.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the author of a program that dies knows of its death; written without looking at what any
 * reader of its output makes of it.
 */
record Known(Sample sample, List<String> lines) {
  private static final Path FOLDER = Path.of("src/test/resources/traces");

  /** Every sample of which something is known. */
  static List<Known> all() {
    return Sample.all().stream().flatMap(sample -> of(sample).stream()).toList();
  }

  private static Optional<Known> of(Sample sample) {
    Path file = FOLDER.resolve(sample.name().replaceFirst("\\.txt$", ".known"));
    try {
      return Files.exists(file)
          ? Optional.of(new Known(sample, Files.readAllLines(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> every(String key) {
    String start = key + ": ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }

  Optional<String> the(String key) {
    return every(key).stream().findFirst();
  }

  /** Whether the program left a trace at all. */
  boolean hasTrace() {
    return !the("type").orElseThrow().equals("none");
  }

  /** How many traces its output holds; what is known is of the first. */
  int traces() {
    return hasTrace() ? the("traces").map(Integer::parseInt).orElse(1) : 0;
  }

  @Override
  public String toString() {
    return sample.name();
  }
}
