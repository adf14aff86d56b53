package io.jobsentry.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.model.Moment;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import io.jobsentry.policy.RestartPolicy;
import io.jobsentry.policy.RestartSettings;
import io.jobsentry.policy.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A core, its state, and a clock that moves only when it is told to. */
final class Life {
  static final Instant WALL = Instant.parse("2026-05-01T12:00:00Z");
  static final Event.Mandate.Run RUN = new Event.Mandate.Run(List.of("x"), 7);

  static final Map<String, String> SCALES =
      Map.of("BATCH", "half", "STEPS", "double", "NAME", "half", "MODE", "safe");

  private static Rule rule(String detector, Rule.Remedy remedy) {
    return new Rule("r-" + detector, detector, message -> message.equals("seen"), remedy);
  }

  private static Rule exit(int code, Rule.Remedy remedy) {
    String words = new JobExit.Code(code).words();
    return new Rule("exit-" + code, "exit_code", words::equals, remedy);
  }

  final Core core;
  State state = State.INITIAL;
  Duration uptime = Duration.ofSeconds(1);
  final List<Fact> facts = new ArrayList<>();
  List<Effect> effects = List.of();
  int orders;

  Life(Lifecycle lifecycle, boolean keepLeftovers) {
    this(lifecycle, keepLeftovers, false, false, List.of());
  }

  private Life(
      Lifecycle lifecycle,
      boolean keepLeftovers,
      boolean handsOff,
      boolean heedsVerdicts,
      List<Charter.StallDetector> stalls) {
    core =
        new Core(
            new Charter(
                new RestartPolicy(lifecycle, new Schedule(RestartSettings.STANDARD, 7)),
                StopPlan.STANDARD,
                List.of(
                    rule("oom", new Rule.Remedy.RestartWithEnv(SCALES)),
                    rule("grow", new Rule.Remedy.RestartWithEnv(Map.of("BATCH", "double"))),
                    rule("nan", new Rule.Remedy.Abort()),
                    rule("slow", new Rule.Remedy.Observe()),
                    rule("hang", new Rule.Remedy.Restart()),
                    new Rule("stuck", "stuck", _ -> true, new Rule.Remedy.Restart()),
                    rule("disk", new Rule.Remedy.Pause()),
                    exit(3, new Rule.Remedy.Abort()),
                    exit(4, new Rule.Remedy.RestartWithEnv(SCALES)),
                    exit(5, new Rule.Remedy.Observe()),
                    exit(6, new Rule.Remedy.Pause())),
                List.of(Charter.ExitDetector.STANDARD),
                stalls,
                Map.of("BATCH", "1", "NAME", "x"),
                keepLeftovers,
                handsOff,
                heedsVerdicts));
  }

  static Life life() {
    return new Life(Lifecycle.RESTART_ON_FAILURE, false);
  }

  static Life upLife() {
    return life().began().up();
  }

  /** Of a job that may not be signalled. */
  static Life handsOff() {
    return new Life(Lifecycle.RESTART_ON_FAILURE, false, true, false, List.of());
  }

  /** Of a run that ends when a verdict says so. */
  static Life heeding() {
    return new Life(Lifecycle.RESTART_ON_FAILURE, false, false, true, List.of());
  }

  /** Of a job that is expected to move. */
  static Life watched(boolean handsOff, Charter.StallDetector... stalls) {
    return new Life(Lifecycle.RESTART_ON_FAILURE, false, handsOff, false, List.of(stalls));
  }

  Moment now() {
    return new Moment(WALL.plus(uptime), uptime);
  }

  Life on(Event event) {
    Decision decision = core.decide(state, event, now());
    State folded = state;
    for (Fact fact : decision.facts()) {
      folded = core.fold().apply(folded, fact, now());
    }
    assertThat(decision.state()).as("the state is the fold of the facts").isEqualTo(folded);
    state = decision.state();
    assertThat(state.phase() instanceof Phase.Up && state.desired() != Desired.RUNNING)
        .as("what is up is wanted up")
        .isFalse();
    facts.addAll(decision.facts());
    effects = decision.effects();
    return this;
  }

  Life later(Duration span) {
    uptime = uptime.plus(span);
    return on(new Event.Woke());
  }

  Life began() {
    return on(new Event.Began(1, "0", RUN, state.incarnations(), false));
  }

  Life taken(boolean alive) {
    return taken(state.incarnations(), alive);
  }

  Life taken(int newest, boolean alive) {
    return on(new Event.Began(2, "0", RUN, newest, alive));
  }

  Life carried(Command.Verb verb, boolean alive) {
    return on(carry(verb, state.incarnations(), alive));
  }

  static Event carry(Command.Verb verb, int newest, boolean alive) {
    return new Event.Began(
        2, "0", new Event.Mandate.Carry(new Command("k-" + verb, verb, "cli")), newest, alive);
  }

  Optional<State.Answer> carriedAnswer(Command.Verb verb) {
    return Optional.ofNullable(state.answers().get("k-" + verb));
  }

  Life up() {
    int n = state.incarnations();
    return on(
        new Event.LaunchSucceeded(
            new Incarnation(n), new JobIdentity(100 + n, n, "b"), now().wall()));
  }

  Life ends(int code) {
    return on(
        new Event.JobEnded(
            new Incarnation(state.incarnations()), new JobExit.Code(code), now().wall(), 0));
  }

  Life counted(Long... pids) {
    return on(new Event.Counted(new Incarnation(state.incarnations()), List.of(pids)));
  }

  Life order(Command.Verb verb) {
    return on(new Event.Ordered(new Command("c" + ++orders, verb, "cli")));
  }

  Life sees(String detector) {
    return on(
        new Event.Noticed(new Notice(new Incarnation(state.incarnations()), detector, "seen", 1)));
  }

  Life advances(String detector, String value, Optional<Duration> patience) {
    return on(
        new Event.Advanced(
            new Incarnation(state.incarnations()),
            detector,
            new Advance(uptime, 12, value, patience)));
  }

  Life reaches(double value) {
    return on(new Event.Progressed(new Incarnation(state.incarnations()), value));
  }

  Life interrupted(PosixSignal signal) {
    return on(new Event.Interrupted(signal));
  }

  Conclusion conclusion() {
    assertThat(state.phase()).isInstanceOf(Phase.Over.class);
    return ((Phase.Over) state.phase()).conclusion();
  }

  Optional<State.Answer> answer(int order) {
    return Optional.ofNullable(state.answers().get("c" + order));
  }
}
