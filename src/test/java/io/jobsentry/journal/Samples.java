package io.jobsentry.journal;

import io.jobsentry.core.Command;
import io.jobsentry.core.Conclusion;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Notice;
import io.jobsentry.core.StopOrder;
import io.jobsentry.model.Advice;
import io.jobsentry.model.Category;
import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.Known;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import io.jobsentry.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** At least one of every kind of fact. */
final class Samples {
  private Samples() {}

  static final Instant AT = Instant.parse("2026-05-01T12:00:00.123456789Z");
  private static final Incarnation THIRD = new Incarnation(3);
  private static final JobIdentity IDENTITY = new JobIdentity(4711, 99_000_000_001L, "b-1");

  static final List<Fact> DURABLE =
      List.of(
          new Fact.Carried(4, 17, OptionalDouble.of(1.5e-7), List.of(AT, AT.plusSeconds(1))),
          new Fact.Carried(4, 17, OptionalDouble.empty(), List.of()),
          new Fact.RunBegan(5, List.of("sh", "-c", "echo \"ü\" \n\u2028\t`x`"), Long.MIN_VALUE),
          new Fact.SupervisorBegan(1234, "0.1.0"),
          new Fact.IncarnationsFound(9),
          new Fact.LaunchIntended(THIRD, "the run begins", Map.of("A", "1", "B", "")),
          new Fact.Launched(THIRD, IDENTITY, AT),
          new Fact.LaunchFailed(THIRD, List.of("`x` is missing", "no space")),
          new Fact.Adopted(THIRD, IDENTITY),
          new Fact.JobEnded(THIRD, new JobExit.Code(0), AT, 0),
          new Fact.JobEnded(THIRD, new JobExit.Killed(11, true), AT, 1L << 40),
          new Fact.JobEnded(
              THIRD, new JobExit.Killed(9, false, Optional.of("cgroup /job")), AT, 12),
          new Fact.JobEnded(THIRD, new JobExit.Lost("the machine went down"), AT, 5),
          new Fact.IncidentOpened(
              "id", THIRD, "exit_code", "exited with 1", List.of("no such file", "x")),
          new Fact.VerdictGiven(
              "id",
              THIRD,
              new Verdict(Advice.RETRY_WITH_CHANGE, "it ran out of memory: use less"),
              List.of("at 7: traceback: KeyError")),
          new Fact.VerdictProved(3, true),
          new Fact.VerdictProved(3, false),
          new Fact.SourcesFailed(THIRD, List.of("rank3", "rank0")),
          new Fact.NoticeTaken(
              new Notice(
                  THIRD,
                  "traceback",
                  "KeyError",
                  7,
                  Notice.Weight.HINT,
                  Optional.of(
                      new Known("`x`", Category.TRANSIENT, Advice.RETRY, Optional.of("wait"))))),
          new Fact.NoticeTaken(
              new Notice(
                  THIRD,
                  "traceback",
                  "KeyError",
                  7,
                  Notice.Weight.HINT,
                  Optional.of(
                      new Known("an error", Category.CODE, Advice.AGENT, Optional.empty())))),
          new Fact.RestartPlanned(THIRD, Duration.ofMillis(1234), 2, "restart 2"),
          new Fact.Parked(),
          new Fact.StopBegun(
              THIRD, new StopOrder("why", StopPlan.STANDARD, StopOrder.Then.JUDGE_AS_FAILURE)),
          new Fact.StopStepTaken(THIRD, 1),
          new Fact.Cleared(THIRD, 2),
          new Fact.Unstoppable(THIRD, List.of(1L, 1L << 33)),
          new Fact.DesiredSet(Desired.PAUSED, "why"),
          new Fact.ProgressMade(THIRD, 0.1),
          new Fact.ProgressResumed(THIRD, -0.5),
          new Fact.Stalled(THIRD, "hung", Duration.ofMillis(90_500)),
          new Fact.MovedOn(THIRD, "hung"),
          new Fact.TallyCleared("why"),
          new Fact.SignalForwarded(THIRD, PosixSignal.USR1),
          new Fact.NoticeTaken(new Notice(THIRD, "nan", "loss is NaN", 77)),
          new Fact.NoticeTaken(
              new Notice(
                  THIRD, "traceback", "KeyError", 7, 99, Notice.Weight.HINT, Optional.empty())),
          new Fact.NoticeTaken(
              new Notice(THIRD, "traceback", "KeyError: 'x'", 7, Notice.Weight.EVIDENCE)),
          new Fact.RuleChosen("r", THIRD, "restart", Map.of("N", "2")),
          new Fact.CommandTaken(new Command("c-1", Command.Verb.RESTART, "cli")),
          new Fact.CommandAnswered("c-1", false, "no run is under way"),
          new Fact.RunEnded(new Conclusion(Conclusion.Kind.GAVE_UP, 93, "spent")));
}
