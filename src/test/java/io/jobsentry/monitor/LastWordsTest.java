package io.jobsentry.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job says at last. */
final class LastWordsTest {
  @Test
  void theLastLinesWithSomethingInThem() {
    assertThat(LastWords.lines("a\nb\r\n\n  \u001b[31mno such file\u001b[0m \n\n\0\0"))
        .containsExactly("a", "b", "no such file");
    assertThat(LastWords.lines("1\n2\n3\n4")).containsExactly("2", "3", "4");
    assertThat(LastWords.lines("50%\r100%\rfailed")).endsWith("failed");
    assertThat(LastWords.lines("")).isEmpty();
  }

  @Test
  void aLongLineIsCut() {
    assertThat(LastWords.lines("x".repeat(5000))).singleElement().asString().hasSize(301);
  }

  @Test
  void ofALongLogOnlyTheEndIsRead(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("log");
    assertThat(LastWords.of(log)).isEmpty();
    Files.writeString(log, "x".repeat(1 << 20) + "\nthe end\n");
    assertThat(LastWords.of(log)).last().isEqualTo("the end");
  }
}
