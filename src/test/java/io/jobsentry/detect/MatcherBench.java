package io.jobsentry.detect;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How many lines a second the matcher reads, on one thread and with the reading of the file in it.
 * Started by {@code bench/matcher}: patterns, log, rounds.
 */
final class MatcherBench {
  private static final int CHUNK = 1 << 18;

  private MatcherBench() {}

  public static void main(String[] arguments) throws IOException {
    List<Pattern> patterns =
        Files.readAllLines(Path.of(arguments[0])).stream()
            .filter(it -> !it.isBlank())
            .map(Pattern::compile)
            .toList();
    Path log = Path.of(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    // Without a cooldown every line that matches is confirmed by every pattern that may match it.
    measure("every-match-confirmed", patterns, Duration.ZERO, log, rounds);
    measure("with-cooldown", patterns, Duration.ofMinutes(1), log, rounds);
  }

  private static void measure(
      String name, List<Pattern> patterns, Duration cooldown, Path log, int rounds)
      throws IOException {
    var sought = new ArrayList<Sought>();
    for (Pattern pattern : patterns) {
      sought.add(Sought.of("p" + sought.size(), pattern, cooldown));
    }
    var lookout = new Lookout(sought, Optional.empty(), false);
    var seconds = new ArrayList<String>();
    Set<Long> found = new HashSet<>();
    // The first two rounds are for the compiler.
    for (int round = -2; round < rounds; round++) {
      found.clear();
      long before = used();
      read(lookout, log, found);
      if (round >= 0) {
        seconds.add(Double.toString((used() - before) / 1e9));
      }
    }
    System.out.println(name + " " + String.join(",", seconds) + " " + found.size());
  }

  /** Of this thread, in nanoseconds of the processor. */
  private static long used() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void read(Lookout lookout, Path log, Set<Long> found) throws IOException {
    var scan = new Scan(lookout, 0, signal -> found.add(signal.offset()), _ -> {}, _ -> {});
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(log)) {
      for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
        scan.bytes(chunk, n, Duration.ofSeconds(1));
      }
    }
    scan.flush(Duration.ofSeconds(1));
  }
}
