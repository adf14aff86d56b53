package io.jobsentry.group;

import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.incident.IncidentIndex;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts incidents into the tables, each once. What belongs to one group is added up before it is
 * written.
 */
final class Intake implements AutoCloseable {
  /** More groups than these are not held in memory. */
  private static final int HELD = 2000;

  private final Tables.Batch batch;
  private final Map<Fingerprint, Occurrences> held = new HashMap<>();

  Intake(Tables tables) throws SQLException {
    batch = tables.batch();
  }

  /** Whether the line could be understood. */
  boolean take(String line) throws SQLException {
    Optional<IncidentIndex.Row> row = IncidentIndex.Row.read(line);
    Optional<Instant> opened = row.flatMap(it -> Millis.of(it.opened()));
    if (row.isEmpty() || opened.isEmpty()) {
      return false;
    }
    add(row.get(), opened.get());
    return true;
  }

  private void add(IncidentIndex.Row row, Instant opened) throws SQLException {
    if (!batch.add(row.id(), row.fingerprint(), opened) || row.fingerprint().isEmpty()) {
      return;
    }
    if (held.size() >= HELD) {
      flush();
    }
    Fingerprint group = row.fingerprint().get();
    Occurrences before = held.get(group);
    if (before == null) {
      before = batch.of(group).orElse(null);
    }
    Occurrences one = Occurrences.of(row, opened);
    held.put(group, before == null ? one : before.and(one));
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
