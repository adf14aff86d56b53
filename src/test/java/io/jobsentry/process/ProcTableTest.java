package io.jobsentry.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProcTableTest {

  @Test
  void aNameMayHoldBracketsAndSpaces() {
    assertThat(parse("42 (a) R 1 (b) S 7 8 9 0 -1 4 0 0 0 0 0 0 0 0 20 0 1 0 1234 5 6\n"))
        .contains(new ProcessRow(42, 7, 8, 9, 1234, 'S'));
  }

  @Test
  void halfALineIsNobody() {
    assertThat(parse("42 (sh) S 7 8")).isEmpty();
    assertThat(parse("42")).isEmpty();
  }

  @Test
  void theDeadAreNotAlive() {
    assertThat(new ProcessRow(42, 7, 8, 9, 1234, 'Z').alive()).isFalse();
    assertThat(new ProcessRow(42, 7, 8, 9, 1234, 'T').alive()).isTrue();
  }

  @Test
  void startTimesOfPsAreReadInWhateverWayTheyAreSpaced() {
    var table = new PsTable();
    assertThat(table.startTicks("Thu Nov  5 10:00:01 2026"))
        .isEqualTo(table.startTicks("Thu Nov 5 10:00:00 2026") + 1);
    assertThat(table.parse("  42     1    42 Ss   Thu Nov  5 10:00:01 2026    \n"))
        .singleElement()
        .satisfies(row -> assertThat(row.pid()).isEqualTo(42));
  }

  private static Optional<ProcessRow> parse(String stat) {
    byte[] bytes = stat.getBytes(StandardCharsets.UTF_8);
    return ProcTable.parse(bytes, bytes.length);
  }
}
