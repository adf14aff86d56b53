package io.jobsentry.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;

/** The ways in which the database of the groups can be broken. */
final class BrokenDatabase {
  private static final String DATABASE = "sentry.db";
  private static final String LOG = DATABASE + "-wal";
  private static final String SHARED = DATABASE + "-shm";
  private static final String DECISIONS = "groups.jsonl";
  private static final String CHECK = "database";
  private static final String MORE = "UPDATE occurrences SET times = times + 7";

  private BrokenDatabase() {}

  static List<Breakage> all() {
    return List.of(
        Breakage.repaired(CHECK, "no database", it -> it.delete(DATABASE)),
        Breakage.repaired(CHECK, "an empty database", it -> it.write(DATABASE, "")),
        Breakage.repaired(CHECK, "a text for a database", it -> it.write(DATABASE, "no. ")),
        Breakage.repaired(CHECK, "a database of zeros", it -> it.write(DATABASE, new byte[8192])),
        Breakage.repaired(
            CHECK,
            "a database that was cut",
            it -> it.cut(DATABASE, it.bytes(DATABASE).length / 2)),
        Breakage.repaired(CHECK, "a database with a page overwritten", BrokenDatabase::page),
        Breakage.repaired(
            CHECK, "a database that lacks a table", it -> change(it, "DROP TABLE occurrences")),
        Breakage.repaired(
            CHECK,
            "a database with a table of another shape",
            it -> change(it, "ALTER TABLE mark RENAME COLUMN size TO bytes")),
        Breakage.repaired(CHECK, "a database with other counts", it -> change(it, MORE)),
        Breakage.repaired(
            CHECK, "a database without its rows", it -> change(it, "DELETE FROM occurrences")),
        Breakage.repaired(
            CHECK, "a database with a log that is not its own", BrokenDatabase::foreignLog),
        Breakage.repaired(CHECK, "a log without its database", BrokenDatabase::logOnly),
        Breakage.repaired(
            "layout", "a database that is a folder", it -> Breakage.folder(it, DATABASE)),
        Breakage.repaired("layout", "a database that is a pipe", it -> Breakage.pipe(it, DATABASE)),
        Breakage.repaired("layout", "a log that is a folder", it -> Breakage.folder(it, LOG)),
        Breakage.repaired(
            "layout", "decisions that are a folder", it -> Breakage.folder(it, DECISIONS)),
        Breakage.refused(
            CHECK, "a database of a later release", it -> change(it, "PRAGMA user_version = 99")),
        Breakage.refused(
            CHECK, "a decision that was torn", it -> it.write(DECISIONS, "{\"at\":\"2026\n")));
  }

  private static void page(SoundProject it) throws Exception {
    byte[] bytes = it.bytes(DATABASE);
    java.util.Arrays.fill(bytes, 4096, 8192, (byte) 0x5a);
    it.write(DATABASE, bytes);
  }

  static void change(SoundProject it, String sql) throws Exception {
    try (var connection =
            JDBC.createConnection("jdbc:sqlite:" + it.file(DATABASE), new Properties());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What a copy of it would have been told to do next. */
  private static void foreignLog(SoundProject it) throws Exception {
    Path copy = it.root().resolve("copy.db");
    Files.copy(it.file(DATABASE), copy);
    try (var connection = JDBC.createConnection("jdbc:sqlite:" + copy, new Properties());
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute(MORE);
      it.write(LOG, Files.readAllBytes(copy.resolveSibling("copy.db-wal")));
    }
    Files.delete(copy);
  }

  private static void logOnly(SoundProject it) throws Exception {
    foreignLog(it);
    it.write(SHARED, new byte[32_768]);
    it.delete(DATABASE);
  }
}
