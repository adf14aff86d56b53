package io.jobsentry.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The system's own programs that the stub is started with, by full name: the job's PATH need not
 * have them.
 */
final class Tools {
  private static final List<String> USUAL = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

  private final List<String> folders;

  Tools(String path) {
    folders = new ArrayList<>(List.of(path.split(File.pathSeparator)));
    folders.addAll(USUAL);
  }

  static Tools ofThisMachine() {
    return new Tools(System.getenv().getOrDefault("PATH", ""));
  }

  Optional<String> find(String name) {
    return folders.stream()
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .map(Path::toString)
        .findFirst();
  }
}
