package io.jobsentry.cli;

import io.jobsentry.ledger.Head;
import io.jobsentry.ledger.LedgerFile;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The ledger of a project for commands that read it, and the words where they cannot. */
final class LedgerText {
  private LedgerText() {}

  /** Whether there is anything by the name of the ledger. */
  static boolean exists(Layout layout) {
    return Files.exists(layout.attempts());
  }

  /** Reads something out of the ledger; what is not there is empty. */
  static <T> T read(Layout layout, Reader<T> reader) throws RefusalException, IOException {
    Path file = layout.attempts();
    if (Files.isDirectory(file)) {
      throw RefusalException.failed(
          "`" + file + "` is a folder, not a file", "move it away; the next run makes a ledger");
    }
    try (InputStream in =
        Files.exists(file) ? Files.newInputStream(file) : InputStream.nullInputStream()) {
      return reader.read(in);
    } catch (AccessDeniedException _) {
      throw RefusalException.failed(
          "`" + file + "` may not be read", "it is readable for the user who ran `sentry run`");
    }
  }

  static Optional<Head> head(Layout layout) throws IOException {
    return LedgerFile.head(layout);
  }

  /** Whatever is read. */
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }
}
