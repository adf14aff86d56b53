package io.jobsentry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to one place of a ledger is found, at that place. */
final class ChainTest {
  private static final int ROWS = 12;

  @TempDir private Path folder = Path.of("");
  private List<String> lines = List.of();
  private Optional<Head> head = Optional.empty();

  @BeforeEach
  void write() throws Exception {
    lines = Rows.lines(folder, ROWS);
    head = LedgerFile.head(Rows.layout(folder));
  }

  private Audit.Break broken(List<String> changed) throws Exception {
    Audit audit = Rows.audit(changed, head);
    assertThat(audit.passed()).isFalse();
    return audit.broken().orElseThrow();
  }

  @Test
  void whatNobodyTouchedIsSound() throws Exception {
    Audit audit = Rows.audit(lines, head);
    assertThat(audit.passed()).isTrue();
    assertThat(audit.rows()).isEqualTo(ROWS);
    assertThat(audit.sound()).isEqualTo(ROWS);
    assertThat(audit.head()).isEqualTo(Audit.HeadFit.FITS);
  }

  @Test
  void aChangeOfAnyCharacterOfAnyRowIsFoundInItsLine() throws Exception {
    var random = new SplittableRandom(7);
    for (int line = 1; line < lines.size(); line++) {
      for (int i = 0; i < 40; i++) {
        var changed = new ArrayList<>(lines);
        String row = lines.get(line);
        int at = random.nextInt(row.length());
        char other = row.charAt(at) == 'x' ? 'y' : 'x';
        changed.set(line, row.substring(0, at) + other + row.substring(at + 1));
        Audit.Break broken = broken(changed);
        assertThat(broken.line()).as("at %d of %s", at, row).isEqualTo(line + 1);
        assertThat(broken.kind()).isEqualTo(Audit.Kind.CHANGED);
      }
    }
  }

  @Test
  void aChangedHeaderIsFound() throws Exception {
    var changed = new ArrayList<>(lines);
    changed.set(0, lines.getFirst().replace("status", "statux"));
    assertThat(broken(changed).line()).isEqualTo(1);
  }

  @Test
  void aRemovedRowIsFoundWhereItWas() throws Exception {
    for (int line = 1; line < lines.size() - 1; line++) {
      var changed = new ArrayList<>(lines);
      changed.remove(line);
      Audit.Break broken = broken(changed);
      assertThat(broken.line()).isEqualTo(line + 1);
      assertThat(broken.kind()).isEqualTo(Audit.Kind.REMOVED);
    }
  }

  @Test
  void aTailThatWasCutOffIsFoundByTheHashThatIsKeptApart() throws Exception {
    for (int kept = 1; kept < lines.size(); kept++) {
      Audit.Break broken = broken(lines.subList(0, kept));
      assertThat(broken.kind()).isEqualTo(Audit.Kind.CUT);
      assertThat(broken.line()).isEqualTo(kept + 1);
      assertThat(broken.words()).startsWith(lines.size() - kept + " row");
    }
    assertThat(Rows.audit(lines.subList(0, 5), Optional.empty()).passed()).isTrue();
  }

  @Test
  void anyTwoRowsThatChangedPlacesAreFoundAtTheFirst() throws Exception {
    for (int one = 1; one < lines.size(); one++) {
      for (int other = one + 1; other < lines.size(); other++) {
        var changed = new ArrayList<>(lines);
        changed.set(one, lines.get(other));
        changed.set(other, lines.get(one));
        Audit.Break broken = broken(changed);
        assertThat(broken.line()).isEqualTo(one + 1);
        assertThat(broken.kind()).isEqualTo(Audit.Kind.REORDERED);
      }
    }
  }

  @Test
  void anInsertedRowIsFoundWhateverItIs() throws Exception {
    var link = new Link();
    for (int line = 2; line <= lines.size(); line++) {
      String before = lines.get(line - 1);
      String prev = before.substring(before.length() - Link.HEX);
      Row forged = Rows.row(99, Status.KEPT, "forged");
      for (String row :
          List.of(
              "a row of nobody",
              forged.text(),
              link.line(forged, "0".repeat(64)),
              link.line(forged, prev),
              before,
              lines.get(1))) {
        var changed = new ArrayList<>(lines);
        changed.add(line, row);
        Optional<Audit.Break> found = Rows.audit(changed, head).broken();
        if (line == lines.size() && row.equals(link.line(forged, prev))) {
          // Added in order behind the last: the head that is kept apart is behind, as after a
          // crash.
          assertThat(found).isEmpty();
        } else {
          Audit.Break broken = found.orElseThrow();
          assertThat(broken.kind())
              .as("%s behind line %d", row, line)
              .isEqualTo(Audit.Kind.INSERTED);
          assertThat(broken.line()).as(row).isEqualTo(line + 1);
        }
      }
    }
  }

  @Test
  void aLineThatWasCutInTwoIsFound() throws Exception {
    String whole = String.join("\n", lines);
    Audit audit = Rows.audit(whole, head);
    assertThat(audit.broken().orElseThrow())
        .isEqualTo(new Audit.Break(lines.size(), Audit.Kind.CUT, "the line was never finished"));
  }

  @Test
  void aRowThatWasHashedAnewBreaksTheOneBehindIt() throws Exception {
    var changed = new ArrayList<>(lines);
    String prev = lines.get(3).substring(lines.get(3).length() - Link.HEX);
    changed.set(4, new Link().line(Rows.row(4, Status.REGRESSED, "other"), prev));
    assertThat(broken(changed).line()).isEqualTo(6);
  }
}
