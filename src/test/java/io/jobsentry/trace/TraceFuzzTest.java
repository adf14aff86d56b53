package io.jobsentry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damaged samples never break the reader, and it tells the same of regions as of everything. {@code
 * -Dfuzz.seconds=600} goes on for longer; a failure names the seed that makes it again with {@code
 * -Dfuzz.seed}.
 */
final class TraceFuzzTest {
  private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 2));
  private static final List<Sample> SAMPLES = Sample.all();

  @Test
  void survivesDamagedSamples() {
    Long only = Long.getLong("fuzz.seed");
    if (only != null) {
      check(only);
      return;
    }
    long seed = System.nanoTime();
    long until = System.nanoTime() + LENGTH.toNanos();
    long rounds = 0;
    while (System.nanoTime() < until) {
      check(seed++);
      rounds++;
    }
    assertThat(rounds).isPositive();
  }

  private static void check(long seed) {
    List<String> lines = damaged(new Random(seed));
    String description = "-Dfuzz.seed=" + seed;
    try {
      List<Trace> all = Sample.traces(lines);
      assertThat(Rendered.of(Regions.traces(lines))).as(description).isEqualTo(Rendered.of(all));
      assertThat(all).as(description).allMatch(it -> it.offset() > 0 && it.end() > it.offset());
      assertThat(all).as(description).allMatch(it -> it.end() <= lines.size() + 1);
      assertThat(all).as(description).allMatch(it -> it.lines().size() <= 500);
    } catch (RuntimeException e) {
      throw new AssertionError(description, e);
    }
  }

  private static List<String> damaged(Random random) {
    var lines = new ArrayList<String>();
    int samples = 1 + random.nextInt(3);
    for (int i = 0; i < samples; i++) {
      lines.addAll(SAMPLES.get(random.nextInt(SAMPLES.size())).lines());
    }
    int wounds = random.nextInt(12);
    for (int i = 0; i < wounds && !lines.isEmpty(); i++) {
      wound(lines, random);
    }
    return lines;
  }

  private static void wound(List<String> lines, Random random) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int place = line.isEmpty() ? 0 : random.nextInt(line.length());
    switch (random.nextInt(11)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.set(at, line.substring(0, place));
      case 3 -> lines.set(at, line.substring(place));
      case 4 -> lines.set(at, "");
      case 5 ->
          lines.set(
              at, line.substring(0, place) + (char) random.nextInt(256) + line.substring(place));
      case 6 -> lines.set(at, line + lines.get(random.nextInt(lines.size())));
      case 7 -> lines.set(at, line.repeat(1 + random.nextInt(20)));
      case 8 -> lines.set(at, "[rank" + random.nextInt(3) + "]: " + line);
      case 9 -> lines.set(at, "2026-11-21 15:00:01 ERROR " + line);
      default -> {
        int other = random.nextInt(lines.size());
        lines.set(at, lines.get(other));
        lines.set(other, line);
      }
    }
  }

  /** Twice the length takes about twice the time; a square would take four times. */
  @Test
  void takesTimeInProportionToItsInput() {
    for (String evil :
        List.of(
            "\tat ".repeat(2000),
            "    at ".repeat(2000),
            "  File \"".repeat(2000),
            "Traceback (most recent call last):".repeat(500),
            "{\"a\":".repeat(2000) + "    at ",
            "a.b.C: ".repeat(2000) + "\tat x.y(Z.java:1)",
            "[rank1]: ".repeat(2000) + "Caused by: x",
            ": line 3: ".repeat(2000),
            "x:3: ".repeat(4000) + ": not found",
            "Error ".repeat(3000) + "    at x (y:1:1)",
            "=\"\\n".repeat(3000) + "    at ")) {
      long start = System.nanoTime();
      var assembler = new Assembler(_ -> {});
      for (int i = 0; i < 50; i++) {
        assembler.line(new TextLine(i, i + 1, evil));
      }
      assembler.flush();
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as(evil.substring(0, 20))
          .isLessThan(Duration.ofSeconds(5));
    }
  }
}
