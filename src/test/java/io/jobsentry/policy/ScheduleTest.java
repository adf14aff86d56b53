package io.jobsentry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static Schedule schedule(RestartSettings.Backoff backoff, int cooldown, long seed) {
    return new Schedule(
        new RestartSettings(
            10,
            5,
            0,
            Duration.ofHours(1),
            backoff,
            Duration.ofSeconds(cooldown),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            93),
        seed);
  }

  @Test
  void theFirstRetryComesAtOnce() {
    assertThat(schedule(RestartSettings.Backoff.EXPONENTIAL, 1, 5).delay(1)).isZero();
    assertThat(schedule(RestartSettings.Backoff.EXPONENTIAL, 1, 5).ceiling(1)).isZero();
  }

  @Test
  void theCeilingDoublesUpToItsCap() {
    var schedule = schedule(RestartSettings.Backoff.EXPONENTIAL, 1, 5);
    assertThat(IntStream.rangeClosed(2, 12).mapToObj(n -> schedule.ceiling(n).toSeconds()))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
    assertThat(schedule.ceiling(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void aFixedDelayIsAlwaysTheSame() {
    var schedule = schedule(RestartSettings.Backoff.FIXED, 7, 5);
    assertThat(schedule.delay(1)).isEqualTo(Duration.ofSeconds(7)).isEqualTo(schedule.ceiling(1));
    assertThat(schedule.delay(99)).isEqualTo(Duration.ofSeconds(7)).isEqualTo(schedule.ceiling(9));
  }

  @Test
  void noCooldownIsNoDelay() {
    assertThat(schedule(RestartSettings.Backoff.EXPONENTIAL, 0, 5).delay(9)).isZero();
  }

  @Test
  void jitterSpreadsAcrossSeedsAndNeverAcrossQuestions() {
    assertThat(
            IntStream.range(0, 50)
                .mapToObj(n -> schedule(RestartSettings.Backoff.EXPONENTIAL, 1, n).delay(8)))
        .hasSizeGreaterThan(40)
        .doesNotHaveDuplicates();
    assertThat(schedule(RestartSettings.Backoff.EXPONENTIAL, 1, 9).delay(8))
        .isEqualTo(schedule(RestartSettings.Backoff.EXPONENTIAL, 1, 9).delay(8));
  }
}
