package io.jobsentry.group;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A database as it was a moment ago, in a folder that nobody else may read; gone when closed. */
record DatabaseCopy(Path file) implements AutoCloseable {

  /** What SQLite keeps in memory that processes share is of no use to a copy. */
  private static final List<String> PARTS = List.of("", Database.WAL);

  static DatabaseCopy of(Path database) throws IOException {
    var copy =
        new DatabaseCopy(
            Files.createTempDirectory("sentry-groups-").resolve(database.getFileName()));
    try {
      for (String part : PARTS) {
        copyIfThere(Database.beside(database, part), Database.beside(copy.file, part));
      }
      return copy;
    } catch (IOException e) {
      copy.close();
      throw e;
    }
  }

  private static void copyIfThere(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to);
    } catch (NoSuchFileException _) {
      // The last one who used it has put its lines into the database and taken it away.
    }
  }

  boolean isEmpty() throws IOException {
    return Files.size(file) == 0;
  }

  @Override
  public void close() throws IOException {
    Path folder = file.resolveSibling(".").normalize();
    try (var parts = Files.list(folder)) {
      for (Path part : parts.toList()) {
        Files.delete(part);
      }
    }
    Files.delete(folder);
  }
}
