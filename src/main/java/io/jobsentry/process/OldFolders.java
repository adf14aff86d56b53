package io.jobsentry.process;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The folders of incarnations that nobody asks about any more: old ones of which no output is left
 * and nothing lives.
 */
final class OldFolders {
  /** So many of the newest stay in any case. */
  static final int KEPT = 50;

  /** Every look for what lives costs time, and one folder comes with each start. */
  private static final int AT_ONCE = 4;

  private final Layout layout;
  private final JobHost host;

  OldFolders(Layout layout, JobHost host) {
    this.layout = layout;
    this.host = host;
  }

  /**
   * Removes a few, the oldest first.
   *
   * @param incarnations all that have a folder, newest first
   */
  void remove(List<Incarnation> incarnations) throws IOException {
    int looked = 0;
    for (Incarnation old : incarnations.stream().skip(KEPT).toList().reversed()) {
      if (hasOutput(old)) {
        continue;
      }
      if (++looked > AT_ONCE) {
        return;
      }
      if (isGone(old)) {
        delete(layout.incarnation(old));
      }
    }
  }

  private boolean isGone(Incarnation old) {
    return switch (host.look(old)) {
      case JobHost.Sighting.Alive _, JobHost.Sighting.Starting _ -> false;
      case JobHost.Sighting.Gone _, JobHost.Sighting.Unborn _ -> host.census(old).isEmpty();
    };
  }

  private boolean hasOutput(Incarnation old) throws IOException {
    String names = layout.segment(old).getFileName().toString().replace(".log", ".*");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.logs(), names)) {
      return files.iterator().hasNext();
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
