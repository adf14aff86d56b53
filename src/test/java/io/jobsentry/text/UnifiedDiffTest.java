package io.jobsentry.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class UnifiedDiffTest {

  @Test
  void sameTextsDifferInNothing() {
    assertThat(UnifiedDiff.of("a", "x\ny\n", "b", "x\ny\n")).isEmpty();
  }

  @Test
  void itLooksAsThatOfTheProgram() {
    String old = numbers(1, 20);
    String fresh = old.replace("2\n3\n", "2\nnew\n").replace("18\n", "");
    assertThat(UnifiedDiff.of("old", old, "new", fresh))
        .isEqualTo(
            """
            --- old
            +++ new
            @@ -1,6 +1,6 @@
             1
             2
            -3
            +new
             4
             5
             6
            @@ -15,6 +15,5 @@
             15
             16
             17
            -18
             19
             20
            """);
  }

  @Test
  void aNewFileIsAllPlus() {
    assertThat(UnifiedDiff.of("/dev/null", "", "new", "a\nb\n"))
        .isEqualTo("--- /dev/null\n+++ new\n@@ -0,0 +1,2 @@\n+a\n+b\n");
  }

  @Test
  void aVeryLongChangeIsShownWithoutSearchingForWhatStayed() {
    String diff = UnifiedDiff.of("a", numbers(0, 30_000), "b", numbers(50_000, 80_000));
    assertThat(diff.lines().count()).isEqualTo(3 + 30_001 + 30_001);
  }

  /** With no more context than there is, the lines of both sides are all there, in order. */
  @Property(tries = 300)
  void bothSidesCanBeReadOutOfIt(
      @ForAll @Size(max = 6) List<@IntRange(max = 3) Integer> olds,
      @ForAll @Size(max = 6) List<@IntRange(max = 3) Integer> news) {
    String old = lines(olds);
    String fresh = lines(news);
    String diff = UnifiedDiff.of("a", old, "b", fresh);
    if (old.equals(fresh)) {
      assertThat(diff).isEmpty();
      return;
    }
    // Hunks leave out what is the same on both sides, at the ends.
    String shownOld = side(diff, '-');
    String shownNew = side(diff, '+');
    assertThat(old).contains(shownOld);
    assertThat(fresh).contains(shownNew);
    assertThat(old.replace("\n", "").length() - shownOld.replace("\n", "").length())
        .isEqualTo(fresh.replace("\n", "").length() - shownNew.replace("\n", "").length());
  }

  private static String side(String diff, char mark) {
    return diff.lines()
        .skip(3)
        .filter(line -> line.charAt(0) == mark || line.charAt(0) == ' ')
        .map(line -> line.substring(1) + "\n")
        .collect(Collectors.joining());
  }

  private static String lines(List<Integer> numbers) {
    return numbers.stream().map(number -> number + "\n").collect(Collectors.joining());
  }

  private static String numbers(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> number + "\n")
        .collect(Collectors.joining());
  }
}
