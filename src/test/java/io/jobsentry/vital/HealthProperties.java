package io.jobsentry.vital;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.vital.Health.Change;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class HealthProperties {
  private static Change answered(Health health, int seconds, boolean healthy) {
    return health.answered(Duration.ofSeconds(seconds), healthy);
  }

  @Property
  void itTakesThatManyInARowEitherWay(
      @ForAll @Size(max = 200) List<Boolean> answers,
      @ForAll @IntRange(min = 1, max = 4) int failures,
      @ForAll @IntRange(min = 1, max = 4) int successes) {
    var health = new Health(failures, successes, Duration.ZERO, Duration.ZERO);
    boolean told = false;
    for (int i = 0; i < answers.size(); i++) {
      switch (answered(health, i, answers.get(i))) {
        case UNHEALTHY -> {
          assertThat(told).isFalse();
          assertThat(answers.subList(i + 1 - failures, i + 1)).containsOnly(false);
          told = true;
        }
        case HEALTHY_AGAIN -> {
          assertThat(told).isTrue();
          assertThat(answers.subList(i + 1 - successes, i + 1)).containsOnly(true);
          told = false;
        }
        case NONE -> {
          int wanted = told ? successes : failures;
          boolean due =
              i + 1 >= wanted
                  && answers.subList(i + 1 - wanted, i + 1).stream()
                      .allMatch(told ? answer -> answer : answer -> !answer);
          assertThat(due).as("missed at %d", i).isFalse();
        }
      }
    }
  }

  @Example
  void aJobThatIsStillStartingMayFail() {
    var health = new Health(1, 1, Duration.ofSeconds(60), Duration.ZERO);
    assertThat(answered(health, 59, false)).isEqualTo(Change.NONE);
    assertThat(answered(health, 60, false)).isEqualTo(Change.UNHEALTHY);
  }

  @Example
  void aJobThatWasHealthyHasStarted() {
    var health = new Health(1, 1, Duration.ofSeconds(60), Duration.ZERO);
    assertThat(answered(health, 5, true)).isEqualTo(Change.NONE);
    assertThat(answered(health, 10, false)).isEqualTo(Change.UNHEALTHY);
  }

  @Example
  void failuresOfTheStartDoNotCountAfterIt() {
    var health = new Health(3, 1, Duration.ofSeconds(60), Duration.ZERO);
    answered(health, 58, false);
    answered(health, 59, false);
    assertThat(answered(health, 60, false)).isEqualTo(Change.NONE);
  }

  @Example
  void aFlappingJobIsToldOncePerCooldown() {
    var health = new Health(1, 1, Duration.ZERO, Duration.ofSeconds(100));
    int told = 0;
    for (int i = 0; i < 400; i++) {
      told += answered(health, i, i % 2 == 0) == Change.UNHEALTHY ? 1 : 0;
    }
    assertThat(told).isEqualTo(4);
  }
}
