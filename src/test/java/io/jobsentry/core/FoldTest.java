package io.jobsentry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Any journal can be folded, whatever it leaves out. */
final class FoldTest {
  private static final Incarnation FIRST = new Incarnation(1);
  private static final Moment NOW = new Moment(Life.WALL, Duration.ofSeconds(9));

  private final Fold fold = new Fold(Duration.ofHours(1));

  private State after(State state, Fact fact) {
    return fold.apply(state, fact, NOW);
  }

  @Test
  void aStepOrALookOfNoStopChangesNothing() {
    State up = Life.upLife().state;
    assertThat(after(up, new Fact.StopStepTaken(FIRST, 1))).isEqualTo(up);
    assertThat(after(up, new Fact.Looked(FIRST, 1, Duration.ofSeconds(10), Duration.ofMillis(5))))
        .isEqualTo(up);
  }

  @Test
  void whatWasNotStoppedForAPauseIsNotStartedAfterOne() {
    State paused = after(Life.upLife().state, new Fact.DesiredSet(Desired.PAUSED, "x"));
    State state = after(paused, new Fact.Cleared(FIRST, 0));
    assertThat(state.phase()).isInstanceOf(Phase.Held.class);
    assertThat(state.run().held()).isFalse();
  }

  @Test
  void anOrderFromBeforeAnyRunWaitsForOne() {
    Life life = Life.life();
    life.state =
        after(State.INITIAL, new Fact.CommandTaken(new Command("c1", Command.Verb.RESUME, "cli")));
    life.later(Duration.ofSeconds(1));
    assertThat(life.answer(1)).isEmpty();
    life.began().up();
    assertThat(life.answer(1)).get().returns(true, State.Answer::ok);
  }

  @Test
  void progressThatWasNeverWrittenDownIsNotInvented() {
    assertThat(after(State.INITIAL, new Fact.ProgressSeen(FIRST, 3))).isEqualTo(State.INITIAL);
  }

  @Test
  void aJournalThatBeginsAnewKnowsWhatOutlivesARunAndNothingElse() {
    var recent = List.of(Instant.EPOCH);
    var carried = new Fact.Carried(4, 9, OptionalDouble.of(2.5), recent);
    State state = after(Life.upLife().ends(1).state, carried);
    assertThat(state).isEqualTo(after(State.INITIAL, carried));
    assertThat(state.run().number()).isEqualTo(4);
    assertThat(state.incarnations()).isEqualTo(9);
    assertThat(state.progress()).get().returns(2.5, State.Progress::highest);
    assertThat(state.tally().recent()).isEqualTo(recent);
    assertThat(state.lastEnding()).isEmpty();
    assertThat(state.underway()).isFalse();
  }

  @Test
  void onlyTheLatestAnswersAreKept() {
    State state = State.INITIAL;
    for (int n = 0; n < 100; n++) {
      state = after(state, new Fact.CommandAnswered("c" + n, true, "yes"));
    }
    assertThat(state.answers()).hasSize(64).containsKey("c99").doesNotContainKey("c35");
  }

  @Test
  void theFirstLaunchIsNoRestart() {
    assertThat(State.INITIAL.restarts()).isZero();
    assertThat(Life.upLife().state.restarts()).isZero();
    assertThat(Life.upLife().ends(1).counted().up().state.restarts()).isEqualTo(1);
  }

  @Test
  void aClockThatRunsBackwardsTakesNoTimeAway() {
    Life life = Life.upLife();
    life.uptime = Duration.ZERO;
    life.on(new Event.JobEnded(FIRST, new JobExit.Code(0), Life.WALL, 0));
    assertThat(life.state.totals().up()).isZero();
  }
}
