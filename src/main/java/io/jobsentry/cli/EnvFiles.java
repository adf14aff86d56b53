package io.jobsentry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The env files that a job may read by itself: {@code .env} and {@code .env.local} beside it. */
final class EnvFiles {
  private static final long LARGEST = 1 << 20;

  private EnvFiles() {}

  /** Their texts, as far as they can be read. */
  static List<String> beside(Path... folders) {
    var files = new TreeSet<Path>();
    for (Path folder : folders) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, ".env{,.*}")) {
        found.forEach(files::add);
      } catch (IOException | java.nio.file.DirectoryIteratorException _) {
        // A folder that is not there has none.
      }
    }
    var texts = new ArrayList<String>();
    for (Path file : files) {
      try {
        if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
          texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
      } catch (IOException _) {
        // What sentry may not read the job hardly may, either.
      }
    }
    return texts;
  }
}
