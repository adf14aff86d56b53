package io.jobsentry.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jobsentry.frames.SourceFrame.Kind;
import io.jobsentry.frames.SourceFrame.Line;
import io.jobsentry.time.Clock;
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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What real runtimes printed of programs that say themselves, {@code expect: TYPE | FILE:LINE},
 * where they fail. They ran in another folder than the one in which their source is looked for.
 */
final class RealTracesTest {
  private static final Path PROGRAMS = Path.of("src/test/traces");
  private static final Path OUTPUTS = Path.of("src/test/resources/traces");
  private static final String EXPECT = " expect: ";
  private static final Syntax SYNTAX = Syntax.shipped(Clock.SYSTEM);

  private final Path folder;

  RealTracesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @TestFactory
  Stream<DynamicTest> showsTheLineThatTheProgramSaysItFailsIn() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (String runtime : List.of("python", "node", "jvm")) {
      int before = tests.size();
      try (Stream<Path> files = Files.list(PROGRAMS.resolve(runtime))) {
        files
            .filter(it -> SourceLanguage.of(it.getFileName().toString()).isPresent())
            .sorted()
            .forEach(program -> test(runtime, program).ifPresent(tests::add));
      }
      assertThat(tests.size() - before).as(runtime).isGreaterThan(4);
    }
    return tests.stream();
  }

  private Optional<DynamicTest> test(String runtime, Path program) {
    String name = program.getFileName().toString();
    Path output =
        OUTPUTS.resolve(runtime).resolve(name.substring(0, name.lastIndexOf('.')) + ".txt");
    Optional<String> place = place(program);
    return place.isEmpty() || !Files.exists(output)
        ? Optional.empty()
        : Optional.of(dynamicTest(runtime + "/" + name, () -> check(program, output, place.get())));
  }

  private static Optional<String> place(Path program) {
    try (Stream<String> lines = Files.lines(program)) {
      return lines
          .filter(it -> it.contains(EXPECT))
          .map(it -> it.substring(it.indexOf('|') + 1).strip())
          .filter(it -> !it.equals("-") && !it.startsWith("<"))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(Path program, Path output, String place) throws IOException {
    String file = place.substring(place.lastIndexOf('/') + 1, place.lastIndexOf(':'));
    int line = Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
    Path root = Files.createTempDirectory(folder, "project");
    String source = Files.readString(program);
    new ProjectFolder(root).with("service/src/" + file, source);

    SourceFrame first =
        new Exploder(root, FrameLimits.USUAL, FrameChoice.EVERYTHING, SYNTAX)
            .explode(trace(output))
            .getFirst();

    assertThat(first.kind()).as("%s", first).isIn(Kind.FUNCTION, Kind.LINES);
    assertThat(first.file()).isEqualTo("service/src/" + file);
    assertThat(first.lines().stream().filter(Line::failing))
        .containsExactly(new Line(line, source.lines().toList().get(line - 1), true));
    assertThat(first.notes()).noneMatch(it -> it.contains("changed"));
  }

  private static Trace trace(Path output) throws IOException {
    var found = new ArrayList<Trace>();
    var assembler = new Assembler(found::add);
    List<String> lines = Files.readString(output).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      assembler.line(new TextLine(i + 1, i + 2, lines.get(i)));
    }
    assembler.flush();
    return found.getFirst();
  }
}
