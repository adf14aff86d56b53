package io.jobsentry.incident;

import io.jobsentry.disk.Disk;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The lines about the repeats in one folder. The first occurrences have one for good, and of those
 * beyond only the latest; the count goes on in its number.
 */
record OccurrenceFile(Layout layout, Disk disk, String id) {
  static final String NAME = "occurrences.jsonl";

  /** Occurrences up to this number keep their line, whatever comes after. */
  static final int MOST = 1000;

  private Path file() {
    return layout.incidents().resolve(id).resolve(NAME);
  }

  boolean isThere() {
    return disk.exists(file());
  }

  /** Those that can be read, in their order. */
  List<Occurrence> read() throws IOException {
    String text;
    try {
      text = new String(disk.read(file()), StandardCharsets.UTF_8);
    } catch (NoSuchFileException _) {
      return List.of();
    }
    var all = new ArrayList<Occurrence>();
    for (String line : text.split("\n", -1)) {
      Occurrence.read(line).ifPresent(all::add);
    }
    return all;
  }

  /** With one more. */
  static List<Occurrence> with(List<Occurrence> before, Occurrence next) {
    var all = new ArrayList<>(before);
    if (next.number() > MOST) {
      all.removeIf(it -> it.number() > MOST);
    }
    all.add(next);
    return all;
  }

  static String text(List<Occurrence> all) {
    return all.stream().map(it -> it.line() + "\n").collect(Collectors.joining());
  }

  /** How many there are, the one that has the folder among them. */
  static long count(List<Occurrence> all) {
    return all.stream().mapToLong(Occurrence::number).max().orElse(1);
  }
}
