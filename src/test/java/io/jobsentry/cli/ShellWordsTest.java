package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ShellWordsTest {
  @Test
  void whatAShellWouldTakeApartIsQuoted() {
    assertThat(ShellWords.of(List.of("sh", "-c", "echo $X; exit 3")))
        .isEqualTo("sh -c 'echo $X; exit 3'");
    assertThat(ShellWords.of(List.of("echo", "it's", "", "a=b", "/x/y-z.sh")))
        .isEqualTo("echo 'it'\\''s' '' a=b /x/y-z.sh");
  }

  @Test
  void aShellReadsTheVeryWordsAgain() throws Exception {
    List<String> words = List.of("a b", "it's", "\\", "$HOME", "`x`", "*", "~", "", "new\nline");
    Ran ran =
        Ran.with(java.util.Map.of(), "/bin/sh", "-c", "printf '<%s>' " + ShellWords.of(words));
    assertThat(ran.out()).isEqualTo("<" + String.join("><", words) + ">");
  }
}
