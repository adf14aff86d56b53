package io.jobsentry.group;

import io.jobsentry.disk.Disk;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The project's database, open for one piece of work. Whoever comes second waits for the first:
 * everything is done in transactions that take the right to write at their start.
 */
final class Database implements AutoCloseable {
  /** The layout of the tables. They hold nothing that is nowhere else, so none is ever migrated. */
  static final int SCHEMA = 1;

  /** So many milliseconds are waited for others. */
  private static final String BUSY = "5000";

  static final String WAL = "-wal";
  private static final String SHARED = "-shm";

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException, IOException;
  }

  static Database open(Layout layout, Disk disk) throws IOException {
    return open(layout.database(), layout, disk);
  }

  /**
   * @param file the project's, or a copy of it
   */
  static Database open(Path file, Layout layout, Disk disk) throws IOException {
    SqliteLibrary.name(layout, disk);
    disk.makeFolders(layout.home());
    if (!Files.exists(file)) {
      // What belonged to one that somebody took away would be taken for the new one's.
      disk.delete(beside(file, WAL));
      disk.delete(beside(file, SHARED));
      // What SQLite makes beside it later has the rights of this one.
      disk.append(file).close();
    }
    try {
      if (Files.isRegularFile(file)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      return open(file);
    } catch (SQLException e) {
      throw trouble(file, e);
    }
  }

  private static Database open(Path file) throws SQLException, IOException {
    var settings = new Properties();
    settings.setProperty("busy_timeout", BUSY);
    settings.setProperty("journal_mode", "WAL");
    // A transaction that the machine forgot when it went down is made anew from the files.
    settings.setProperty("synchronous", "NORMAL");
    // As a URI, so that no character of a folder's name means anything.
    Connection connection =
        JDBC.createConnection("jdbc:sqlite:" + file.toUri().toASCIIString(), settings);
    try {
      prepare(connection);
      return new Database(connection);
    } catch (SQLException | IOException e) {
      connection.close();
      throw e;
    }
  }

  private static void prepare(Connection connection) throws SQLException, IOException {
    long version = number(connection, "PRAGMA user_version");
    if (version > SCHEMA) {
      throw new LaterDatabaseException(
          "a later release of sentry made it: its tables are of version "
              + version
              + ", and this release knows "
              + SCHEMA);
    }
    if (version < SCHEMA) {
      transact(
          connection,
          it -> {
            Tables.make(it);
            execute(it, "PRAGMA user_version = " + SCHEMA);
            return true;
          });
    } else if (!Tables.areThere(connection)) {
      throw new BrokenDatabaseException("its tables are not those that this release makes");
    }
  }

  /** Puts a file that is no sound database out of the way; answers its new name. */
  static Path moveAside(Path file, Disk disk) throws IOException {
    int number = 1;
    while (Files.exists(beside(file, ".broken-" + number))) {
      number++;
    }
    Path aside = beside(file, ".broken-" + number);
    // First what SQLite would take for the next one's.
    for (String suffix : List.of(SHARED, WAL, "")) {
      if (Files.exists(beside(file, suffix))) {
        disk.move(beside(file, suffix), beside(aside, suffix));
      }
    }
    return aside;
  }

  static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /** All or nothing, with nobody else writing meanwhile. */
  <T> T transact(Path file, Work<T> work) throws IOException {
    try {
      return transact(connection, work);
    } catch (SQLException e) {
      throw trouble(file, e);
    }
  }

  private static <T> T transact(Connection connection, Work<T> work)
      throws SQLException, IOException {
    execute(connection, "BEGIN IMMEDIATE");
    boolean done = false;
    try {
      T answer = work.with(connection);
      execute(connection, "COMMIT");
      done = true;
      return answer;
    } finally {
      if (!done) {
        giveUp(connection);
      }
    }
  }

  private static void giveUp(Connection connection) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException _) {
      // Some failures have rolled it back already; closing does in any case.
    }
  }

  /** What SQLite finds wrong with its file; empty where it is sound. */
  String faults(Path file) throws IOException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check(3)")) {
      var faults = new StringBuilder();
      while (rows.next()) {
        String row = rows.getString(1);
        if (!row.equals("ok")) {
          faults.append(faults.isEmpty() ? "" : "; ").append(row);
        }
      }
      return faults.toString();
    } catch (SQLException e) {
      throw trouble(file, e);
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  static IOException trouble(Path file, SQLException e) {
    String words = "`" + file.getFileName() + "`: " + e.getMessage();
    if (e instanceof SQLiteException sqlite) {
      SQLiteErrorCode code = sqlite.getResultCode();
      boolean broken =
          (code.code & 0xff) == SQLiteErrorCode.SQLITE_CORRUPT.code
              || (code.code & 0xff) == SQLiteErrorCode.SQLITE_NOTADB.code;
      if (broken) {
        return new BrokenDatabaseException(words, e);
      }
    }
    return new IOException(words, e);
  }

  /** One that nobody else sees, and that is gone afterwards. */
  static Database inMemory(Layout layout, Disk disk) throws IOException {
    SqliteLibrary.name(layout, disk);
    try {
      Connection connection = JDBC.createConnection("jdbc:sqlite::memory:", new Properties());
      prepare(connection);
      return new Database(connection);
    } catch (SQLException e) {
      throw trouble(layout.database(), e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
