package io.jobsentry.group;

import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.incident.Removed;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts incidents into the tables, each once. What belongs to one group is added up before it is
 * written.
 */
final class Intake implements AutoCloseable {
  /** More groups than these are not held in memory. */
  private static final int HELD = 2000;

  private final Tables.Batch batch;
  private final Set<String> uncounted;
  private final Map<Fingerprint, Occurrences> held = new HashMap<>();

  /**
   * @param uncounted folders whose incidents have been counted already
   */
  Intake(Tables tables, Set<String> uncounted) throws SQLException {
    this.uncounted = uncounted;
    batch = tables.batch();
  }

  /** Whether the line could be understood. */
  boolean take(String line) throws SQLException {
    Optional<IncidentIndex.Row> row = IncidentIndex.Row.read(line);
    Optional<Instant> opened = row.flatMap(it -> Millis.of(it.opened()));
    if (row.isEmpty() || opened.isEmpty()) {
      return false;
    }
    if (!uncounted.contains(row.get().folder())) {
      add(row.get(), opened.get());
    }
    return true;
  }

  /** What was removed counts on. */
  void take(Fingerprint group, Removed.Sum sum) throws SQLException {
    Optional<Instant> first = Millis.of(sum.first());
    Optional<Instant> last = Millis.of(sum.latest().opened());
    if (first.isPresent() && last.isPresent()) {
      hold(group, Occurrences.of(sum, first.get(), last.get()));
    }
  }

  private void add(IncidentIndex.Row row, Instant opened) throws SQLException {
    if (!batch.add(row.id(), row.fingerprint(), opened) || row.fingerprint().isEmpty()) {
      return;
    }
    hold(row.fingerprint().get(), Occurrences.of(row, opened));
  }

  private void hold(Fingerprint group, Occurrences more) throws SQLException {
    if (held.size() >= HELD) {
      flush();
    }
    Occurrences before = held.get(group);
    if (before == null) {
      before = batch.of(group).orElse(null);
    }
    held.put(group, before == null ? more : before.and(more));
  }

  /** Writes what is held. */
  void flush() throws SQLException {
    for (var entry : held.entrySet()) {
      batch.put(entry.getKey(), entry.getValue());
    }
    held.clear();
  }

  @Override
  public void close() throws SQLException {
    batch.close();
  }
}
