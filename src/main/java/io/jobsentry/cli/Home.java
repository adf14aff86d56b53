package io.jobsentry.cli;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The {@code .sentry} folder as such. */
final class Home {
  private Home() {}

  /** Makes the folder, and keeps what sentry writes out of the project's own history. */
  static void prepare(Layout layout) throws IOException {
    var disk = new RealDisk();
    disk.makeFolders(layout.logs());
    Path ignore = layout.home().resolve(".gitignore");
    if (!disk.exists(ignore)) {
      disk.replace(
          ignore,
          "# What sentry writes is for this machine; the config and the mission are for everybody.\n*\n!.gitignore\n!sentry.yaml\n!program.md\n"
              .getBytes(StandardCharsets.UTF_8),
          false);
    }
  }
}
