package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeWordsTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "90s, 2026-01-31T11:58:30Z",
    "10m, 2026-01-31T11:50:00Z",
    "2h, 2026-01-31T10:00:00Z",
    "1d, 2026-01-30T12:00:00Z",
    "1h30m, 2026-01-31T10:30:00Z",
    "0s, 2026-01-31T12:00:00Z",
    "2026-01-31T09:30:00Z, 2026-01-31T09:30:00Z",
    "2026-01-31T09:30:00+02:00, 2026-01-31T07:30:00Z"
  })
  void understands(String words, Instant expected) {
    assertThat(TimeWords.parse(words, NOW)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "10",
        "m",
        "10x",
        "10 m",
        "-10m",
        "1.5h",
        "10m?",
        "x10m",
        "2026-01-31",
        "2026-13-31T09:30:00Z",
        "9999999999s",
        "yesterday"
      })
  void understandsNothingElse(String words) {
    assertThat(TimeWords.parse(words, NOW)).isEmpty();
  }
}
