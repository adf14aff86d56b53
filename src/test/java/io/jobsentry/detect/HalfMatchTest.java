package io.jobsentry.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HalfMatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          loss=(nan|inf)        ~ step 3 loss=0.25       ~ loss=       ~ (nan|inf)
          worker \\d+ (died|lost) ~ worker 12 is well     ~ worker \\d+  ~ (died|lost)
          abc|worker gone       ~ the worker goes on     ~ worker go   ~ ne
          (?i)Worker Gone       ~ the worker stays       ~ (?i)Worker  ~ Gone
          (?:gpu|tpu) (?:is )?lost ~ gpu is here         ~ (?:gpu|tpu) (?:is )?  ~ lost
          """)
  void tellsHowFarAnExpressionGets(String expression, String line, String found, String missing) {
    HalfMatch half = HalfMatch.of(expression, line).orElseThrow();
    assertThat(half.found().strip()).isEqualTo(found.replace("(?i)", "").strip());
    assertThat(half.missing().strip()).isEqualTo(missing.strip());
  }

  @Test
  void anExpressionThatGetsNowhereHasNoHalf() {
    assertThat(HalfMatch.of("xyz", "hello")).isEmpty();
    assertThat(HalfMatch.of("", "hello")).isEmpty();
    assertThat(HalfMatch.of("x".repeat(3000), "x")).isEmpty();
  }
}
