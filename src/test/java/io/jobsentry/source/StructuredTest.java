package io.jobsentry.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StructuredTest {

  @Test
  void readsTheTextsOfAJsonLine() {
    var record =
        Structured.read(
                "{\"level\":\"error\",\"rank\":3,\"msg\":\"failed\",\"err\":{\"stack\":\"Error:"
                    + " boom\\n"
                    + "    at x (/a.js:1:2)\"}}")
            .orElseThrow();
    assertThat(record.texts()).containsExactly("Error: boom\n    at x (/a.js:1:2)", "failed");
    assertThat(record.level()).contains(Level.ERROR);
    assertThat(record.source().name()).isEqualTo("rank=3");
  }

  @Test
  void readsAStackThatIsAListOfLines() {
    var record = Structured.read("{\"msg\":\"x\",\"stack\":[\"a\",\"b\"]}").orElseThrow();
    assertThat(record.texts().getFirst()).isEqualTo("a\nb\n");
  }

  @Test
  void readsLogfmt() {
    var record =
        Structured.read("time=2026-11-21T15:00:01Z level=fatal msg=\"it \\\"is\\\" over\\nnow\"")
            .orElseThrow();
    assertThat(record.texts()).containsExactly("it \"is\" over\nnow");
    assertThat(record.level()).contains(Level.FATAL);
  }

  @Test
  void takesNothingElseForARecord() {
    assertThat(Structured.read("a=b and so on")).isEmpty();
    assertThat(Structured.read("{not json}")).isEmpty();
    assertThat(Structured.read("{\"cut\":\"off")).isEmpty();
    assertThat(Structured.read("")).isEmpty();
    assertThat(Structured.read("x=\"never ends")).isEmpty();
  }

  @Test
  void survivesWhateverIsNested() {
    assertThat(Structured.read("{\"a\":".repeat(2000) + "1" + "}".repeat(2000))).isEmpty();
  }
}
