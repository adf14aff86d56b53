package io.jobsentry.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A thousand ranks in few words. */
final class SourceNamesTest {
  @Test
  void oneIsItsName() {
    assertThat(SourceNames.of(List.of("rank3"))).isEqualTo("rank3");
  }

  @Test
  void neighboursAreARange() {
    assertThat(SourceNames.of(List.of("rank4", "rank9", "rank0", "rank1", "rank3")))
        .isEqualTo("rank0-1, rank3-4, rank9 (5, rank4 first)");
    List<String> all = IntStream.range(0, 1024).mapToObj(i -> "rank" + (1023 - i)).toList();
    assertThat(SourceNames.of(all)).isEqualTo("rank0-1023 (1024, rank1023 first)");
  }

  @Test
  void whatHasNoNumberOfItsOwnIsNamed() {
    assertThat(SourceNames.of(List.of("web", "db-07", "web1")))
        .isEqualTo("web, db-07, web1 (3, web first)");
  }

  @Test
  void ofTooManyTheFirstAreShown() {
    List<String> hosts = IntStream.range(0, 20).mapToObj(i -> "host" + (char) ('a' + i)).toList();
    assertThat(SourceNames.of(hosts))
        .contains("hosta, ")
        .endsWith("hostl and 8 more (20, hosta first)");
  }
}
