package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A finished piece of an incarnation's output, in a file named by the offsets that it covers.
 *
 * @param end exclusive
 */
record Archive(Incarnation incarnation, long start, long end, Path file) {
  private static final Pattern NAME =
      Pattern.compile("job-(\\d{5,9})\\.(\\d{20})-(\\d{20})\\.log(\\.gz)?");

  static final Comparator<Archive> OLDEST_FIRST =
      Comparator.comparing(Archive::incarnation)
          .thenComparingLong(Archive::start)
          .thenComparing(Comparator.comparingLong(Archive::end).reversed());

  static Archive named(
      Layout layout, Incarnation incarnation, long start, long end, boolean compressed) {
    String name =
        "job-%05d.%020d-%020d.log%s"
            .formatted(incarnation.number(), start, end, compressed ? ".gz" : "");
    return new Archive(incarnation, start, end, layout.logs().resolve(name));
  }

  private static Optional<Archive> parse(Path file) {
    Path name = file.getFileName();
    Matcher matcher = NAME.matcher(name == null ? "" : name.toString());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      var incarnation = new Incarnation(Integer.parseInt(matcher.group(1)));
      long start = Long.parseLong(matcher.group(2));
      long end = Long.parseLong(matcher.group(3));
      return start < end
          ? Optional.of(new Archive(incarnation, start, end, file))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      // Somebody else's file: its name is out of range.
      return Optional.empty();
    }
  }

  /** All archives of a project, oldest first. */
  static List<Archive> all(Layout layout) throws IOException {
    var found = new ArrayList<Archive>();
    try (var names = Files.newDirectoryStream(layout.logs(), "job-*.log*")) {
      for (Path file : names) {
        parse(file).ifPresent(found::add);
      }
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    }
    found.sort(OLDEST_FIRST);
    return found;
  }

  static List<Archive> of(Layout layout, Incarnation incarnation) throws IOException {
    return all(layout).stream().filter(a -> a.incarnation().equals(incarnation)).toList();
  }

  boolean compressed() {
    return file.toString().endsWith(".gz");
  }

  /** The output from an offset on. */
  InputStream open(long from) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      InputStream bytes =
          compressed() ? new GZIPInputStream(raw, 1 << 16) : new BufferedInputStream(raw, 1 << 16);
      bytes.skipNBytes(from - start);
      return bytes;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }
}
