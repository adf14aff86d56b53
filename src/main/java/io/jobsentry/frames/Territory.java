package io.jobsentry.frames;

import io.jobsentry.trace.Folders;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which folders and files are not the project's own code, by their names. */
final class Territory {
  /** Nowhere below one of these is what somebody wrote for this project. */
  private static final Set<String> LIBRARIES =
      Set.of(
          "node_modules",
          "site-packages",
          "dist-packages",
          ".venv",
          "venv",
          ".tox",
          ".nox",
          ".cargo",
          ".rustup",
          ".pyenv",
          ".yarn",
          ".gradle",
          ".m2",
          "vendor",
          "bower_components");

  /** Copies of what is elsewhere in the project. */
  private static final Set<String> BUILT = Set.of("target", "build", "dist", "out", "__pycache__");

  private static final List<String> RUNTIMES =
      List.of(
          "/lib/python2",
          "/lib/python3",
          "/lib/jvm/",
          "/usr/local/go/src/",
          "/goroot/",
          "/rustc/",
          "/rustlib/");

  private static final List<String> SECRETS =
      List.of(".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx");

  private Territory() {}

  /** Whether a file with this path, from the project's root on, was brought in. */
  static boolean isLibrary(String relative) {
    for (String name : relative.split("/", -1)) {
      if (LIBRARIES.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a file with this whole path, outside of the project, belongs to a runtime. */
  static boolean isForeign(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return Folders.isDependency(path)
        || isLibrary(path)
        || RUNTIMES.stream().anyMatch(lower::contains);
  }

  /** Whether a search need not look into a folder. */
  static boolean isSkipped(String folder) {
    return folder.startsWith(".") || LIBRARIES.contains(folder) || BUILT.contains(folder);
  }

  /** Whether a file is not shown whatever points at it: a log can be made to say anything. */
  static boolean isSecret(String relative) {
    String lower = relative.toLowerCase(Locale.ROOT);
    for (String name : lower.split("/", -1)) {
      boolean kept = name.equals(".git") || name.equals(".sentry") || name.equals(".ssh");
      if (kept || name.startsWith(".env") || name.equals(".netrc") || name.startsWith("id_rsa")) {
        return true;
      }
    }
    return SECRETS.stream().anyMatch(lower::endsWith);
  }
}
