package io.jobsentry.doctor;

import io.jobsentry.disk.Disk;
import io.jobsentry.journal.Journal;
import io.jobsentry.journal.Past;
import io.jobsentry.journal.UnreadableFactException;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the journal can be gone on from. What is sound at its beginning stays, and the rest is
 * set aside: what stands behind damage does not follow from anything that is known.
 */
final class JournalCheck implements Check {
  /** Older ones only serve those who count; there may be very many. */
  private static final int PAST_ONES = 20;

  @Override
  public String name() {
    return "journal";
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    Layout layout = patient.layout();
    if (!patient.hasHome()) {
      return List.of();
    }
    var findings = new ArrayList<Finding>();
    Path next = layout.journal().resolveSibling(layout.journal().getFileName() + ".next");
    if (Files.isRegularFile(next) && !patient.isSupervised()) {
      findings.add(successor(patient, next));
    }
    byte[] bytes = patient.bytes(layout.journal()).orElse(new byte[0]);
    if (bytes.length > 0) {
      present(patient, bytes, findings);
    } else if (findings.isEmpty() && ran(layout)) {
      findings.add(
          Finding.warning(
              this,
              "the journal is "
                  + (Files.exists(layout.journal()) ? "empty" : "gone")
                  + ", though a job has run here",
              "what ran and how often it was restarted is forgotten; nothing else knows it",
              "put it back from a backup, or go on: the next `sentry run` begins a new one"));
    }
    past(patient, layout, findings);
    return findings.isEmpty()
        ? List.of(Finding.ok(this, bytes.length == 0 ? "there is none yet" : "it is sound"))
        : findings;
  }

  private void present(Patient patient, byte[] bytes, List<Finding> findings) {
    Journal.Condition condition;
    try {
      condition = Journal.examine(bytes);
    } catch (UnreadableFactException e) {
      findings.add(
          Finding.failure(
              this,
              "the journal cannot be understood: " + e.getMessage(),
              "a newer sentry has written it, and this one must not guess",
              "use the newer sentry, or move the file away"));
      return;
    }
    if (condition.sound() || (patient.isSupervised() && !condition.soundAfterDamage())) {
      return;
    }
    long last = condition.entries().isEmpty() ? 0 : condition.entries().getLast().seq();
    long rest = condition.size() - condition.soundSize();
    String name = "`" + patient.layout().journal().getFileName() + Aside.MARK + "…`";
    Repair repair =
        Repair.underTheLock(
            "keeps "
                + Words.count(condition.entries().size(), "sound entry")
                    .replace("entrys", "entries")
                + ", and the rest as "
                + name,
            () -> cut(patient));
    findings.add(
        condition.soundAfterDamage()
            ? Finding.failure(
                    this,
                    "the journal is damaged behind entry "
                        + last
                        + ", "
                        + Words.count(rest, "byte")
                        + " before its end",
                    "the state is made from its entries, each of which follows from the last",
                    "")
                .with(repair)
            : Finding.warning(
                    this,
                    "the last "
                        + Words.count(rest, "byte")
                        + " of the journal "
                        + (rest == 1 ? "was" : "were")
                        + " never finished",
                    "as after a crash; nothing was done about what they say",
                    "")
                .with(repair));
  }

  private static String cut(Patient patient) throws IOException {
    Path file = patient.layout().journal();
    byte[] bytes = patient.disk().read(file);
    Journal.Condition condition;
    try {
      condition = Journal.examine(bytes);
    } catch (UnreadableFactException e) {
      throw new IOException(e.getMessage(), e);
    }
    int sound = (int) condition.soundSize();
    Path kept = patient.aside().keep(file, Arrays.copyOfRange(bytes, sound, bytes.length));
    try (Disk.Appender open = patient.disk().append(file)) {
      open.cutTo(sound);
    }
    return "the journal ends behind "
        + Words.count(condition.entries().size(), "sound entry").replace("entrys", "entries")
        + "; the rest is `"
        + kept.getFileName()
        + "`";
  }

  /** A crash came while the journal was begun anew. */
  private Finding successor(Patient patient, Path next) {
    Path journal = patient.layout().journal();
    String shown = "`" + patient.shown(next) + "`";
    Finding found =
        Finding.warning(this, shown + " was never put in its place", "as after a crash", "");
    return Files.exists(journal)
        ? found.with(
            Repair.underTheLock(
                "removes it: the journal itself is still there, and says the same",
                () -> {
                  patient.disk().delete(next);
                  return shown + " was removed";
                }))
        : found.with(
            Repair.underTheLock(
                "puts it there",
                () -> {
                  patient.disk().move(next, journal);
                  return shown + " is the journal now";
                }));
  }

  private static boolean ran(Layout layout) throws IOException {
    if (Files.isRegularFile(layout.state())) {
      return true;
    }
    if (!Files.isDirectory(layout.run())) {
      return false;
    }
    try (Stream<Path> runs = Files.list(layout.run())) {
      return runs.anyMatch(run -> run.getFileName().toString().matches("[1-9][0-9]{0,8}"));
    }
  }

  private void past(Patient patient, Layout layout, List<Finding> findings) throws IOException {
    List<Path> journals = new ArrayList<>(Past.journals(layout));
    journals.remove(layout.journal());
    var damaged = new ArrayList<String>();
    int first = Math.max(0, journals.size() - PAST_ONES);
    for (Path journal : journals.subList(first, journals.size())) {
      try {
        byte[] bytes = patient.bytes(journal).orElse(new byte[0]);
        if (bytes.length == 0 || !Journal.examine(bytes).sound()) {
          damaged.add(patient.shown(journal));
        }
      } catch (UnreadableFactException _) {
        damaged.add(patient.shown(journal));
      }
    }
    if (!damaged.isEmpty()) {
      findings.add(
          Finding.note(
              this,
              Words.some(damaged, 3) + " cannot be read to its end",
              "`sentry analyze` counts what can be read of it; nothing else needs it",
              "nothing: it is kept as it is"));
    }
  }
}
