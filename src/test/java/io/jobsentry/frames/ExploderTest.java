package io.jobsentry.frames;

import static io.jobsentry.frames.Traces.library;
import static io.jobsentry.frames.Traces.own;
import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.frames.SourceFrame.Kind;
import io.jobsentry.frames.SourceFrame.Line;
import io.jobsentry.time.Clock;
import io.jobsentry.trace.Frame;
import io.jobsentry.trace.Language;
import io.jobsentry.trace.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The source that is put to the frames of traces. */
final class ExploderTest {
  private static final Syntax SYNTAX = Syntax.shipped(Clock.SYSTEM);
  private static final String TRAIN =
      """
      import sys

      class Trainer(Base):
          def step(self):
              boom()
              return 1

          def other(self):
              pass
      """;

  private final Path folder;
  private final ProjectFolder project;

  ExploderTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    project = new ProjectFolder(folder).with("train.py", TRAIN);
  }

  private List<SourceFrame> explode(FrameLimits limits, Language language, Frame... frames) {
    return new Exploder(folder, limits, FrameChoice.EVERYTHING, SYNTAX)
        .explode(Traces.of(language, frames));
  }

  private SourceFrame explode(Frame frame) {
    return explode(FrameLimits.USUAL, Language.PYTHON, frame).getFirst();
  }

  private static List<Integer> numbers(SourceFrame frame) {
    return frame.lines().stream().map(Line::number).toList();
  }

  @Test
  void showsTheFunctionWithTheLineMarkedAndTheHeaderOfItsClass() {
    assertThat(explode(own("train.py", 5, "step")))
        .isEqualTo(
            new SourceFrame(
                Kind.FUNCTION,
                "train.py",
                OptionalInt.of(5),
                "python",
                java.util.Optional.of("step"),
                List.of(new Line(3, "class Trainer(Base):", false)),
                List.of(
                    new Line(4, "    def step(self):", false),
                    new Line(5, "        boom()", true),
                    new Line(6, "        return 1", false)),
                List.of()));
  }

  @Test
  void putsTheInnermostFrameOfTheProjectFirst() {
    List<SourceFrame> frames =
        explode(
            FrameLimits.USUAL,
            Language.PYTHON,
            library("/usr/lib/python3/json/decoder.py", 300, "decode"),
            own("/opt/gone/helper.py", 3, "help"),
            own("train.py", 5, "step"),
            library("/x/site-packages/run.py", 3, "run"),
            own("train.py", 9, "other"));

    assertThat(frames)
        .extracting(SourceFrame::kind)
        .containsExactly(Kind.FUNCTION, Kind.FUNCTION, Kind.MISSING, Kind.STUB, Kind.STUB);
    assertThat(frames).extracting(it -> it.line().orElse(0)).containsExactly(5, 9, 3, 300, 3);
    assertThat(frames.get(3).notes()).containsExactly("library code");
    assertThat(frames.get(3).lines()).isEmpty();
  }

  @Test
  void goesThroughAllThatWasThrownAndNamesAPlaceOnce() {
    var trace =
        Traces.of(
            Language.PYTHON,
            List.of(
                Traces.thrown(Link.THROWN, own("train.py", 9, "other"), own("train.py", 5, "step")),
                Traces.thrown(
                    Link.CAUSE,
                    own("train.py", 5, "step"),
                    Frame.of("", "nowhere", true),
                    own("train.py", 1, "<module>"))));

    List<SourceFrame> frames =
        new Exploder(folder, FrameLimits.USUAL, FrameChoice.EVERYTHING, SYNTAX).explode(trace);

    assertThat(frames).extracting(it -> it.line().orElse(0)).containsExactly(9, 5, 1);
    assertThat(frames.get(1).notes()).containsExactly("the trace is here 2 times");
  }

  @Test
  void saysHowManyFramesAreNotShown() {
    List<SourceFrame> frames =
        explode(
            FrameLimits.USUAL.withFrames(2),
            Language.PYTHON,
            own("train.py", 5, "step"),
            own("train.py", 9, "other"),
            own("train.py", 1, "<module>"),
            own("train.py", 6, "step"));

    assertThat(frames).hasSize(2);
    assertThat(frames.getLast().notes()).containsExactly("the trace has 2 more places");
  }

  @Test
  void showsLinesWhereThereIsNoFunction() {
    SourceFrame frame =
        explode(
                FrameLimits.USUAL.withContextLines(1),
                Language.PYTHON,
                own("train.py", 1, "<module>"))
            .getFirst();

    assertThat(frame.kind()).isEqualTo(Kind.LINES);
    assertThat(numbers(frame)).containsExactly(1, 2);
    assertThat(frame.function()).contains("<module>");
    assertThat(frame.notes()).isEmpty();
  }

  @Test
  void showsLinesOfLanguagesWithoutAParser() throws IOException {
    project.with("job.rb", "a\nb\nc\nd\ne\n");

    SourceFrame frame =
        explode(FrameLimits.USUAL.withContextLines(1), Language.RUBY, own("job.rb", 3, "run"))
            .getFirst();

    assertThat(frame.kind()).isEqualTo(Kind.LINES);
    assertThat(frame.language()).isEqualTo("ruby");
    assertThat(frame.lines())
        .containsExactly(new Line(2, "b", false), new Line(3, "c", true), new Line(4, "d", false));
    assertThat(frame.notes()).isEmpty();
  }

  @Test
  void showsLinesAndSaysWhyWhereTheSyntaxIsTooBroken() throws IOException {
    project.with("x.js", "function f() {\n  if (a) {\n    boom();\n");

    SourceFrame frame = explode(FrameLimits.USUAL, Language.NODE, own("x.js", 3, "f")).getFirst();

    assertThat(frame.kind()).isEqualTo(Kind.LINES);
    assertThat(frame.notes()).hasSize(1);
    assertThat(frame.notes().getFirst()).startsWith("the parser does not");
  }

  @Test
  void ofALongFunctionKeepsTheLinesAroundTheFailingOne() throws IOException {
    var text = new StringBuilder("def long(\n    a):\n");
    for (int i = 3; i <= 1000; i++) {
      text.append("    call(").append(i).append(")\n");
    }
    project.with("long.py", text.toString());

    SourceFrame frame =
        explode(FrameLimits.USUAL.withSize(7, 9999), Language.PYTHON, own("long.py", 500, "long"))
            .getFirst();

    assertThat(frame.kind()).isEqualTo(Kind.FUNCTION);
    assertThat(numbers(frame)).containsExactly(497, 498, 499, 500, 501, 502, 503);
    assertThat(frame.headers()).containsExactly(new Line(1, "def long(", false));
    assertThat(frame.notes())
        .containsExactly("lines 1 to 496 are left out", "lines 504 to 1000 are left out");
    SourceFrame small =
        explode(FrameLimits.USUAL.withSize(99, 40), Language.PYTHON, own("long.py", 500, "long"))
            .getFirst();
    assertThat(numbers(small)).containsExactly(499, 500);
  }

  @Test
  void cutsLongLines() throws IOException {
    project.with("min.js", "var a = 1;\n" + "x".repeat(399) + "🚀" + "y".repeat(100_000) + "\n");

    SourceFrame frame = explode(FrameLimits.USUAL, Language.NODE, own("min.js", 2, "f")).getFirst();

    assertThat(frame.lines().getLast().text()).isEqualTo("x".repeat(399) + "…");
    assertThat(frame.notes()).containsExactly("lines are cut after 400 characters");
  }

  @Test
  void saysThatTheFileChangedSince() {
    SourceFrame beyond = explode(own("train.py", 77, "step"));

    assertThat(beyond.kind()).isEqualTo(Kind.MISSING);
    assertThat(beyond.lines()).isEmpty();
    assertThat(beyond.notes()).containsExactly("the file has only 9 lines: it was changed since");
    assertThat(explode(own("train.py", 9, "Trainer.step")).notes())
        .containsExactly(
            "the trace calls the function `step`: the file may have been changed since");
    assertThat(explode(own("train.py", 9, "Trainer.other")).notes()).isEmpty();
    assertThat(explode(own("train.py", 9, "<lambda>")).notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "main.go, 'func (s *S) Handle(a int) {\n\tboom()\n}', main.(*S).Handle, ''",
    "main.go, 'func Map[T any](a T) {\n\tboom()\n}', main.Map[...], ''",
    "main.go, 'func main() {\n\tboom()\n}', main.main.func1, ''",
    "main.go, 'func main() {\n\tboom()\n}', main.start, start",
    "main.rs, 'fn run<T>() {\n  boom()\n}', app::run::<u8>, ''",
    "main.rs, 'fn run() {\n  boom()\n}', app::run::{{closure}}, ''",
    "main.rs, 'fn run() {\n  boom()\n}', app::walk, walk",
    "main.ts, 'function run() {\n  boom()\n}', Object.walk, ''",
  })
  void comparesNamesOnlyWhereBothAreNames(String file, String text, String name, String said)
      throws IOException {
    project.with(file, text);

    assertThat(explode(own(file, 2, name)).notes())
        .isEqualTo(
            said.isEmpty()
                ? List.of()
                : List.of(
                    "the trace calls the function `"
                        + said
                        + "`: the file may have been changed since"));
  }

  @Test
  void readsWhateverBytesThereAre() throws IOException {
    project
        .with("crlf.py", "def f():\r\n\tboom()\r\n")
        .with("mac.py", "def f():\r  boom()\r")
        .with("latin.py", new byte[] {'#', (byte) 0xE4, '\n', 'x', '(', ')', '\n'})
        .with("bom.py", "\uFEFFdef f():\n  boom()\n")
        .with("escape.py", "def f():\n  boom('\u001b[31m\u202e')\n")
        .with("binary.py", new byte[] {'x', '\n', 0, 1})
        .with("empty.py", "")
        .with("huge.py", new byte[(2 << 20) + 1]);

    SourceFrame windows = explode(own("crlf.py", 2, "f"));
    assertThat(windows.kind()).isEqualTo(Kind.FUNCTION);
    assertThat(windows.lines().getLast()).isEqualTo(new Line(2, "\tboom()", true));
    assertThat(windows.notes()).containsExactly("its lines end with CR LF");
    assertThat(explode(own("mac.py", 2, "f")).kind()).isEqualTo(Kind.FUNCTION);
    SourceFrame latin = explode(own("latin.py", 2, "f"));
    assertThat(latin.lines().getFirst().text()).isEqualTo("#\uFFFD");
    assertThat(latin.notes().getFirst()).startsWith("the file is not valid UTF-8");
    assertThat(explode(own("bom.py", 1, "f")).lines().getFirst().text()).isEqualTo("def f():");
    assertThat(explode(own("escape.py", 2, "f")).lines().getLast().text())
        .isEqualTo("  boom('\uFFFD[31m\uFFFD')");
    assertThat(explode(own("binary.py", 1, "f")).kind()).isEqualTo(Kind.STUB);
    assertThat(explode(own("binary.py", 1, "f")).notes()).containsExactly("the file is no text");
    assertThat(explode(own("empty.py", 1, "f")).kind()).isEqualTo(Kind.MISSING);
    assertThat(explode(own("huge.py", 1, "f")).notes())
        .containsExactly("the file has more than 2097152 bytes");
  }

  @Test
  void anEndlessTextCostsItsTimeOnceAndShowsLines() throws IOException {
    project.with("a.tsx", "({m/{:){#\n({m/{:){#\n").with("b.py", TRAIN);
    var limits = new FrameLimits(2, 9, 99, 9999, 99, 9999, java.time.Duration.ofMillis(100));

    List<SourceFrame> frames =
        explode(
            limits, Language.NODE, own("a.tsx", 1, "f"), own("a.tsx", 2, "f"), own("b.py", 5, "f"));

    assertThat(frames)
        .extracting(SourceFrame::kind)
        .containsExactly(Kind.LINES, Kind.LINES, Kind.FUNCTION);
    assertThat(frames.getFirst().notes())
        .containsExactly("no function is looked for: the parser was stopped after 100 ms");
    assertThat(frames.get(1).notes()).isEqualTo(frames.getFirst().notes());
  }

  @Test
  void findsJavaByItsPackage() throws IOException {
    project.with(
        "core/src/main/java/com/acme/Job.java",
        """
        package com.acme;
        class Job {
          static int load(int n) {
            return 1 / n;
          }
        }
        """);

    SourceFrame frame =
        explode(FrameLimits.USUAL, Language.JVM, own("Job.java", 4, "com.acme.Job.load"))
            .getFirst();

    assertThat(frame.file()).isEqualTo("core/src/main/java/com/acme/Job.java");
    assertThat(frame.function()).contains("load");
    assertThat(numbers(frame)).containsExactly(3, 4, 5);
    assertThat(frame.headers()).containsExactly(new Line(2, "class Job {", false));
  }

  @Test
  void withoutALineOrAFolderNothingIsShown() throws IOException {
    assertThat(explode(Frame.of("train.py", "step", true)).notes())
        .containsExactly("the trace names no line");
    assertThat(explode(own("train.py", 0, "step")).kind()).isEqualTo(Kind.STUB);
    Path gone = folder.resolve("gone");
    List<SourceFrame> frames =
        new Exploder(gone, FrameLimits.USUAL, FrameChoice.EVERYTHING, SYNTAX)
            .explode(Traces.of(Language.PYTHON, own("train.py", 5, "step")));
    assertThat(frames.getFirst().kind()).isEqualTo(Kind.MISSING);
  }

  @Test
  void aHostileNameStaysOneLine() {
    SourceFrame frame = explode(own("/x/\u001b[2J\n# owned", 3, "f\n`g`"));

    assertThat(frame.file()).doesNotContain("\n", "\u001b");
    assertThat(frame.function().orElseThrow()).doesNotContain("\n");
  }

  @Test
  void withoutItsLibrariesItShowsLinesAndSaysWhy() throws IOException {
    Path none = Files.createDirectory(folder.resolve("none"));
    var degraded = new Syntax(new Grammars(none), Clock.SYSTEM);

    SourceFrame frame =
        new Exploder(
                folder, FrameLimits.USUAL.withContextLines(1), FrameChoice.EVERYTHING, degraded)
            .explode(Traces.of(Language.PYTHON, own("train.py", 5, "step")))
            .getFirst();

    assertThat(frame.kind()).isEqualTo(Kind.LINES);
    assertThat(numbers(frame)).containsExactly(4, 5, 6);
    assertThat(frame.notes()).hasSize(1);
    assertThat(frame.notes().getFirst())
        .startsWith("no function is looked for: the library `" + none)
        .endsWith("` is missing");
    assertThat(degraded.troubles()).hasSize(1).first().asString().endsWith("` is missing");
  }

  @Test
  void aLibraryThatIsNoneIsSaidAndTheOthersGoOn() throws IOException {
    Path some = Files.createDirectory(folder.resolve("some"));
    try (var files = Files.list(Natives.shipped())) {
      for (Path file : files.toList()) {
        Files.copy(file, some.resolve(file.getFileName()));
      }
    }
    Path go = Natives.file(some, SourceLanguage.GO.library());
    Files.delete(go);
    Files.writeString(go, "not a library");
    var syntax = new Syntax(new Grammars(some), Clock.SYSTEM);

    assertThat(syntax.troubles()).hasSize(1);
    assertThat(syntax.troubles().getFirst())
        .startsWith("the library of the parser cannot be loaded");
    SourceText text = SourceText.of(TRAIN.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(syntax.around(SourceLanguage.GO, text, 5, java.time.Duration.ofSeconds(9)))
        .isInstanceOf(Enclosure.Unknown.class);
    assertThat(syntax.around(SourceLanguage.PYTHON, text, 5, java.time.Duration.ofSeconds(9)))
        .isInstanceOf(Enclosure.Function.class);
  }
}
