package io.jobsentry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A short run of each target, the same each time; {@link Fuzz} runs them for as long as wanted. */
final class FuzzTest {
  private static final Duration LENGTH = Duration.ofMillis(700);

  @TestFactory
  Stream<DynamicTest> nothingBreaks() {
    return Targets.ALL.stream()
        .map(
            target ->
                dynamicTest(
                    target.name(),
                    () -> {
                      Optional<Fuzz.Finding> found = new Fuzz(target).run(new Random(1), LENGTH);
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
                                () -> target.check(Seeds.bytes(file), new Budget()))));
  }
}
