package io.jobsentry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.model.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerFileTest {
  private static final String EARLIER =
      """
      timestamp\tincident_id\tdetector\tsource\tbranch\tstatus\tduration_seconds\tdescription
      2025-01-01T00:00:00+00:00\ti-1\toom\thalf\t\tkept\t12.5\tC:\\new folder
      2025-01-02T00:00:00+00:00\ti-2\toom\tclaude\tfix\tregressed\t3\tno
      """;

  @TempDir private Path folder = Path.of("");

  private LedgerFile.Opened open(Layout layout) throws Exception {
    return LedgerFile.open(new RealDisk(), layout, Rows.NOON);
  }

  private Audit audit(Layout layout) throws Exception {
    return Rows.audit(Files.readString(layout.attempts()), LedgerFile.head(layout));
  }

  @Test
  void beginsWithItsColumnsAndAnAnchor() throws Exception {
    List<String> lines = Rows.lines(folder, 2);
    assertThat(lines.get(0))
        .startsWith(
            "timestamp\tincident_id\tdetector\tsource\tbranch\tstatus\tduration_seconds"
                + "\tdescription\t");
    assertThat(lines.get(1)).contains("\tanchor\t0.000\tthe ledger begins\t");
    assertThat(lines.get(2))
        .startsWith("2026-05-01T12:00:01Z\tincident-1\toom\thalf\t\tkept\t1.500\twhat 1\t1\t1\t");
  }

  @Test
  void goesOnWhereItWas() throws Exception {
    Rows.lines(folder, 3);
    Rows.lines(folder, 3);
    Layout layout = Rows.layout(folder);
    assertThat(audit(layout).passed()).isTrue();
    assertThat(audit(layout).rows()).isEqualTo(5);
    assertThat(open(layout).ledger().latest().orElseThrow().origin())
        .isEqualTo(new Row.Origin(2, 1));
  }

  @Test
  void aTornEndIsMendedAtEveryByteWithoutLosingASoundRow() throws Exception {
    Rows.lines(folder, 4);
    Layout layout = Rows.layout(folder);
    byte[] whole = Files.readAllBytes(layout.attempts());
    for (int size = 0; size <= whole.length; size++) {
      byte[] torn = Arrays.copyOf(whole, size);
      Files.write(layout.attempts(), torn);
      // The head is written after the row, so a crash can't leave it in front.
      Files.deleteIfExists(layout.attemptsHead());
      String text = new String(torn, java.nio.charset.StandardCharsets.UTF_8);
      long sound = text.lines().filter(line -> whole(line, whole)).count();
      try (LedgerFile ledger = open(layout).ledger()) {
        ledger.append(List.of(Rows.row(77, Status.PENDING, "behind the crash")));
      }
      Audit audit = audit(layout);
      assertThat(audit.broken()).as("cut at %d", size).isEmpty();
      List<String> lines = Files.readAllLines(layout.attempts());
      assertThat(lines.getLast()).contains("behind the crash");
      assertThat(lines.stream().filter(line -> whole(line, whole)).count())
          .as("cut at %d", size)
          .isGreaterThanOrEqualTo(sound);
    }
  }

  private static boolean whole(String line, byte[] of) {
    return Arrays.asList(new String(of, java.nio.charset.StandardCharsets.UTF_8).split("\n", -1))
            .contains(line)
        && !line.isEmpty();
  }

  @Test
  void whatAnEarlierSystemWroteStaysAndIsSealedByAnAnchor() throws Exception {
    Layout layout = Rows.layout(folder);
    Files.writeString(layout.attempts(), EARLIER);
    try (LedgerFile ledger = open(layout).ledger()) {
      ledger.append(List.of(Rows.row(1, Status.PENDING, "ours")));
    }
    String text = Files.readString(layout.attempts());
    assertThat(text).startsWith(EARLIER + Row.HEADER);
    assertThat(text).contains("\tanchor\t0.000\tthe chain begins; lines before it: 3\t");
    assertThat(audit(layout).passed()).isTrue();
    assertThat(audit(layout).earlier()).isEqualTo(4);
    Audit changed = Rows.audit(text.replace("\tregressed\t", "\tkept\t"), LedgerFile.head(layout));
    assertThat(changed.broken().orElseThrow().line()).isEqualTo(1);
    assertThat(changed.broken().orElseThrow().kind()).isEqualTo(Audit.Kind.CHANGED);
  }

  @Test
  void aCutThatIsFoundAtTheNextOpeningStaysOnRecord() throws Exception {
    List<String> lines = Rows.lines(folder, 6);
    Layout layout = Rows.layout(folder);
    Files.writeString(layout.attempts(), String.join("\n", lines.subList(0, 4)) + "\n");
    LedgerFile.Opened opened = open(layout);
    assertThat(opened.repairs())
        .containsExactly(
            "the ledger does not lead to the hash that is kept apart; at least 3 rows are missing");
    opened.ledger().append(List.of(Rows.row(9, Status.KEPT, "later")));
    Audit audit = audit(layout);
    assertThat(audit.broken()).isEmpty();
    assertThat(audit.gaps()).containsExactly(5);
    assertThat(audit.passed()).isFalse();
    assertThat(open(layout).repairs()).isEmpty();
  }

  @Test
  void aHeadThatIsBehindIsBroughtUpToDate() throws Exception {
    List<String> lines = Rows.lines(folder, 4);
    Layout layout = Rows.layout(folder);
    String third = lines.get(3);
    Files.write(layout.attemptsHead(), new Head(3, third.substring(third.length() - 64)).bytes());
    assertThat(audit(layout).head()).isEqualTo(Audit.HeadFit.BEHIND);
    assertThat(audit(layout).passed()).isTrue();
    LedgerFile.Opened opened = open(layout);
    assertThat(opened.repairs()).isEmpty();
    opened.ledger().append(List.of(Rows.row(9, Status.KEPT, "later")));
    assertThat(audit(layout).head()).isEqualTo(Audit.HeadFit.FITS);
  }

  @Test
  void whateverTextIsInACellComesBack() {
    for (String text :
        List.of(
            "",
            "a\tb\nc\r\\ \\t \\u0041",
            "\u0000\u001b[31m\u0085\u2028\u202e",
            "ü€😀",
            "\ud800x")) {
      assertThat(Cells.escape(text)).doesNotContainPattern("[\\p{Cntrl}\u2028\u202e]");
      assertThat(Cells.unescape(Cells.escape(text))).isEqualTo(text);
    }
    assertThat(Cells.unescape("C:\\new\\u12")).isEqualTo("C:\new\\u12");
    assertThat(Cells.unescape("\\x \\")).isEqualTo("\\x \\");
  }

  @Test
  void aHeadOfNonsenseIsNone() {
    assertThat(Head.parse("12 abc\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))).isEmpty();
    var head = new Head(12, "ab".repeat(32));
    assertThat(Head.parse(head.bytes())).isEqualTo(Optional.of(head));
  }
}
