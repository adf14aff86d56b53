package io.jobsentry.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {
  @Test
  void whatSteersATerminalIsMarked() {
    assertThat(Printable.of("a\u001b]0;title\u0007b\u009b31m\rc\u202ed"))
        .isEqualTo("a\ufffd]0;title\ufffdb\ufffd31m\ufffdc\ufffdd");
  }

  @Test
  void ordinaryTextIsLeftAlone() {
    String text = "Größe 5 → 7 ✓\n日本語 🙂";
    assertThat(Printable.of(text)).isSameAs(text);
    assertThat(Printable.of("a\tb")).isEqualTo("a b");
  }
}
