package io.jobsentry.group;

import io.jobsentry.disk.Disk;
import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.incident.Removed;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The groups of a project's incidents. Three files are the truth: the index of the incidents, the
 * sums of those that were removed, and the decisions; the database is what follows from their
 * lines. Each call first brings it to what the files say by now, so that whoever dies between a
 * file and the database leaves nothing to repair.
 */
public final class Groups {
  private static final String INCIDENTS = "incidents";
  private static final String DECISIONS = "decisions";
  private static final String REMOVED = "removed";

  private final Layout layout;
  private final Disk disk;
  private final Growing index;
  private final Growing removed;
  private final DecisionFile decisions;
  private final Consumer<String> notice;

  /**
   * @param redactor what a person says goes through it
   * @param notice is told, in sentences, what was wrong with the database and what became of it
   */
  public Groups(Layout layout, Disk disk, Redactor redactor, Consumer<String> notice) {
    this.layout = layout;
    this.disk = disk;
    this.index = new Growing(layout.incidentIndex());
    this.removed = new Growing(layout.removedIncidents());
    this.decisions = new DecisionFile(layout, disk, redactor);
    this.notice = notice;
  }

  private interface Work<T> {
    T with(Tables tables) throws SQLException, IOException;
  }

  /** Whether nothing has failed yet, so that nothing has to be made either. */
  private boolean isEmpty() {
    return !Files.exists(layout.database())
        && !Files.exists(layout.incidentIndex())
        && !Files.exists(layout.removedIncidents())
        && !Files.exists(layout.decisions());
  }

  /** Brings the database to what the files say. */
  public void catchUp() throws IOException {
    if (!isEmpty()) {
      write(_ -> true);
    }
  }

  /** All groups, those that came last at the end. */
  public List<Group> all() throws IOException {
    return isEmpty() ? List.of() : read(Groups::all);
  }

  private static List<Group> all(Tables tables) throws SQLException {
    var standings = new HashMap<Fingerprint, Standing>();
    for (Decision decision : tables.decisions()) {
      standings.merge(
          decision.group(), Standing.NONE.after(decision), (it, _) -> it.after(decision));
    }
    return tables.all().stream()
        .map(row -> group(row, standings.getOrDefault(row.group(), Standing.NONE)))
        .toList();
  }

  private static Group group(Tables.Row row, Standing standing) {
    Occurrences it = row.occurrences();
    return new Group(
        row.group(),
        it.times(),
        it.first(),
        it.last(),
        it.latest(),
        it.detector(),
        it.title(),
        it.place(),
        standing.resolved(),
        standing.muted());
  }

  /**
   * All that is known of a group but for what is in its incidents.
   *
   * @param incidents the ids of the last ones, the latest last
   * @param history all decisions, in their order
   */
  public record Story(List<String> incidents, List<Decision> history) {
    public Story {
      incidents = List.copyOf(incidents);
      history = List.copyOf(history);
    }
  }

  /**
   * @param most of the incidents so many
   */
  public Story story(Fingerprint group, int most) throws IOException {
    if (isEmpty()) {
      return new Story(List.of(), List.of());
    }
    return read(
        tables ->
            new Story(
                tables.incidents(group, most),
                tables.decisions().stream().filter(it -> it.group().equals(group)).toList()));
  }

  /** Incidents of a time when nobody recognised them. */
  public long ungrouped() throws IOException {
    return isEmpty() ? 0 : read(Tables::ungrouped);
  }

  /** Writes a decision down, for good. */
  public void decide(Decision decision) throws IOException {
    // What is wrong with the database shows here, and not between the file and the tables.
    catchUp();
    write(
        tables -> {
          decisions.add(decision);
          catchUp(tables);
          return true;
        });
  }

  /**
   * Looks at a copy, so that nothing is changed: even to open a database does that. Where somebody
   * is just writing, the copy may be of two moments.
   */
  public Examination examine() {
    Path file = layout.database();
    if (isEmpty()) {
      return Examination.of(Examination.State.NOTHING);
    }
    if (!Files.exists(file)) {
      return Examination.of(Examination.State.MISSING);
    }
    try (var copy = DatabaseCopy.of(file)) {
      if (copy.isEmpty()) {
        return Examination.of(Examination.State.MISSING);
      }
      return examine(copy.file());
    } catch (BrokenDatabaseException e) {
      return Examination.of(Examination.State.BROKEN, e);
    } catch (LaterDatabaseException e) {
      return Examination.of(Examination.State.LATER, e);
    } catch (IOException e) {
      return Examination.of(Examination.State.UNUSABLE, e);
    }
  }

  private Examination examine(Path copy) throws IOException {
    try (Database database = Database.open(copy, layout, disk)) {
      String faults = database.faults(copy);
      if (!faults.isEmpty()) {
        throw new BrokenDatabaseException(faults);
      }
      return database.transact(
          copy,
          connection -> {
            var tables = new Tables(connection);
            var state = isOutOfStep(tables) ? Examination.State.DIFFERENT : Examination.State.SOUND;
            return new Examination(state, List.of(), tables.mark(DECISIONS).unread());
          });
    }
  }

  /**
   * Makes sure that the groups are those of the incidents and decisions, and answers what it had to
   * do for that.
   */
  public List<String> settle() throws IOException {
    var done = new ArrayList<String>();
    if (Files.exists(layout.database())) {
      String faults = faults();
      if (!faults.isEmpty()) {
        done.add(replaced(Database.moveAside(layout.database(), disk), faults));
      }
    } else if (isEmpty()) {
      return List.of();
    } else {
      done.add("there was no database of the groups; it was made anew from the incidents");
    }
    boolean again =
        write(
            tables -> {
              Database.execute(tables.connection(), "SAVEPOINT settled");
              boolean differs = isOutOfStep(tables);
              if (!differs) {
                Database.execute(tables.connection(), "ROLLBACK TO settled");
              }
              return differs;
            });
    if (again) {
      done.add("the groups were not those of the incidents, and were made anew");
    }
    return done;
  }

  /** What is wrong with the file itself; empty where it is sound. */
  private String faults() throws IOException {
    try (Database database = Database.open(layout, disk)) {
      return database.faults(layout.database());
    } catch (BrokenDatabaseException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Makes everything anew from the files. */
  public void rebuild() throws IOException {
    write(
        tables -> {
          tables.clear();
          catchUp(tables);
          return true;
        });
  }

  /** Leaves the tables as they have to be. */
  private boolean isOutOfStep(Tables tables) throws SQLException, IOException {
    catchUp(tables);
    long before = tables.sum();
    tables.clear();
    catchUp(tables);
    return tables.sum() != before;
  }

  private void catchUp(Tables tables) throws SQLException, IOException {
    Mark incidents = tables.mark(INCIDENTS);
    Mark decided = tables.mark(DECISIONS);
    Removed gone = Removed.NOTHING;
    Mark sums = removed.whole();
    if (!sums.equals(tables.mark(REMOVED))
        || !index.continues(incidents)
        || !decisions.lines().continues(decided)) {
      tables.clear();
      incidents = Mark.NONE;
      decided = Mark.NONE;
      gone = Removed.read(layout);
      if (!sums.equals(Mark.NONE)) {
        tables.mark(REMOVED, sums);
      }
    }
    Mark read;
    try (var intake = new Intake(tables, gone.going())) {
      for (var sum : gone.sums().entrySet()) {
        intake.take(sum.getKey(), sum.getValue());
      }
      read = index.read(incidents, intake::take);
      intake.flush();
    }
    if (!read.equals(incidents)) {
      tables.mark(INCIDENTS, read);
    }
    read =
        decisions
            .lines()
            .read(
                decided,
                line -> {
                  Optional<Decision> decision = DecisionText.read(line);
                  if (decision.isPresent()) {
                    tables.add(decision.get(), line);
                  }
                  return decision.isPresent();
                });
    if (!read.equals(decided)) {
      tables.mark(DECISIONS, read);
    }
  }

  private <T> T write(Work<T> work) throws IOException {
    try {
      return once(work);
    } catch (BrokenDatabaseException _) {
      return again(work);
    }
  }

  /** Somebody else may have seen to it meanwhile. */
  private <T> T again(Work<T> work) throws IOException {
    try {
      return once(work);
    } catch (BrokenDatabaseException e) {
      notice.accept(
          replaced(Database.moveAside(layout.database(), disk), String.valueOf(e.getMessage())));
      return once(work);
    }
  }

  private static String replaced(Path aside, String why) {
    return "the database of the groups was not sound ("
        + why
        + "); it is `"
        + aside.getFileName()
        + "` now, and the groups were made anew from the incidents";
  }

  private <T> T once(Work<T> work) throws IOException {
    try (Database database = Database.open(layout, disk)) {
      return database.transact(layout.database(), connection -> caughtUp(connection, work));
    }
  }

  private <T> T caughtUp(Connection connection, Work<T> work) throws SQLException, IOException {
    var tables = new Tables(connection);
    catchUp(tables);
    return work.with(tables);
  }

  /** Where the database can't be used, what is asked is made of the files alone. */
  private <T> T read(Work<T> work) throws IOException {
    try {
      return write(work);
    } catch (IOException e) {
      notice.accept(
          "the database of the groups cannot be used, so the files were read instead: "
              + e.getMessage());
      try (Database database = Database.inMemory(layout, disk)) {
        return database.transact(layout.database(), connection -> caughtUp(connection, work));
      }
    }
  }
}
