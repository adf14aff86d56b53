package io.jobsentry.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the program behind a sample says of itself, in its line {@code expect: TYPE | FILE:LINE}, is
 * what was read out of its output. The first trace counts; {@code -} stands for no frame of its
 * own.
 */
final class ProgramsTest {
  private static final Path PROGRAMS = Path.of("src/test/traces");
  private static final String EXPECT = " expect: ";

  @TestFactory
  Stream<DynamicTest> saysWhatTheProgramSays() {
    return Sample.all().stream()
        .flatMap(
            sample ->
                expected(sample).stream()
                    .map(line -> dynamicTest(sample.name(), () -> check(sample, line))));
  }

  private static void check(Sample sample, String line) {
    List<Trace> traces = Sample.traces(sample.lines());
    assertThat(traces).isNotEmpty();
    int bar = line.indexOf('|');
    assertThat(traces.getFirst().type()).isEqualTo(line.substring(0, bar).strip());
    String place = line.substring(bar + 1).strip();
    Optional<String> own = traces.getFirst().thrown().getFirst().own().map(ProgramsTest::place);
    if (place.equals("-")) {
      assertThat(own).isEmpty();
    } else {
      assertThat(own).isPresent();
      // Older interpreters name the file as it was named to them.
      assertThat(place).endsWith(own.get());
      assertThat(own.get()).endsWith(place.substring(place.lastIndexOf('/') + 1));
    }
  }

  private static String place(Frame frame) {
    return frame.file().orElse("") + ":" + frame.line().orElse(0);
  }

  private static Optional<String> expected(Sample sample) {
    Path folder = PROGRAMS.resolve(sample.name()).getParent();
    String name = Path.of(sample.name()).getFileName().toString().replaceFirst("\\.txt$", "");
    if (folder == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> program =
          files.filter(it -> it.getFileName().toString().startsWith(name + ".")).findFirst();
      return program.isEmpty() ? Optional.empty() : declared(program.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> declared(Path program) throws IOException {
    return Files.readAllLines(program).stream()
        .filter(line -> line.contains(EXPECT))
        .map(line -> line.substring(line.indexOf(EXPECT) + EXPECT.length()))
        .findFirst();
  }
}
