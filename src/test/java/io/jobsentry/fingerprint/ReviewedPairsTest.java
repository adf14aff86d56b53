package io.jobsentry.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every pair that a person has judged is judged alike. */
final class ReviewedPairsTest {

  @TestFactory
  Stream<DynamicTest> judgesAsAPersonDoes() {
    return ReviewedPairs.all().stream()
        .map(
            pair ->
                dynamicTest(
                    pair.what(), () -> assertThat(pair.isTold()).as(pair.words()).isTrue()));
  }

  @Test
  void thereAreEnoughOfBothKinds() {
    assertThat(ReviewedPairs.all().stream().filter(Pair::same).count()).isGreaterThan(30);
    assertThat(ReviewedPairs.all().stream().filter(pair -> !pair.same()).count()).isGreaterThan(25);
  }
}
