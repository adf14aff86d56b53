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

  private final Tables tables;
  private final Tables.Incidents incidents;
  private final Map<Fingerprint, Occurrences> held = new HashMap<>();

  Intake(Tables tables) throws SQLException {
    this.tables = tables;
    this.incidents = tables.incidents();
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
    if (!incidents.add(row.id(), row.fingerprint(), opened) || row.fingerprint().isEmpty()) {
      return;
    }
    if (held.size() >= HELD) {
      flush();
    }
    Fingerprint group = row.fingerprint().get();
    Occurrences before = held.get(group);
    if (before == null) {
      before = tables.occurrences(group).orElse(null);
    }
    Occurrences one = Occurrences.of(row, opened);
    held.put(group, before == null ? one : before.and(one));
  }

  private void flush() throws SQLException {
    for (var entry : held.entrySet()) {
      tables.put(entry.getKey(), entry.getValue());
    }
    held.clear();
  }

  /** Writes what is held. */
  void finish() throws SQLException {
    flush();
  }

  @Override
  public void close() throws SQLException {
    incidents.close();
  }
}
