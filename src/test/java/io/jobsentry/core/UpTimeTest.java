package io.jobsentry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Moment;
import io.jobsentry.model.StopPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UpTimeTest {
  private static final Incarnation FIRST = new Incarnation(1);

  private final Fold fold = new Fold(Duration.ZERO);
  private State state = State.INITIAL;

  @Test
  void whatWasStoppedWasUpUntilThen() {
    begin();
    at(12, stop(StopOrder.Then.START));
    at(15, ended());
    assertThat(state.totals().up()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatEndedByItselfIsCountedOnce() {
    begin();
    at(12, ended());
    at(12, stop(StopOrder.Then.JUDGE));
    at(14, new Fact.Cleared(FIRST, 0));
    assertThat(state.totals().up()).isEqualTo(Duration.ofSeconds(10));
  }

  private void begin() {
    at(0, new Fact.RunBegan(1, List.of("job"), 1));
    at(1, new Fact.LaunchIntended(FIRST, "the run begins", Map.of()));
    at(2, new Fact.Launched(FIRST, new JobIdentity(7, 7, "boot"), Instant.ofEpochSecond(2)));
  }

  private static Fact stop(StopOrder.Then then) {
    return new Fact.StopBegun(FIRST, new StopOrder("somebody asked", StopPlan.STANDARD, then));
  }

  private static Fact ended() {
    return new Fact.JobEnded(FIRST, new JobExit.Code(0), Instant.ofEpochSecond(12), 0);
  }

  private void at(long second, Fact fact) {
    state =
        fold.apply(
            state, fact, new Moment(Instant.ofEpochSecond(second), Duration.ofSeconds(second)));
  }
}
