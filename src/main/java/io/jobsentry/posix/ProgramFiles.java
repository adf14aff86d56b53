package io.jobsentry.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What this process has mapped of the files of its program: the JVM's code, the cache of classes.
 * Most of it is only needed to start.
 */
public final class ProgramFiles {
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");
  private static final long DONT_NEED = 4;

  /** The number of the system's call, which is each processor's own. */
  private static final Map<String, Long> MADVISE = Map.of("amd64", 28L, "aarch64", 233L);

  private ProgramFiles() {}

  /**
   * Takes the files' pages out of this process's memory; those that are needed again come back from
   * the file by themselves, as they came the first time. Only what cannot be written and was never
   * changed is given back: anything else would be lost.
   *
   * @return how many KiB; 0 where the platform has nothing of the kind
   */
  public static long release() throws IOException {
    Long number = MADVISE.get(System.getProperty("os.arch", ""));
    if (!Native.LINUX || number == null) {
      return 0;
    }
    List<Mapping> mappings;
    try (Stream<String> lines = Files.lines(MAPPINGS)) {
      mappings = Mapping.all(lines);
    }
    long released = 0;
    for (Mapping mapping : mappings) {
      if (mapping.isUnchangedFile()) {
        Native.syscall("madvise", number, mapping.start, mapping.end - mapping.start, DONT_NEED, 0);
        released += mapping.resident;
      }
    }
    return released;
  }

  /**
   * A part of the address space.
   *
   * @param resident in KiB
   * @param changed in KiB: pages that are no longer those of the file
   */
  record Mapping(long start, long end, String access, String file, long resident, long changed) {

    /** As {@code smaps} lists them: a line for each, and below it a line for each number. */
    static List<Mapping> all(Stream<String> smaps) {
      var all = new ArrayList<Mapping>();
      String head = "";
      long resident = 0;
      for (Iterator<String> lines = smaps.iterator(); lines.hasNext(); ) {
        String line = lines.next();
        if (line.startsWith("Rss:")) {
          resident = kib(line);
        } else if (line.startsWith("Anonymous:")) {
          all.add(of(head, resident, kib(line)));
        } else if (line.indexOf('-') > 0 && line.indexOf('-') < line.indexOf(' ')) {
          head = line;
        }
      }
      return all;
    }

    private static Mapping of(String head, long resident, long changed) {
      String[] parts = head.split(" +", 6);
      int dash = parts[0].indexOf('-');
      return new Mapping(
          Long.parseUnsignedLong(parts[0].substring(0, dash), 16),
          Long.parseUnsignedLong(parts[0].substring(dash + 1), 16),
          parts[1],
          parts.length < 6 ? "" : parts[5],
          resident,
          changed);
    }

    private static long kib(String line) {
      return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }

    boolean isUnchangedFile() {
      boolean readOnly = access.equals("r-xp") || access.equals("r--p");
      return readOnly && file.startsWith("/") && changed == 0 && resident > 0;
    }
  }
}
