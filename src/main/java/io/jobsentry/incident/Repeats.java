package io.jobsentry.incident;

import io.jobsentry.fingerprint.Fingerprint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Incidents of a failure whose folder has just been made: a line there in place of a folder of
 * their own. A crash loop is one of a run: whoever starts another one looks at it anew.
 */
final class Repeats {
  private final Folders folders;
  private final IncidentIndex index;
  private final Shelf shelf;
  private final Duration within;

  /**
   * @param within how long after the latest occurrence; zero is never
   */
  Repeats(Folders folders, IncidentIndex index, Shelf shelf, Duration within) {
    this.folders = folders;
    this.index = index;
    this.shelf = shelf;
    this.within = within;
  }

  /** The incident that this one is a repeat of. */
  Optional<Shelf.Held> first(Dossier.Subject subject) throws IOException {
    if (within.isZero() || subject.fingerprint().isEmpty()) {
      return Optional.empty();
    }
    Optional<Shelf.Held> latest =
        shelf.latest(subject.fingerprint().get(), subject.opened(), within);
    if (latest.isEmpty()) {
      return latest;
    }
    Optional<Dossier> first = folders.read(latest.get().id());
    return first.filter(it -> it.subject().run() == subject.run()).flatMap(_ -> latest);
  }

  void add(String id, Dossier again) throws IOException {
    List<Occurrence> before = folders.occurrences(id).read();
    settle(id, before);
    if (before.stream().anyMatch(it -> it.id().equals(again.id()))) {
      return;
    }
    Shelf.Held first = shelf.folder(id).orElseThrow();
    Occurrence next = Occurrence.of(again, first.times() + 1);
    write(id, OccurrenceFile.with(before, next));
    row(next.row(id, first.fingerprint(), 1));
    if (next.number() > OccurrenceFile.MOST && next.number() % OccurrenceFile.MOST == 0) {
      thinOut(first, next);
    }
  }

  /** The page first, as always. */
  private void write(String id, List<Occurrence> all) throws IOException {
    Optional<Dossier> dossier = folders.read(id);
    if (dossier.isPresent()) {
      String page = Report.markdown(dossier.get(), folders.story(id), all);
      folders.put(folders.file(id, Folders.REPORT), page);
    }
    folders.put(folders.file(id, OccurrenceFile.NAME), OccurrenceFile.text(all));
  }

  private void row(IncidentIndex.Row row) throws IOException {
    index.add(row);
    shelf.put(row);
  }

  /** Takes the rows of those out of the index that have lost their line; the latest counts them. */
  private void thinOut(Shelf.Held first, Occurrence latest) throws IOException {
    String id = first.id();
    long others = latest.number() - OccurrenceFile.MOST;
    index.replace(
        row -> row.folder().equals(id) && row.number() > OccurrenceFile.MOST,
        Optional.of(latest.row(id, first.fingerprint(), others)));
  }

  /** What is learnt of a repeat stands in its line, and changes nothing about the first. */
  void learn(String home, String id, Dossier.Course learnt) throws IOException {
    List<Occurrence> before = folders.occurrences(home).read();
    List<Occurrence> after =
        before.stream()
            .map(it -> it.id().equals(id) ? it.learnt(learnt.ended(), learnt.verdict()) : it)
            .toList();
    if (!after.equals(before)) {
      write(home, after);
    }
  }

  /** Gives those in a folder a row that have none. */
  void settle(String id) throws IOException {
    OccurrenceFile file = folders.occurrences(id);
    if (file.isThere()) {
      settle(id, file.read());
    }
  }

  private void settle(String id, List<Occurrence> lines) throws IOException {
    Shelf.Held first = shelf.folder(id).orElseThrow();
    for (IncidentIndex.Row row :
        rows(id, first.fingerprint(), lines, shelf::knows, first.times())) {
      row(row);
    }
  }

  /**
   * The rows that lines still need.
   *
   * @param known tells whose row is there
   * @param highest the number of the highest of these
   */
  static List<IncidentIndex.Row> rows(
      String id,
      Optional<Fingerprint> fingerprint,
      List<Occurrence> lines,
      Predicate<String> known,
      long highest) {
    var rows = new ArrayList<IncidentIndex.Row>();
    long before = highest;
    for (Occurrence one : lines) {
      if (!known.test(one.id())) {
        rows.add(one.row(id, fingerprint, Math.max(1, one.number() - before)));
      }
      before = Math.max(before, one.number());
    }
    return rows;
  }
}
