package io.jobsentry.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.frames.SourceFrame.Kind;
import io.jobsentry.frames.SourceFrame.Line;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The pages of frames. */
final class FramePageTest {
  private static SourceFrame frame(
      Kind kind, String file, List<Line> headers, List<Line> lines, String... notes) {
    return new SourceFrame(
        kind,
        file,
        OptionalInt.of(10),
        "python",
        Optional.of("step"),
        headers,
        lines,
        List.of(notes));
  }

  @Test
  void showsAFunctionWithItsFailingLineMarked() {
    SourceFrame frame =
        frame(
            Kind.FUNCTION,
            "src/train.py",
            List.of(new Line(3, "class Trainer:", false)),
            List.of(
                new Line(9, "\tdef step(self):", false),
                new Line(10, "\t\tboom()", true),
                new Line(11, "", false)),
            "its lines end with CR LF");

    assertThat(FramePage.text(frame))
        .isEqualTo(
            """
            # `src/train.py:10` in `step`

            The innermost function around line 10.

            ```python
               3 | class Trainer:
                 ⋮
               9 | \tdef step(self):
            > 10 | \t\tboom()
              11 |
            ```

            - its lines end with CR LF
            """);
  }

  @Test
  void saysWhyNothingIsShown() {
    assertThat(
            FramePage.text(frame(Kind.STUB, "/usr/lib/x.py", List.of(), List.of(), "library code")))
        .isEqualTo("# `/usr/lib/x.py:10` in `step`\n\nNot shown.\n\n- library code\n");
    assertThat(FramePage.text(frame(Kind.MISSING, "x.py", List.of(), List.of(), "gone")))
        .isEqualTo("# `x.py:10` in `step`\n\nNot found.\n\n- gone\n");
  }

  @Test
  void noSourceClosesTheFence() {
    SourceFrame frame =
        frame(Kind.LINES, "a`b.py", List.of(), List.of(new Line(10, "x = '````'", true)));

    assertThat(FramePage.text(frame))
        .startsWith("# `` a`b.py:10 `` in `step`\n")
        .contains("\n`````python\n")
        .endsWith("\n`````\n");
  }

  @Test
  void namesOfPagesAreHarmless() {
    assertThat(FramePage.name(1, frame(Kind.STUB, "src/train.py", List.of(), List.of())))
        .isEqualTo("01-train.py.md");
    assertThat(FramePage.name(12, frame(Kind.STUB, "C:\\x\\größe x.py", List.of(), List.of())))
        .isEqualTo("12-gr__e_x.py.md");
    assertThat(FramePage.name(2, frame(Kind.STUB, "..", List.of(), List.of())))
        .isEqualTo("02-...md");
    assertThat(FramePage.name(3, frame(Kind.STUB, "lib/", List.of(), List.of())))
        .isEqualTo("03-unknown.md");
    assertThat(FramePage.name(4, frame(Kind.STUB, "x".repeat(300), List.of(), List.of())))
        .hasSizeLessThan(70);
  }
}
