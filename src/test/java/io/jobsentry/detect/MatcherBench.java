package io.jobsentry.detect;

import com.google.re2j.Pattern;
import io.jobsentry.catalogue.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long the matcher takes for a log, on one thread and with the reading of the file in it.
 * Started by {@code bench/matcher}: patterns, log, rounds, and what of it is measured.
 */
final class MatcherBench {
  private static final int CHUNK = 1 << 18;
  private static final Duration COOLDOWN = Duration.ofMinutes(1);

  /** Of what the reading of a log consists, so that each part of it can be seen. */
  private enum Kind {
    EVERYTHING,
    /** Without a cooldown every line that may match is shown to every pattern that may match it. */
    EVERY_MATCH,
    PATTERNS,
    CATALOGUE,
    TRACES,
    /** Nothing is looked for: what the reading of the file takes. */
    READING
  }

  private MatcherBench() {}

  public static void main(String[] arguments) throws IOException {
    List<Pattern> patterns =
        Files.readAllLines(Path.of(arguments[0])).stream()
            .filter(it -> !it.isBlank())
            .map(Pattern::compile)
            .toList();
    Path log = Path.of(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    for (String kind : arguments[3].split(",", -1)) {
      measure(Kind.valueOf(kind), patterns, log, rounds);
    }
  }

  private static Lookout lookout(Kind kind, List<Pattern> patterns) {
    Duration cooldown = kind == Kind.EVERY_MATCH ? Duration.ZERO : COOLDOWN;
    List<Sought> users =
        patterns.stream().map(it -> Sought.of(it.pattern(), it, cooldown)).toList();
    List<Sought> known = Catalogue.sought(Catalogue.load().signatures(), cooldown);
    List<Sought> sought =
        switch (kind) {
          case EVERYTHING, EVERY_MATCH -> Stream.concat(users.stream(), known.stream()).toList();
          case PATTERNS -> users;
          case CATALOGUE -> known;
          case TRACES, READING -> List.of();
        };
    boolean traces = kind == Kind.EVERYTHING || kind == Kind.EVERY_MATCH || kind == Kind.TRACES;
    return new Lookout(sought, Optional.empty(), traces);
  }

  private static void measure(Kind kind, List<Pattern> patterns, Path log, int rounds)
      throws IOException {
    Lookout lookout = lookout(kind, patterns);
    var seconds = new ArrayList<String>();
    long found = 0;
    // The first two rounds are for the compiler.
    for (int round = -2; round < rounds; round++) {
      long before = used();
      found = read(lookout, log);
      if (round >= 0) {
        seconds.add(Double.toString((used() - before) / 1e9));
      }
    }
    System.out.println(kind + " " + String.join(",", seconds) + " " + found);
  }

  /** Of this thread, in nanoseconds of the processor. */
  private static long used() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long read(Lookout lookout, Path log) throws IOException {
    long[] found = new long[1];
    var scan = new Scan(lookout, 0, _ -> found[0]++, _ -> {}, _ -> found[0]++);
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(log)) {
      for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
        if (!lookout.isEmpty()) {
          scan.bytes(chunk, n, COOLDOWN);
        }
      }
    }
    scan.flush(COOLDOWN);
    return found[0];
  }
}
