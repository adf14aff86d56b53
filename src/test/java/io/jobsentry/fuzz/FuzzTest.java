package io.jobsentry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A short run of each target, the same each time. {@code -Dfuzz.seconds}, {@code -Dfuzz.only} and
 * {@code -Dfuzz.seed} make it another; {@link Fuzz} goes through all targets and keeps what breaks
 * them.
 */
final class FuzzTest {
  private static final Duration LENGTH =
      Optional.ofNullable(Integer.getInteger("fuzz.seconds"))
          .map(Duration::ofSeconds)
          .orElse(Duration.ofMillis(700));
  private static final int PATIENCE = 10;
  private static final String ONLY = System.getProperty("fuzz.only", "");
  private static final long SEED = Long.getLong("fuzz.seed", 1);

  @TestFactory
  Stream<DynamicTest> nothingBreaks() {
    return Targets.ALL.stream()
        .filter(target -> ONLY.isEmpty() || ONLY.equals(target.name()))
        .map(
            target ->
                dynamicTest(
                    target.name(),
                    () -> {
                      Optional<Fuzz.Finding> found =
                          new Fuzz(target, new Budget(PATIENCE)).run(new Random(SEED), LENGTH);
                      assertThat(found.map(Fuzz.Finding::broken)).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whatOnceBrokeHolds() {
    return Targets.ALL.stream()
        .flatMap(
            target ->
                Seeds.corpus(target.name()).stream()
                    .map(
                        file ->
                            dynamicTest(
                                target.name() + "/" + file.getFileName(),
                                () -> target.check(Seeds.bytes(file), new Budget(PATIENCE)))));
  }
}
