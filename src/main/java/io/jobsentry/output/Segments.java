package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which incarnations have output, and in which files. */
final class Segments {
  private static final Pattern NAME = Pattern.compile("job-(\\d{5,9})\\..*");

  private Segments() {}

  /** Every incarnation of which output is there, oldest first. */
  static List<Incarnation> incarnations(Layout layout) throws IOException {
    var found = new TreeSet<Incarnation>();
    for (Path file : files(layout, "job-*.log*")) {
      Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
      if (matcher.matches() && Integer.parseInt(matcher.group(1)) > 0) {
        found.add(new Incarnation(Integer.parseInt(matcher.group(1))));
      }
    }
    return List.copyOf(found);
  }

  /** Everything that belongs to one incarnation's output. */
  static List<Path> of(Layout layout, Incarnation incarnation) throws IOException {
    return files(layout, "job-%05d.*".formatted(incarnation.number()));
  }

  private static List<Path> files(Layout layout, String glob) throws IOException {
    try (var names = Files.newDirectoryStream(layout.logs(), glob)) {
      var files = new TreeSet<Path>();
      names.forEach(files::add);
      return List.copyOf(files);
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    }
  }
}
