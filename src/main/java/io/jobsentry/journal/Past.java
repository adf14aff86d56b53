package io.jobsentry.journal;

import io.jobsentry.model.Layout;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The journals that a project has kept, the oldest first, for readers that change nothing. */
public final class Past {
  /** What stands before the name of a fact in its line. */
  private static final String FACT = "\"fact\":\"";

  private Past() {}

  /** The journals that were put away, and the present one. */
  public static List<Path> journals(Layout layout) throws IOException {
    var files = new ArrayList<Path>();
    if (Files.isDirectory(layout.home())) {
      try (var names = Files.list(layout.home())) {
        names
            .filter(file -> file.getFileName().toString().matches("journal-[0-9]{12}\\.jsonl"))
            .sorted()
            .forEach(files::add);
      }
    }
    if (Files.exists(layout.journal())) {
      files.add(layout.journal());
    }
    return files;
  }

  /**
   * Reads the facts of some names out of one journal. A line that is damaged, or whose fact is not
   * known, is passed over: who only reads takes what there is.
   *
   * @return how many lines were passed over
   */
  public static int read(Path journal, Set<String> names, Consumer<Journal.Entry> entries)
      throws IOException {
    int bad = 0;
    try (BufferedReader lines = Files.newBufferedReader(journal, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int at = line.indexOf(FACT);
        int from = at + FACT.length();
        int to = at < 0 ? -1 : line.indexOf('"', from);
        if (to < 0) {
          bad++;
        } else if (names.contains(line.substring(from, to)) && !told(line, entries)) {
          bad++;
        }
      }
    }
    return bad;
  }

  private static boolean told(String bytes, Consumer<Journal.Entry> entries) {
    String line = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    try {
      return Line.parse(line)
          .map(it -> new Journal.Entry(it.seq(), it.at(), it.fact()))
          .map(
              entry -> {
                entries.accept(entry);
                return true;
              })
          .orElse(false);
    } catch (UnreadableFactException _) {
      return false;
    }
  }
}
