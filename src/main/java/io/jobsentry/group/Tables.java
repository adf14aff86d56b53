package io.jobsentry.group;

import io.jobsentry.fingerprint.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** Rows of the database to values and back. Times are milliseconds. */
final class Tables {
  private static final List<String> SCHEMA =
      List.of(
          "DROP TABLE IF EXISTS mark",
          "DROP TABLE IF EXISTS incident",
          "DROP TABLE IF EXISTS occurrences",
          "DROP TABLE IF EXISTS decision",
          "CREATE TABLE mark (file TEXT PRIMARY KEY, size INTEGER NOT NULL,"
              + " sum INTEGER NOT NULL, unread INTEGER NOT NULL)",
          "CREATE TABLE incident (id TEXT PRIMARY KEY, fingerprint TEXT, opened INTEGER NOT NULL)"
              + " WITHOUT ROWID",
          "CREATE INDEX incident_of_group ON incident (fingerprint, opened)",
          "CREATE TABLE occurrences (fingerprint TEXT PRIMARY KEY, times INTEGER NOT NULL,"
              + " first INTEGER NOT NULL, last INTEGER NOT NULL, latest TEXT NOT NULL,"
              + " detector TEXT NOT NULL, title TEXT NOT NULL, place TEXT NOT NULL) WITHOUT ROWID",
          "CREATE TABLE decision (number INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL,"
              + " line TEXT NOT NULL)");

  private static final List<String> CLEAR =
      List.of(
          "DELETE FROM mark",
          "DELETE FROM incident",
          "DELETE FROM occurrences",
          "DELETE FROM decision");

  private final Connection connection;

  Connection connection() {
    return connection;
  }

  Tables(Connection connection) {
    this.connection = connection;
  }

  /** The occurrences of one group. */
  record Row(Fingerprint group, Occurrences occurrences) {}

  static void make(Connection connection) throws SQLException {
    for (String sql : SCHEMA) {
      Database.execute(connection, sql);
    }
  }

  /** Whether each is as it was made. */
  static boolean areThere(Connection connection) throws SQLException {
    var made = new HashSet<String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT sql FROM sqlite_master")) {
      while (rows.next()) {
        made.add(String.valueOf(rows.getString(1)));
      }
    }
    return made.containsAll(SCHEMA.stream().filter(it -> it.startsWith("CREATE ")).toList());
  }

  void clear() throws SQLException {
    for (String sql : CLEAR) {
      Database.execute(connection, sql);
    }
  }

  Mark mark(String file) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement("SELECT size, sum, unread FROM mark WHERE file = ?")) {
      ask.setString(1, file);
      try (ResultSet rows = ask.executeQuery()) {
        return rows.next()
            ? new Mark(rows.getLong(1), rows.getLong(2), rows.getLong(3))
            : Mark.NONE;
      }
    }
  }

  void mark(String file, Mark mark) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?)")) {
      put.setString(1, file);
      put.setLong(2, mark.size());
      put.setLong(3, mark.check());
      put.setLong(4, mark.unread());
      put.executeUpdate();
    }
  }

  List<Row> all() throws SQLException {
    try (PreparedStatement ask =
            connection.prepareStatement("SELECT * FROM occurrences ORDER BY last, fingerprint");
        ResultSet rows = ask.executeQuery()) {
      var all = new ArrayList<Row>();
      while (rows.next()) {
        Fingerprint group = Fingerprint.parse(rows.getString(1)).orElseThrow();
        all.add(new Row(group, occurrences(rows)));
      }
      return all;
    }
  }

  private static Occurrences occurrences(ResultSet row) throws SQLException {
    return new Occurrences(
        row.getLong(2),
        Instant.ofEpochMilli(row.getLong(3)),
        Instant.ofEpochMilli(row.getLong(4)),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8));
  }

  /** What is done for each of many incidents. */
  final class Batch implements AutoCloseable {
    private final PreparedStatement add;
    private final PreparedStatement ask;
    private final PreparedStatement put;

    Batch() throws SQLException {
      add = connection.prepareStatement("INSERT OR IGNORE INTO incident VALUES (?, ?, ?)");
      ask = connection.prepareStatement("SELECT * FROM occurrences WHERE fingerprint = ?");
      put =
          connection.prepareStatement(
              "INSERT OR REPLACE INTO occurrences VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /** Adds an incident; tells whether it is new. */
    boolean add(String id, Optional<Fingerprint> group, Instant opened) throws SQLException {
      add.setString(1, id);
      if (group.isPresent()) {
        add.setString(2, group.get().toString());
      } else {
        add.setNull(2, Types.VARCHAR);
      }
      add.setLong(3, opened.toEpochMilli());
      return add.executeUpdate() > 0;
    }

    Optional<Occurrences> of(Fingerprint group) throws SQLException {
      ask.setString(1, group.toString());
      try (ResultSet rows = ask.executeQuery()) {
        return rows.next() ? Optional.of(occurrences(rows)) : Optional.empty();
      }
    }

    void put(Fingerprint group, Occurrences occurrences) throws SQLException {
      put.setString(1, group.toString());
      put.setLong(2, occurrences.times());
      put.setLong(3, occurrences.first().toEpochMilli());
      put.setLong(4, occurrences.last().toEpochMilli());
      put.setString(5, occurrences.latest());
      put.setString(6, occurrences.detector());
      put.setString(7, occurrences.title());
      put.setString(8, occurrences.place());
      put.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
      try (add;
          ask;
          put) {
        // All of them, whatever the first one says.
      }
    }
  }

  Batch batch() throws SQLException {
    return new Batch();
  }

  /** The ids of a group's last incidents, the latest last. */
  List<String> incidents(Fingerprint group, int most) throws SQLException {
    try (PreparedStatement ask =
        connection.prepareStatement(
            "SELECT id FROM incident WHERE fingerprint = ? ORDER BY opened DESC, id DESC LIMIT"
                + " ?")) {
      ask.setString(1, group.toString());
      ask.setInt(2, most);
      try (ResultSet rows = ask.executeQuery()) {
        var ids = new ArrayList<String>();
        while (rows.next()) {
          ids.addFirst(rows.getString(1));
        }
        return ids;
      }
    }
  }

  void add(Decision decision, String line) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement("INSERT INTO decision (fingerprint, line) VALUES (?, ?)")) {
      put.setString(1, decision.group().toString());
      put.setString(2, line);
      put.executeUpdate();
    }
  }

  /** All decisions, in the order in which they were made. */
  List<Decision> decisions() throws SQLException {
    try (PreparedStatement ask =
            connection.prepareStatement("SELECT line FROM decision ORDER BY number");
        ResultSet rows = ask.executeQuery()) {
      var decisions = new ArrayList<Decision>();
      while (rows.next()) {
        DecisionText.read(rows.getString(1)).ifPresent(decisions::add);
      }
      return decisions;
    }
  }

  /** Tells whether anything in the tables is different. */
  long sum() throws SQLException {
    var sum = new CRC32();
    for (String sql :
        List.of(
            "SELECT * FROM mark ORDER BY file",
            "SELECT * FROM incident ORDER BY id",
            "SELECT * FROM occurrences ORDER BY fingerprint",
            "SELECT fingerprint, line FROM decision ORDER BY number")) {
      try (PreparedStatement ask = connection.prepareStatement(sql);
          ResultSet rows = ask.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            sum.update((rows.getString(i) + "\0").getBytes(StandardCharsets.UTF_8));
          }
        }
      }
    }
    return sum.getValue();
  }

  /** Those incidents that belong to no group. */
  long ungrouped() throws SQLException {
    return Database.number(connection, "SELECT count(*) FROM incident WHERE fingerprint IS NULL");
  }
}
