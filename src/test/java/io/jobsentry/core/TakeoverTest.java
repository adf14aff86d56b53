package io.jobsentry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TakeoverTest {
  private static final Effect FOLLOW = new Effect.Follow(new Incarnation(1));

  private static Event other(boolean alive) {
    return new Event.Began(2, "0", new Event.Mandate.Run(List.of("y"), 1), 1, alive);
  }

  @Test
  void aLivingJobIsAdoptedAndADeadOneIsReadToItsEnd() {
    Life alive = Life.upLife().taken(true);
    assertThat(alive.effects).containsExactly(FOLLOW);
    assertThat(alive.facts).anyMatch(fact -> fact instanceof Fact.Adopted);
    Life dead = Life.upLife().taken(false);
    assertThat(dead.effects).containsExactly(FOLLOW);
    assertThat(dead.facts).noneMatch(fact -> fact instanceof Fact.Adopted);
  }

  @Test
  void anotherCommandEndsAPausedRunAndNeverALivingOne() {
    Life held = Life.upLife().order(Command.Verb.PAUSE).ends(143).counted().on(other(false));
    assertThat(held.state.run().command()).containsExactly("y");
    Life up = Life.upLife().on(other(true));
    assertThat(up.state.run().command()).containsExactly("x");
    assertThat(up.effects).containsExactly(FOLLOW);
  }

  @Test
  void aStartThatNeverCameAndIsNotWantedIsGivenUp() {
    Life stopped = Life.life().began().order(Command.Verb.STOP).taken(0, false);
    assertThat(stopped.conclusion()).returns(Conclusion.Kind.STOPPED, Conclusion::kind);
    Life paused = Life.life().began().order(Command.Verb.PAUSE).taken(0, false);
    assertThat(paused.state.phase()).isInstanceOf(Phase.Held.class);
    assertThat(paused.answer(1)).get().returns(true, State.Answer::ok);
  }

  @Test
  void aStartThatMayHaveComeIsAskedForAgain() {
    var again = new Effect.Launch(new Incarnation(1), Map.of());
    assertThat(Life.life().began().taken(0, false).effects).containsExactly(again);
    Life stopped = Life.life().began().order(Command.Verb.STOP).taken(1, false);
    assertThat(stopped.effects).containsExactly(again);
    assertThat(Life.life().began().carried(Command.Verb.STOP, true).effects).containsExactly(again);
  }

  @Test
  void aPauseAndAWaitGoOn() {
    Life held = Life.upLife().order(Command.Verb.PAUSE).ends(143).counted().taken(false);
    assertThat(held.state.phase()).isInstanceOf(Phase.Held.class);
    assertThat(held.effects).isEmpty();
    Life waits = Life.upLife().ends(1).counted().up().ends(1).counted().taken(false);
    assertThat(waits.state.phase()).isInstanceOf(Phase.Waiting.class);
    assertThat(waits.effects).isEmpty();
  }

  @Test
  void aNumberThatTheJournalLostStaysTakenThoughItsJobIsGone() {
    Life life = Life.upLife().taken(5, false);
    assertThat(life.effects).containsExactly(FOLLOW);
    assertThat(life.ends(1).state.incarnations()).isEqualTo(5);
  }

  @Test
  void aStopWithoutASupervisorReachesAJobThatTheJournalLost() {
    Life life = Life.upLife().on(Life.carry(Command.Verb.STOP, 5, true));
    assertThat(life.effects).containsExactly(new Effect.Launch(new Incarnation(5), Map.of()));
    assertThat(life.up().state.phase()).isInstanceOf(Phase.Clearing.class);
    assertThat(life.ends(143).counted().conclusion())
        .returns(Conclusion.Kind.STOPPED, Conclusion::kind);
  }

  @Test
  void whatIsCarriedWhereNothingRunsIsAnsweredAtOnceAndTheSameAgain() {
    for (var verb : Command.Verb.values()) {
      Life life = Life.life().carried(verb, false);
      assertThat(life.carriedAnswer(verb)).as("%s", verb).isPresent();
      assertThat(life.effects).noneMatch(effect -> effect instanceof Effect.Launch);
      State answered = life.state;
      assertThat(life.carried(verb, false).state).as("%s again", verb).isEqualTo(answered);
      assertThat(life.effects).hasSize(1);
    }
  }

  @Test
  void aStopWhereNothingRunsIsFine() {
    Life life = Life.life().carried(Command.Verb.STOP, false);
    assertThat(life.carriedAnswer(Command.Verb.STOP)).get().returns(true, State.Answer::ok);
  }

  @Test
  void carriedCommandsDoWhatNeedsNoSupervisor() {
    Life waits = Life.upLife().ends(1).counted().up().ends(1).counted();
    waits.carried(Command.Verb.RESTART, false);
    assertThat(waits.carriedAnswer(Command.Verb.RESTART)).get().returns(false, State.Answer::ok);
    waits.carried(Command.Verb.RESET, false);
    assertThat(waits.state.tally().withoutProgress()).isZero();
    waits.carried(Command.Verb.PAUSE, false);
    assertThat(waits.state.desired()).isEqualTo(Desired.PAUSED);
    assertThat(waits.carriedAnswer(Command.Verb.PAUSE)).get().returns(true, State.Answer::ok);
    Life ending = Life.upLife().order(Command.Verb.STOP).carried(Command.Verb.STOP, true);
    assertThat(ending.effects).contains(FOLLOW, new Effect.Count(new Incarnation(1)));
  }
}
