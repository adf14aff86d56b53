package io.jobsentry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.model.Moment;
import io.jobsentry.model.StopPlan;
import io.jobsentry.policy.RestartPolicy;
import io.jobsentry.policy.RestartSettings;
import io.jobsentry.policy.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is noted of a secret, and what is done with it all the same. */
final class DiscretionTest {
  private static final Incarnation FIRST = new Incarnation(1);
  private static final Discretion NO_HUNTER =
      new Discretion() {
        @Override
        public String told(String text) {
          return text.replace("hunter2", "[?]");
        }

        @Override
        public List<String> told(List<String> command) {
          return command.stream().map(this::told).toList();
        }

        @Override
        public List<String> lines(List<String> lines) {
          return told(lines);
        }
      };

  private final List<Fact> facts = new ArrayList<>();
  private List<Effect> effects = List.of();
  private State state = State.INITIAL;

  private static Core core(Map<String, String> set) {
    var rule =
        new Rule(
            "renew",
            "refused",
            message -> message.contains("hunter2"),
            new Rule.Remedy.RestartWithEnv(set));
    return new Core(
        new Charter(
            new RestartPolicy(
                Lifecycle.RESTART_ON_FAILURE, new Schedule(RestartSettings.STANDARD, 7)),
            StopPlan.STANDARD,
            List.of(rule),
            List.of(Charter.ExitDetector.STANDARD),
            Map.of("BATCH", "8"),
            false,
            false,
            false),
        NO_HUNTER);
  }

  private void on(Core core, Event event) {
    Decision decision =
        core.decide(state, event, new Moment(Instant.EPOCH, Duration.ofSeconds(facts.size() + 1)));
    facts.addAll(decision.facts());
    effects = decision.effects();
    state = decision.state();
  }

  private void upAndRefused(Core core) {
    on(
        core,
        new Event.Began(
            9, "1", new Event.Mandate.Run(List.of("job", "-p", "hunter2"), 7), 0, false));
    on(core, new Event.LaunchSucceeded(FIRST, new JobIdentity(5, 6, "boot"), Instant.EPOCH));
    on(core, new Event.Noticed(new Notice(FIRST, "refused", "password hunter2 refused", 3)));
  }

  @Test
  void aRuleSeesWhatWasSaidAndNothingElseDoes() {
    upAndRefused(core(Map.of("TRIES", "3")));
    assertThat(facts).filteredOn(Fact.RuleChosen.class::isInstance).hasSize(1);
    assertThat(facts.toString()).contains("password [?] refused").doesNotContain("hunter2");
    assertThat(state.toString()).doesNotContain("hunter2");
    assertThat(state.run().command()).containsExactly("job", "-p", "[?]");
  }

  @Test
  void whatARuleSetsIsNamedByTheRuleAndGivenToTheJob() {
    Core core = core(Map.of("PASS", "hunter2", "TRIES", "3", "BATCH", "half"));
    upAndRefused(core);
    on(core, new Event.JobEnded(FIRST, new JobExit.Code(1), Instant.EPOCH, 9));
    on(core, new Event.Counted(FIRST, List.of()));
    assertThat(facts.toString()).doesNotContain("hunter2");
    assertThat(state.overlay())
        .isEqualTo(Map.of("PASS", Overlays.from("renew"), "TRIES", "3", "BATCH", "4"));
    assertThat(effects)
        .contains(
            new Effect.Launch(
                new Incarnation(2), Map.of("PASS", "hunter2", "TRIES", "3", "BATCH", "4")));
  }

  @Test
  void aRuleThatIsGoneSetsNothing() {
    upAndRefused(core(Map.of("PASS", "hunter2", "TRIES", "3")));
    Core without = core(Map.of("TRIES", "3"));
    on(without, new Event.JobEnded(FIRST, new JobExit.Code(1), Instant.EPOCH, 9));
    on(without, new Event.Counted(FIRST, List.of()));
    assertThat(effects).contains(new Effect.Launch(new Incarnation(2), Map.of("TRIES", "3")));
  }

  @Test
  void anotherSecretDoesNotMakeItAnotherCommand() {
    Core core = core(Map.of());
    upAndRefused(core);
    on(core, new Event.JobEnded(FIRST, new JobExit.Code(1), Instant.EPOCH, 9));
    on(
        core,
        new Event.Began(10, "1", new Event.Mandate.Run(List.of("job", "-p", "[?]"), 7), 1, false));
    assertThat(facts).filteredOn(Fact.RunBegan.class::isInstance).hasSize(1);
  }

  @Test
  void onlyWhatSomebodyWantedIsLookedThroughInAPlan() {
    var discreet = new Discreet(NO_HUNTER);
    var wanted = new Fact.RestartPlanned(FIRST, Duration.ZERO, 0, "sent by hunter2");
    var due = new Fact.RestartPlanned(FIRST, Duration.ZERO, 1, "exit 1");
    assertThat(discreet.of(wanted))
        .isEqualTo(new Fact.RestartPlanned(FIRST, Duration.ZERO, 0, "sent by [?]"));
    assertThat(discreet.of(due)).isSameAs(due);
  }

  @Test
  void whyAJobWasLostIsLookedThrough() {
    var discreet = new Discreet(NO_HUNTER);
    Fact lost = new Fact.JobEnded(FIRST, new JobExit.Lost("hunter2 gone"), Instant.EPOCH, 9);
    Fact ended = new Fact.JobEnded(FIRST, new JobExit.Code(1), Instant.EPOCH, 9);
    assertThat(discreet.of(lost))
        .isEqualTo(new Fact.JobEnded(FIRST, new JobExit.Lost("[?] gone"), Instant.EPOCH, 9));
    assertThat(discreet.of(ended)).isEqualTo(ended);
  }

  @Test
  void whatWasLookedThroughOnceIsCarriedOn() {
    var carried = new Fact.Carried(3, 4, OptionalDouble.of(7), List.of(Instant.EPOCH));
    assertThat(new Discreet(NO_HUNTER).of(carried)).isSameAs(carried);
  }

  @Test
  void aValueIsHiddenForItsNameToo() {
    assertThat(NO_HUNTER.hides("PASS", "hunter2")).isTrue();
    assertThat(NO_HUNTER.hides("hunter2", "1")).isTrue();
    assertThat(NO_HUNTER.hides("TRIES", "1")).isFalse();
    assertThat(Discretion.NONE.hides("PASS", "hunter2")).isFalse();
  }
}
