package io.jobsentry.fingerprint;

import io.jobsentry.trace.Assembler;
import io.jobsentry.trace.TextLine;
import io.jobsentry.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What real programs printed, and the traces in it. */
final class Traces {
  private static final Path FOLDER = Path.of("src/test/resources/traces");

  private Traces() {}

  /** The output of a program, by a folder and a file. */
  record Output(String name, String text) {
    Optional<Trace> trace() {
      return Traces.in(text).stream().findFirst();
    }
  }

  static List<Output> real() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(Traces::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Output read(Path file) {
    try {
      return new Output(FOLDER.relativize(file).toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Trace> in(String text) {
    var found = new ArrayList<Trace>();
    var assembler = new Assembler(found::add);
    long offset = 0;
    for (String line : text.lines().toList()) {
      assembler.line(new TextLine(offset, offset + line.length() + 1, line));
      offset += line.length() + 1;
    }
    assembler.flush();
    return found;
  }
}
