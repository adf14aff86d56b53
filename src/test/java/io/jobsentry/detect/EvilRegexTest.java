package io.jobsentry.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Expressions and lines on which a backtracking engine does not come to an end. */
final class EvilRegexTest {
  private static final List<String> INSIDE =
      List.of("a+", "a*", "a|a", "a|aa", "a?", "\\w+", "[a-z]+", "(a+)+", ".*", "(a|b|ab)*");
  private static final List<String> AROUND =
      List.of(
          "(%s)+$",
          "(%s)*b",
          "^(%s)+c",
          "(%s){1,20}x",
          "(?i)(%s)+!",
          "(%s)+(%s)+(%s)+z",
          "(?:%s)*\\d$",
          "((%s)*)*q",
          "(%s){10}(%s){10}y",
          ".*(%s).*(%s).*w");
  private static final List<String> BEFORE = List.of("", "x", "a{0,30}", ".*", "\\s*");
  private static final List<String> LINES =
      List.of(
          "a".repeat(30_000),
          "ab".repeat(30_000),
          "a a".repeat(10_000) + "\u00e9",
          "a".repeat(65_000) + "!");

  /** Of the processor's time. */
  private static final long LONGEST = Duration.ofMillis(10).toNanos();

  @Test
  @Timeout(300)
  void noExpressionTakesLongForALine() {
    var slowest = new ArrayList<String>();
    int tried = 0;
    warmUp();
    for (String regex : regexes()) {
      var confirmation = confirmation(regex);
      for (String line : LINES) {
        // The best of some: only what the expression itself costs is meant.
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 9 && best > LONGEST; i++) {
          long before = processorNanos();
          confirmation.find(line);
          best = Math.min(best, processorNanos() - before);
        }
        tried++;
        if (best > LONGEST) {
          slowest.add(regex + " took " + best / 1_000_000 + " ms for " + line.length());
        }
      }
    }
    assertThat(tried).isEqualTo(2000);
    assertThat(slowest).isEmpty();
  }

  @Test
  void whatIsNotLookedAtIsTheMiddleOfAVeryLongLine() {
    var seen = new ArrayList<String>();
    var lookout =
        new Lookout(
            List.of(Sought.of("p", Pattern.compile("(.{1,30}){30}NaN"), Duration.ZERO)),
            Optional.empty(),
            false);
    var scan = new Scan(lookout, 0, signal -> seen.add(signal.detector()), _ -> {}, _ -> {});
    byte[] line = ("x".repeat(20_000) + "NaN" + "y".repeat(20_000) + "\n").getBytes(UTF_8);
    scan.bytes(line, line.length, Duration.ZERO);
    assertThat(seen).as("the surroundings of the literal are looked at").containsExactly("p");
  }

  /** What the first expressions cost is mostly that their code has not been compiled yet. */
  private static void warmUp() {
    long until = processorNanos() + Duration.ofSeconds(2).toNanos();
    List<Confirmation> some =
        regexes().stream().limit(20).map(EvilRegexTest::confirmation).toList();
    while (processorNanos() < until) {
      some.forEach(it -> it.find(LINES.getFirst()));
    }
  }

  private static Confirmation confirmation(String regex) {
    return new Confirmation(Regex.of(Pattern.compile(regex)), Optional.empty());
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<String> regexes() {
    var regexes = new ArrayList<String>();
    for (String before : BEFORE) {
      for (String around : AROUND) {
        for (String inside : INSIDE) {
          regexes.add(before + around.replace("%s", inside));
        }
      }
    }
    return regexes;
  }
}
