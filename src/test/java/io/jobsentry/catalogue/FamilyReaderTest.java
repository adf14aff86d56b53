package io.jobsentry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FamilyReaderTest {
  private static final String GOOD =
      """
      family: disk
      about: Disks.
      signatures:
        - id: disk-full
          title: No space is left
          role: root
          domain: storage
          category: INFRA
          advice: stop
          fatal: false
          over: [a, b]
          pattern: 'No space left'
          not: 'shm'
          note: Ask.
          positive: |
            one No space left
            two No space left
            three No space left
          negative: |
            one
            two
            three
      """;

  @Test
  void aFamilyIsReadAsItIsWritten() throws Exception {
    FamilyFile file = FamilyReader.read("disk.yaml", GOOD);
    assertThat(file.family()).isEqualTo(new Family("disk", "Disks."));
    Reviewed reviewed = file.signatures().getFirst();
    assertThat(reviewed.positive())
        .containsExactly("one No space left", "two No space left", "three No space left");
    assertThat(reviewed.signature().over()).containsExactly("a", "b");
    assertThat(reviewed.signature().role()).isEqualTo(Role.ROOT);
    assertThat(reviewed.signature().matches("No space left on x")).isTrue();
    assertThat(reviewed.signature().matches("No space left on shm")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          title: No             | titel: No            | disk.yaml:4: key `title` is missing
          note: Ask.            | note: Ask.\\n    y: 1 | disk.yaml:15: unknown key `y`
          note: Ask.            | note: ''             | disk.yaml:14: `note` has to be one line of text without tabs
          role: root            | role: rot            | disk.yaml:4: `role` cannot be `rot`
          category: INFRA       | category: infra      | disk.yaml:4: `category` cannot be `infra`
          fatal: false          | fatal: no            | disk.yaml:4: `fatal` is `true` or `false`, not `no`
          pattern: 'No space left' | pattern: '(x'     | disk.yaml:4: `pattern` is no regular expression: missing closing )
          not: 'shm'            | not: '['             | disk.yaml:4: `not` is no regular expression: missing closing ]
          pattern: 'No space left' | pattern: 'abc' | disk.yaml:4: each alternative of `pattern` needs a text of 6 bytes or more that is always there
          pattern: 'No space left' | pattern: '.*x+'   | disk.yaml:4: each alternative of `pattern` needs a text of 6 bytes or more that is always there
          advice: stop          | advice: agent        | disk.yaml:4: no agent mends what is an affair of storage
          advice: stop          | advice: retry-with-change | disk.yaml:4: `change` belongs to the advice `retry-with-change`, and only there
          id: disk-full         | id: Disk_full        | disk.yaml:4: id `Disk_full` has to be words of small letters with `-` between them
          family: disk          | family: disc         | disk.yaml:1: family `disc` belongs into a file of its name
          two No space left     | one No space left    | disk.yaml:4: `positive` has to have at least 3 different lines
          fatal: false          | fatal: false\\n    fatal: true | disk.yaml:11: key `fatal` is given twice
          signatures:           | signature:           | disk.yaml:4: this is no text
          """)
  void whatIsWrongIsNamedWithItsPlace(String right, String wrong, String sentence) {
    String text = GOOD.replace(right, wrong.replace("\\n", "\n"));
    assertThat(text).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> FamilyReader.read("disk.yaml", text))
        .isInstanceOf(BadCatalogueException.class)
        .hasMessage(sentence);
  }

  @Test
  void noiseIsNotFatal() {
    String text = GOOD.replace("role: root", "role: noise").replace("fatal: false", "fatal: true");
    assertThatThrownBy(() -> FamilyReader.read("disk.yaml", text))
        .hasMessage("disk.yaml:4: noise is not fatal");
  }

  @Test
  void whatIsNoYamlIsRefused() {
    assertThatThrownBy(() -> FamilyReader.read("disk.yaml", "family: [\n"))
        .isInstanceOf(BadCatalogueException.class)
        .hasMessageMatching("disk.yaml:[12]: this is no YAML: while parsing .*");
    assertThatThrownBy(() -> FamilyReader.read("disk.yaml", "- a\n"))
        .isInstanceOf(BadCatalogueException.class)
        .hasMessage("disk.yaml:1: this is no table");
  }
}
