package io.jobsentry.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.source.Source;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which ranks fail is told, but not a thousand times. */
final class FailingSourcesTest {
  private final FailingSources failing = new FailingSources();

  @Test
  void theFirstIsToldAtOnceAndTheRestTogether() {
    assertThat(failing.untold(Duration.ZERO)).isEmpty();
    failing.add(new Source("rank5"));
    assertThat(failing.untold(Duration.ZERO)).contains(List.of("rank5"));
    for (int i = 0; i < 100; i++) {
      failing.add(new Source("rank" + i));
      assertThat(failing.untold(Duration.ofMillis(10L * i))).isEmpty();
    }
    assertThat(failing.untold(Duration.ofSeconds(1)).orElseThrow()).hasSize(100);
    assertThat(failing.rest(Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void anOutputOfOneStreamListsNone() {
    failing.add(Source.NONE);
    assertThat(failing.rest(Duration.ZERO)).isEmpty();
  }

  @Test
  void namesAreNotBelievedWithoutEnd() {
    for (int i = 0; i < 10_000; i++) {
      failing.add(new Source("s" + i));
    }
    assertThat(failing.rest(Duration.ZERO).orElseThrow()).hasSize(4096);
  }
}
