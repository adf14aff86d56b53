package io.jobsentry.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How often fingerprints take different bugs for one, and one bug for several. */
final class LabelledSetTest {
  private static final List<Pair> PAIRS = LabelledSet.of(20_261_121);

  @Test
  void rarelyMergesOrSplits() {
    double merged = wrong(false);
    double split = wrong(true);
    System.out.printf(
        "fingerprints: %d pairs of one bug, split %.2f %%; %d pairs of two, merged %.2f %%%n",
        count(true), 100 * split, count(false), 100 * merged);
    PAIRS.stream().filter(pair -> !pair.isTold()).forEach(pair -> System.out.println(pair.words()));
    assertThat(merged).as("false merges").isLessThanOrEqualTo(0.01);
    assertThat(split).as("false splits").isLessThanOrEqualTo(0.05);
  }

  @Test
  void thereAreEnoughOfBothKinds() {
    assertThat(count(true)).isGreaterThan(700);
    assertThat(count(false)).isGreaterThan(700);
  }

  private static long count(boolean same) {
    return PAIRS.stream().filter(pair -> pair.same() == same).count();
  }

  private static double wrong(boolean same) {
    long wrong = PAIRS.stream().filter(pair -> pair.same() == same && !pair.isTold()).count();
    return (double) wrong / count(same);
  }
}
