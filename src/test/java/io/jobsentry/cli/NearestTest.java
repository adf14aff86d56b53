package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class NearestTest {
  private static final List<String> WORDS = List.of("status", "stop", "restart", "reset", "run");

  @Test
  void findsWhatWasMeant() {
    assertThat(Nearest.to("stauts", WORDS)).contains("status");
    assertThat(Nearest.to("restat", WORDS)).contains("restart");
    assertThat(Nearest.to("rn", WORDS)).contains("run");
  }

  @Test
  void keepsQuietWhenNothingIsNear() {
    assertThat(Nearest.to("frobnicate", WORDS)).isEmpty();
    assertThat(Nearest.to("x", WORDS)).isEmpty();
    assertThat(Nearest.to("", WORDS)).isEmpty();
  }

  @Property
  void aWordIsNearestToItself(@ForAll @AlphaChars @StringLength(min = 1, max = 12) String word) {
    assertThat(Nearest.distance(word, word)).isZero();
    assertThat(Nearest.to(word, List.of(word, word + "x"))).contains(word);
  }

  @Property
  void distanceIsTheSameBothWays(
      @ForAll @AlphaChars @StringLength(max = 8) String a,
      @ForAll @AlphaChars @StringLength(max = 8) String b) {
    assertThat(Nearest.distance(a, b)).isEqualTo(Nearest.distance(b, a));
    assertThat(Nearest.distance(a, b)).isLessThanOrEqualTo(Math.max(a.length(), b.length()));
  }
}
