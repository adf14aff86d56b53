package io.jobsentry.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ByteWordsTest {
  @Test
  void sizesAreSaidInTheUnitThatFits() {
    assertThat(ByteWords.of(1)).isEqualTo("1 byte");
    assertThat(ByteWords.of(999)).isEqualTo("999 bytes");
    assertThat(ByteWords.of(1000)).isEqualTo("1.0 kB");
    assertThat(ByteWords.of(39_999_488)).isEqualTo("40.0 MB");
    assertThat(ByteWords.of(999_960_000)).isEqualTo("1.0 GB");
    assertThat(ByteWords.of(3_200_000_000L)).isEqualTo("3.2 GB");
    assertThat(ByteWords.of(Long.MAX_VALUE)).isEqualTo("9.2 EB");
  }
}
