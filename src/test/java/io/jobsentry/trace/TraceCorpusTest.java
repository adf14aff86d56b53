package io.jobsentry.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every sample of real output gives exactly the traces that are written down beside it.
 *
 * <p>{@code -Dtraces.write=true} writes them down anew; what changes then has to be read.
 */
final class TraceCorpusTest {
  private static final boolean WRITE = Boolean.getBoolean("traces.write");

  @TestFactory
  Stream<DynamicTest> findsExactlyWhatIsThere() {
    return Sample.all().stream().map(sample -> dynamicTest(sample.name(), () -> check(sample)));
  }

  private static void check(Sample sample) throws IOException {
    String found = Rendered.of(Sample.traces(sample.lines()));
    if (WRITE) {
      sample.expect(found);
    } else {
      assertThat(found).isEqualTo(sample.expected());
    }
  }

  @Test
  void hasEnoughOfEachRuntime() {
    assertThat(Sample.of("python")).hasSizeGreaterThanOrEqualTo(20);
    assertThat(Sample.of("jvm")).hasSizeGreaterThanOrEqualTo(20);
    assertThat(Sample.of("node")).hasSizeGreaterThanOrEqualTo(20);
  }
}
