package io.jobsentry.trace;

import java.util.List;

/** Where code lies that is not the program's own. */
public final class Folders {
  private static final List<String> DEPENDENCIES =
      List.of(
          "/site-packages/",
          "/dist-packages/",
          "/node_modules/",
          "/.cargo/registry/",
          "/.cargo/git/",
          "/go/pkg/mod/",
          "/vendor/",
          "/rustc/",
          "/gems/",
          "/usr/lib/",
          "/usr/local/lib/",
          "/usr/share/",
          "/usr/include/",
          "/nix/store/");

  private Folders() {}

  /** Whether a file lies where packages are installed; with either kind of slash. */
  public static boolean isDependency(String file) {
    String path = file.indexOf('\\') < 0 ? file : file.replace('\\', '/');
    for (String folder : DEPENDENCIES) {
      if (path.contains(folder) || path.startsWith(folder.substring(1))) {
        return true;
      }
    }
    return false;
  }
}
