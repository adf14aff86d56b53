package io.jobsentry.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.sun.management.ThreadMXBean;
import io.jobsentry.catalogue.Catalogue;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A line of a gigabyte, as a program writes one that forgot its line ends. */
final class EndlessLineTest {
  private static final Duration NOW = Duration.ofSeconds(1);
  private static final int CHUNK = 1 << 18;
  private static final int CHUNKS = 1 << 12;

  /** A byte for every sixteen that are read, and all of it garbage at once. */
  private static final long MOST_ALLOCATED = (long) CHUNK * CHUNKS / 16;

  private final List<String> seen = new ArrayList<>();

  private Scan scan() {
    List<Sought> users =
        Stream.of("needle \\d+", "(?i)out of straw", "after \\w+ line")
            .map(it -> Sought.of(it, Pattern.compile(it), Duration.ZERO))
            .toList();
    List<Sought> known = Catalogue.sought(Catalogue.load().signatures(), Duration.ZERO);
    var lookout =
        new Lookout(Stream.concat(users.stream(), known.stream()).toList(), Optional.empty(), true);
    return new Scan(
        lookout,
        0,
        signal -> seen.add(signal.detector() + " at " + signal.offset()),
        _ -> {},
        trace -> seen.add(trace.type()));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  @Timeout(300)
  void aLineOfAGigabyteTakesNoMemoryAndHidesNoNeighbour() {
    var scan = scan();
    byte[] before = "needle 1\n".getBytes(UTF_8);
    byte[] chunk = new byte[CHUNK];
    byte[] filler = "x\0\u00e9 0123456789 of straw ".getBytes(UTF_8);
    for (int i = 0; i < CHUNK; i++) {
      chunk[i] = filler[i % filler.length];
    }
    chunk[77] = (byte) 0xff;
    scan.bytes(before, before.length, NOW);
    scan.bytes(chunk, CHUNK, NOW);
    long start = allocated();
    for (int i = 1; i < CHUNKS; i++) {
      scan.bytes(chunk, CHUNK, NOW);
    }
    long used = allocated() - start;
    byte[] after =
        """
        needle 2
        after that line
        Traceback (most recent call last):
          File "/srv/app/train.py", line 3, in step
            x = 1 / 0
        ZeroDivisionError: division by zero
        all is well
        """
            .getBytes(UTF_8);
    scan.bytes(after, after.length, NOW);
    scan.flush(NOW);
    assertThat(used).isLessThan(MOST_ALLOCATED);
    long next = before.length + (long) CHUNK * CHUNKS + "needle 2\n".length();
    assertThat(seen)
        .contains(
            "needle \\d+ at 0",
            "needle \\d+ at " + before.length,
            "after \\w+ line at " + next,
            "ZeroDivisionError");
  }

  @Test
  @Timeout(300)
  void whatIsFoundInEveryPieceOfAnEndlessLineIsToldOnce() {
    var scan = scan();
    byte[] chunk = "needle 7 ".repeat(CHUNK / 9).getBytes(UTF_8);
    byte[] some = Arrays.copyOf(chunk, chunk.length);
    for (int i = 0; i < 200; i++) {
      scan.bytes(some, some.length, NOW);
    }
    scan.flush(NOW);
    assertThat(seen).containsExactly("needle \\d+ at 0");
  }
}
