package io.jobsentry.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Output with traces in it, and what they say.
 *
 * @param name folder and file
 * @param lines of the output
 * @param expected as {@link Rendered} renders it
 */
record Sample(String name, List<String> lines, String expected) {
  private static final Path FOLDER = Path.of("src/test/resources/traces");

  static List<Sample> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(it -> it.toString().endsWith(".txt")).sorted().map(Sample::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Sample> of(String runtime) {
    return all().stream().filter(it -> it.name().startsWith(runtime + "/")).toList();
  }

  private static Sample read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      Path expected = expectedFile(file);
      String name = FOLDER.relativize(file).toString();
      return new Sample(
          name, text.lines().toList(), Files.exists(expected) ? Files.readString(expected) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path expectedFile(Path file) {
    return Path.of(file.toString().replaceFirst("\\.txt$", ".expected"));
  }

  void expect(String text) throws IOException {
    Files.writeString(expectedFile(FOLDER.resolve(name)), text);
  }

  /** Every trace in lines that are handed over one by one; an offset is the line's number. */
  static List<Trace> traces(List<String> lines) {
    var found = new ArrayList<Trace>();
    var assembler = new Assembler(found::add);
    for (int i = 0; i < lines.size(); i++) {
      assembler.line(new TextLine(i + 1, i + 2, lines.get(i)));
    }
    assembler.flush();
    return found;
  }

  @Override
  public String toString() {
    return name;
  }
}
