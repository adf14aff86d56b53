package io.jobsentry.cli;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The {@code .sentry} folder as such. */
final class Home {
  static final String IGNORE =
      """
      # What sentry writes is for this machine; the config and the mission are for everybody.
      *
      !.gitignore
      !sentry.yaml
      !program.md
      """;

  private Home() {}

  /** Makes the folder, and keeps what sentry writes out of the project's own history. */
  static void prepare(Layout layout) throws IOException {
    var disk = new RealDisk();
    disk.makeFolders(layout.logs());
    Path ignore = layout.home().resolve(".gitignore");
    if (!disk.exists(ignore)) {
      writeOnce(ignore);
    }
  }

  /** Nobody holds the project's lock yet: of two that start at the same moment one writes it. */
  private static void writeOnce(Path ignore) throws IOException {
    try {
      Files.writeString(ignore, IGNORE, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException _) {
      // The other was quicker.
    } catch (IOException e) {
      Files.deleteIfExists(ignore);
      throw e;
    }
  }
}
