package io.jobsentry.vital;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.vital.Episode.Change;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class EpisodeProperties {
  private static Change see(Episode episode, int seconds, int value) {
    return episode.see(Duration.ofSeconds(seconds), value > 100, value <= 90);
  }

  @Property
  void beginningsAndEndsTakeTurns(
      @ForAll @Size(max = 100) List<@IntRange(min = 80, max = 110) Integer> values,
      @ForAll @IntRange(max = 5) int hold,
      @ForAll @IntRange(max = 20) int cooldown) {
    var episode = new Episode(Duration.ofSeconds(hold), Duration.ofSeconds(cooldown));
    boolean open = false;
    int last = -1000;
    for (int i = 0; i < values.size(); i++) {
      switch (see(episode, i, values.get(i))) {
        case BEGAN -> {
          assertThat(open).as("told twice").isFalse();
          assertThat(i - last).as("within the cooldown").isGreaterThanOrEqualTo(cooldown);
          assertThat(values.subList(Math.max(0, i - hold), i + 1))
              .as("not as long as it has to last")
              .allMatch(value -> value > 100)
              .hasSizeGreaterThan(hold);
          open = true;
          last = i;
        }
        case ENDED -> {
          assertThat(open).as("ended without a beginning").isTrue();
          assertThat(values.get(i)).isLessThanOrEqualTo(90);
          open = false;
        }
        case NONE -> {}
      }
    }
  }

  @Example
  void itIsToldOnceHoweverLongItLasts() {
    var episode = new Episode(Duration.ZERO, Duration.ofSeconds(60));
    assertThat(see(episode, 0, 101)).isEqualTo(Change.BEGAN);
    for (int i = 1; i < 1000; i++) {
      assertThat(see(episode, i, 101)).isEqualTo(Change.NONE);
    }
  }

  @Example
  void whatStaysJustBelowTheLimitDoesNotFlap() {
    var episode = new Episode(Duration.ZERO, Duration.ZERO);
    assertThat(see(episode, 0, 101)).isEqualTo(Change.BEGAN);
    assertThat(see(episode, 1, 99)).isEqualTo(Change.NONE);
    assertThat(see(episode, 2, 101)).isEqualTo(Change.NONE);
    assertThat(see(episode, 3, 90)).isEqualTo(Change.ENDED);
    assertThat(see(episode, 4, 101)).isEqualTo(Change.BEGAN);
  }

  @Example
  void whatComesBackTooSoonIsToldWhenTheCooldownIsOver() {
    var episode = new Episode(Duration.ZERO, Duration.ofSeconds(60));
    assertThat(see(episode, 0, 101)).isEqualTo(Change.BEGAN);
    assertThat(see(episode, 1, 50)).isEqualTo(Change.ENDED);
    assertThat(see(episode, 2, 101)).isEqualTo(Change.NONE);
    assertThat(see(episode, 60, 101)).isEqualTo(Change.BEGAN);
  }
}
