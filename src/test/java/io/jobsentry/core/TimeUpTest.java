package io.jobsentry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Moment;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long a job was up, however its time ended. */
final class TimeUpTest {
  private static final Incarnation FIRST = new Incarnation(1);
  private static final StopOrder ORDER =
      new StopOrder(
          "somebody asked for it",
          new StopPlan(
              List.of(
                  new StopPlan.Step(
                      PosixSignal.KILL, StopPlan.Target.TREE, Duration.ofSeconds(10)))),
          StopOrder.Then.JUDGE);
  private static final Fact ENDED = new Fact.JobEnded(FIRST, new JobExit.Code(0), Instant.EPOCH, 0);

  private final Fold fold = new Fold(Duration.ofHours(1));
  private State state = State.INITIAL;

  private void at(int second, Fact fact) {
    state =
        fold.apply(
            state, fact, new Moment(Instant.EPOCH.plusSeconds(second), Duration.ofSeconds(second)));
  }

  private void up() {
    at(0, new Fact.RunBegan(1, List.of("job"), 1));
    at(0, new Fact.LaunchIntended(FIRST, "the run begins", Map.of()));
    at(1, new Fact.Launched(FIRST, new JobIdentity(7, 7, "boot"), Instant.EPOCH));
  }

  @Test
  void countsUntilTheJobIsToldToStop() {
    up();
    at(11, new Fact.StopBegun(FIRST, ORDER));
    at(12, ENDED);
    assertThat(state.totals().up()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void countsOnceWhenTheJobEndsByItself() {
    up();
    at(11, ENDED);
    at(11, new Fact.StopBegun(FIRST, ORDER));
    at(12, new Fact.Cleared(FIRST, 0));
    assertThat(state.totals().up()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void countsUntilTheJobIsLetGo() {
    up();
    at(11, new Fact.RunEnded(new Conclusion(Conclusion.Kind.STOPPED, 0, "let go")));
    assertThat(state.totals().up()).isEqualTo(Duration.ofSeconds(10));
  }
}
