package io.jobsentry.doctor;

import io.jobsentry.ledger.Audit;
import io.jobsentry.ledger.Head;
import io.jobsentry.ledger.LedgerFile;
import io.jobsentry.model.Layout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether the chain of the ledger holds. What a crash tore is cut off as the next supervisor would;
 * a chain that somebody broke is evidence, and is left to a person.
 */
final class LedgerCheck implements Check {
  private static final String EVIDENCE = "what was tried can no longer be proved by it";

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    Layout layout = patient.layout();
    if (!patient.hasHome()) {
      return List.of();
    }
    byte[] bytes = patient.bytes(layout.attempts()).orElse(new byte[0]);
    Optional<Head> head =
        Files.isRegularFile(layout.attemptsHead()) ? LedgerFile.head(layout) : Optional.empty();
    Audit audit = Audit.of(new ByteArrayInputStream(bytes), head);
    if (bytes.length > 0 && isTorn(bytes)) {
      return patient.isSupervised()
          ? List.of(Finding.ok(this, "its last row is just being written"))
          : List.of(torn(patient));
    }
    if (audit.broken().isPresent()) {
      Audit.Break it = audit.broken().get();
      return List.of(
          Finding.failure(
              this,
              "the chain of `attempts.tsv` breaks at line " + it.line() + ": " + it.words(),
              EVIDENCE,
              "it is never repaired: `sentry audit verify` says more. Put it back from a backup,"
                  + " or move it and `attempts.head` away, and a new one begins"));
    }
    if (!audit.gaps().isEmpty()) {
      return List.of(
          Finding.note(
              this,
              "line " + audit.gaps().getFirst() + " of `attempts.tsv` says that rows were lost",
              EVIDENCE,
              "nothing: what is there is sound, and the loss stays written down"));
    }
    if (audit.head() == Audit.HeadFit.MISSING && audit.rows() > 0 && !patient.isSupervised()) {
      return List.of(headless(patient, audit));
    }
    return List.of(
        Finding.ok(
            this,
            audit.rows() == 0
                ? "nothing was tried yet"
                : Words.count(audit.rows(), "row") + ", all in the chain"));
  }

  private static boolean isTorn(byte[] bytes) {
    return bytes[bytes.length - 1] != '\n';
  }

  private Finding torn(Patient patient) {
    return Finding.warning(
            this,
            "the last row of `attempts.tsv` was never finished",
            "as after a crash; whole, it is made again from the journal",
            "")
        .with(
            Repair.underTheLock(
                "keeps what there is of it as `attempts.tsv" + Aside.MARK + "…` and cuts it off",
                () -> cut(patient)));
  }

  private static String cut(Patient patient) throws IOException {
    Path file = patient.layout().attempts();
    byte[] before = patient.disk().read(file);
    int start = before.length;
    while (start > 0 && before[start - 1] != '\n') {
      start--;
    }
    Path kept = patient.aside().keep(file, Arrays.copyOfRange(before, start, before.length));
    LedgerFile.open(patient.disk(), patient.layout(), patient.now()).ledger().close();
    if (Files.size(file) > before.length) {
      // Only its end was missing: all of it is still there.
      patient.disk().delete(kept);
      return "the last row of `attempts.tsv` was whole, and has got its end";
    }
    return "the last row of `attempts.tsv` was cut off, and is `" + kept.getFileName() + "`";
  }

  private Finding headless(Patient patient, Audit audit) {
    Path head = patient.layout().attemptsHead();
    return Finding.warning(
            this,
            "`attempts.head` is " + (Files.exists(head) ? "no hash" : "gone"),
            "without it, nobody sees when rows are cut off at the end of `attempts.tsv`",
            "")
        .with(
            Repair.underTheLock(
                "writes the hash of the last row there",
                () -> {
                  String kept = "";
                  if (Files.exists(head)) {
                    kept = "; the old one is `" + patient.aside().move(head).getFileName() + "`";
                  }
                  LedgerFile.keepHead(patient.disk(), patient.layout(), audit);
                  return "`attempts.head` has the hash of row "
                      + audit.rows()
                      + "; whether there were more, it can no longer tell"
                      + kept;
                }));
  }
}
