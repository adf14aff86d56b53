package io.jobsentry.process;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What incarnations told about themselves, as files that may no longer be what they were. */
public final class Records {
  private Records() {}

  /** The files of an incarnation at which every look for it fails. */
  public static List<Path> unreadable(Layout layout, Incarnation incarnation) {
    var files = new IncarnationFiles(layout, incarnation, ProcessTable.ofThisMachine());
    var bad = new ArrayList<Path>();
    if (fails(files::named)) {
      bad.add(files.folder().resolve("identity"));
    }
    if (fails(files::ending)) {
      bad.add(files.exitFile());
    }
    bad.removeIf(file -> !Files.isRegularFile(file));
    return bad;
  }

  private interface Reading {
    Object read() throws IOException;
  }

  private static boolean fails(Reading reading) {
    try {
      reading.read();
      return false;
    } catch (IOException | RuntimeException _) {
      // Why it fails helps nobody: what is in the file was not written by a stub.
      return true;
    }
  }
}
