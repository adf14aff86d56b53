package io.jobsentry.fingerprint;

import java.util.Set;

/** Outputs of different programs, or of versions of a runtime, that are of one bug. */
final class SameBugs {
  private static final Set<String> PAIRS =
      Set.of(
          "beam/009-task.txt beam/016-spawned.txt",
          "cpp/001-throw.txt cpp/030-libcxx.txt",
          "r/001-stop.txt r/010-locations.txt");

  private SameBugs() {}

  static boolean are(String names) {
    return PAIRS.contains(names);
  }
}
