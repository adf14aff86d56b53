package io.jobsentry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import org.junit.jupiter.api.Test;

final class InterruptsTest {
  private static Effect signal(PosixSignal signal, StopPlan.Target target) {
    return new Effect.Signal(new Incarnation(1), signal, target);
  }

  @Test
  void whatIsNoEndIsPassedOn() {
    Life life = Life.upLife();
    assertThat(life.interrupted(PosixSignal.HUP).effects)
        .containsExactly(signal(PosixSignal.HUP, StopPlan.Target.LEADER));
    assertThat(life.interrupted(PosixSignal.TSTP).effects)
        .containsExactly(signal(PosixSignal.TSTP, StopPlan.Target.TREE));
    assertThat(life.state.phase()).isInstanceOf(Phase.Up.class);
  }

  @Test
  void nothingIsPassedOnToAJobThatIsNotUp() {
    assertThat(Life.life().began().interrupted(PosixSignal.HUP).effects).isEmpty();
  }

  @Test
  void aJobThatMayNotBeSignalledHearsNothingAndIsLetGo() {
    Life life = Life.handsOff().began().up();
    assertThat(life.interrupted(PosixSignal.HUP).effects).isEmpty();
    life.interrupted(PosixSignal.INT);
    assertThat(life.effects).noneMatch(effect -> effect instanceof Effect.Signal);
    assertThat(life.conclusion()).returns(0, Conclusion::status);
    State over = life.state;
    assertThat(life.interrupted(PosixSignal.INT).state).isEqualTo(over);
  }

  @Test
  void anInterruptWithoutARunChangesNothing() {
    assertThat(Life.life().interrupted(PosixSignal.TERM).state).isEqualTo(State.INITIAL);
    Life over = Life.upLife().ends(0).counted();
    State before = over.state;
    assertThat(over.interrupted(PosixSignal.TERM).state).isEqualTo(before);
  }

  @Test
  void theFirstStepIsNotTakenTwiceForTheSameSignal() {
    Life life = Life.upLife().interrupted(PosixSignal.TERM);
    assertThat(life.effects).containsExactly(signal(PosixSignal.TERM, StopPlan.Target.TREE));
    assertThat(life.interrupted(PosixSignal.TERM).effects)
        .containsExactly(signal(PosixSignal.KILL, StopPlan.Target.TREE));
  }

  @Test
  void aWaitOrAPauseEndsAtOnceWithTheStatusOfTheSignal() {
    Life waits = Life.upLife().ends(1).counted().up().ends(1).counted();
    assertThat(waits.interrupted(PosixSignal.INT).conclusion()).returns(130, Conclusion::status);
    Life held = Life.upLife().order(Command.Verb.PAUSE).ends(143).counted();
    assertThat(held.interrupted(PosixSignal.TERM).conclusion()).returns(143, Conclusion::status);
  }

  @Test
  void aStartOrAnEndThatIsUnderWayIsSeenThroughFirst() {
    Life starts = Life.life().began().interrupted(PosixSignal.INT);
    assertThat(starts.state.phase()).isInstanceOf(Phase.Launching.class);
    assertThat(starts.state.desired()).isEqualTo(Desired.STOPPED);
    assertThat(starts.up().state.phase()).isInstanceOf(Phase.Clearing.class);
    Life ends = Life.upLife().ends(1).interrupted(PosixSignal.INT);
    assertThat(ends.counted().conclusion()).returns(Conclusion.Kind.STOPPED, Conclusion::kind);
  }
}
