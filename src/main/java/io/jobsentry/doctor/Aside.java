package io.jobsentry.doctor;

import io.jobsentry.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Keeps what a repair replaces, beside it: {@code NAME.broken-<UTC time>}. */
record Aside(Disk disk, Instant now) {
  /** What stands between a name and the time in the name of what was set aside. */
  static final String MARK = ".broken-";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Moves it away as it is. */
  Path move(Path file) throws IOException {
    Path kept = name(file);
    disk.move(file, kept);
    return kept;
  }

  /** Keeps some bytes of it, for good. */
  Path keep(Path file, byte[] bytes) throws IOException {
    Path kept = name(file);
    disk.replace(kept, bytes, true);
    return kept;
  }

  private Path name(Path file) {
    String name = file.getFileName() + MARK + TIME.format(now);
    Path free = file.resolveSibling(name);
    for (int i = 2; Patient.isThere(free); i++) {
      free = file.resolveSibling(name + "-" + i);
    }
    return free;
  }

  static boolean isAside(String name) {
    return name.contains(MARK);
  }
}
