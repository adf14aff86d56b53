package io.jobsentry.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExtensionTest {
  private static final Addition ITEM =
      new Addition(
          "detectors.new",
          "detectors",
          Addition.Form.ITEM,
          List.of("# why", "- kind: stall", "  name: new"));
  private static final Addition MEMBER =
      new Addition("process.cwd", "process", Addition.Form.MEMBER, List.of("cwd: work"));

  private static String with(String text, Addition... additions) {
    Extension.Outcome outcome = Extension.of(text, List.of(additions));
    assertThat(outcome.byHand()).isEmpty();
    return outcome.text();
  }

  @Test
  void aSectionThatIsNotThereComesLast() {
    assertThat(with("process:\n  command: [a]\n\n\n", ITEM))
        .isEqualTo(
            """
            process:
              command: [a]

            detectors:
              # why
              - kind: stall
                name: new
            """);
  }

  @Test
  void outOfNothingComesAWholeFile() {
    assertThat(with("# head\n", MEMBER, ITEM))
        .isEqualTo(
            """
            # head

            process:
              cwd: work

            detectors:
              # why
              - kind: stall
                name: new
            """);
    assertThat(with("", MEMBER)).isEqualTo("process:\n  cwd: work\n");
  }

  @Test
  void itemsComeBehindTheLastOneWithItsIndentation() {
    String text =
        """
        detectors:   # mine
            - kind: pattern
              name: a
              regex: 'x'   # of mine
              # still about a

            # about the rules
        rules: []
        """;
    assertThat(with(text, ITEM))
        .isEqualTo(
            """
            detectors:   # mine
                - kind: pattern
                  name: a
                  regex: 'x'   # of mine
                  # still about a
                # why
                - kind: stall
                  name: new

                # about the rules
            rules: []
            """);
  }

  @Test
  void listsWithoutIndentationAreFine() {
    assertThat(with("detectors:\n- kind: traceback\nprocess: {command: [a]}\n", ITEM))
        .isEqualTo(
            """
            detectors:
            - kind: traceback
            # why
            - kind: stall
              name: new
            process: {command: [a]}
            """);
  }

  @Test
  void membersComeBehindTheLastOne() {
    assertThat(with("process:\n    command: [a]\n    # note\nlogs: {}\n", MEMBER))
        .isEqualTo("process:\n    command: [a]\n    cwd: work\n    # note\nlogs: {}\n");
  }

  @Test
  void anEmptyListLosesItsBracketsAndKeepsItsComment() {
    assertThat(with("detectors: []  # none yet\nlogs: {}\n", ITEM))
        .isEqualTo("detectors: # none yet\n  # why\n  - kind: stall\n    name: new\nlogs: {}\n");
    assertThat(with("detectors:\n", ITEM))
        .isEqualTo("detectors:\n  # why\n  - kind: stall\n    name: new\n");
  }

  @Test
  void theLineEndsOfTheFileAreKept() {
    assertThat(with("process:\r\n  command: [a]\r\n", MEMBER, ITEM))
        .isEqualTo(
            """
            process:
              command: [a]
              cwd: work

            detectors:
              # why
              - kind: stall
                name: new
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void aTextOfSeveralLinesIsNotTornApart() {
    String text = "detectors:\n  - kind: pattern\n    message: |\n      # no comment\n\n# end\n";
    assertThat(with(text, ITEM))
        .isEqualTo(
            """
            detectors:
              - kind: pattern
                message: |
                  # no comment
              # why
              - kind: stall
                name: new

            # end
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "detectors: [{kind: traceback}]\n",
        "detectors:\n  [{kind: traceback}]\n",
        "{detectors: []}\n",
        "detectors: 5\n",
        "detectors:\n  a: 1\n"
      })
  void whatWouldMeanToRewriteLinesIsLeftToAPerson(String text) {
    Extension.Outcome outcome = Extension.of(text, List.of(ITEM));
    assertThat(outcome.text()).isEqualTo(text);
    assertThat(outcome.byHand()).containsExactly(ITEM);
  }

  @Test
  void lineEndsThatOnlyYamlKnowsStopIt() {
    String text = "process:\u2028  command: [a]\n";
    assertThat(Extension.of(text, List.of(ITEM)).text()).isEqualTo(text);
  }
}
