package io.jobsentry.monitor;

import io.jobsentry.core.Fact;
import io.jobsentry.core.Notice;
import io.jobsentry.model.StopPlan;
import io.jobsentry.output.Shed;
import io.jobsentry.policy.Verdict;
import io.jobsentry.text.SpanWords;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** What sentry says about a fact, in one sentence. */
public final class Words {
  private Words() {}

  /** Empty for what only the journal needs. */
  public static Optional<String> of(Fact fact) {
    return switch (fact) {
      case Fact.Launched(var incarnation, var identity, _) ->
          Optional.of("job " + incarnation + " is up with pid " + identity.pid());
      case Fact.LaunchFailed(var incarnation, var problems) ->
          Optional.of("job " + incarnation + " was not started: " + String.join("; ", problems));
      case Fact.Adopted(var incarnation, var identity) ->
          Optional.of(
              "job "
                  + incarnation
                  + " is alive with pid "
                  + identity.pid()
                  + ": supervising it again");
      case Fact.JobEnded ended ->
          Optional.of("job " + ended.incarnation() + " " + ended.exit().words());
      // The failed start has been told, and is tried again until it works: once is enough.
      case Fact.RestartPlanned planned when planned.attempt() == 0 -> Optional.empty();
      case Fact.RestartPlanned planned ->
          Optional.of(
              (planned.delay().isZero()
                      ? "restarting now: "
                      : "restarting in " + span(planned.delay()) + ": ")
                  + planned.why());
      case Fact.StopBegun begun
          when begun.order().then() != io.jobsentry.core.StopOrder.Then.JUDGE ->
          Optional.of("stopping job " + begun.incarnation() + ": " + begun.order().why());
      case Fact.Cleared(var incarnation, int left) when left > 0 ->
          Optional.of(
              left + " processes of job " + incarnation + " live on, as `leftovers: keep` says");
      case Fact.Unstoppable(var incarnation, var pids) ->
          Optional.of(
              "job "
                  + incarnation
                  + " cannot be ended: not even SIGKILL helps with pid "
                  + pids.stream().map(Object::toString).collect(Collectors.joining(", "))
                  + "; nothing is started beside it");
      case Fact.TallyCleared(var why) -> Optional.of("the restart budget is whole again: " + why);
      case Fact.NoticeTaken(var notice) when notice.weight() == Notice.Weight.ALARM ->
          Optional.of("`" + notice.detector() + "` noticed: " + notice.message());
      case Fact.IncidentOpened opened -> Optional.of(incident(opened));
      case Fact.VerdictGiven given -> Optional.of("verdict: " + of(given.verdict()));
      case Fact.SourcesFailed(_, var sources) -> Optional.of("failing: " + SourceNames.of(sources));
      case Fact.MovedOn(_, var detector) -> Optional.of("`" + detector + "`: the job moves again");
      case Fact.RuleChosen chosen ->
          Optional.of("rule `" + chosen.rule() + "` answers: " + chosen.effect());
      case Fact.SignalForwarded(_, var signal) -> Optional.of("SIG" + signal + " is passed on");
      case Fact.Parked() -> Optional.of("the planned restart waits for `sentry resume`");
      case Fact.RunBegan _,
          Fact.SupervisorBegan _,
          Fact.IncarnationsFound _,
          Fact.Carried _,
          Fact.LaunchIntended _,
          Fact.NoticeTaken _,
          Fact.VerdictProved _,
          Fact.StopBegun _,
          Fact.StopStepTaken _,
          Fact.Looked _,
          Fact.Cleared _,
          Fact.DesiredSet _,
          Fact.ProgressMade _,
          Fact.ProgressSeen _,
          Fact.ProgressResumed _,
          Fact.Advanced _,
          Fact.Stalled _,
          Fact.CommandTaken _,
          Fact.CommandAnswered _,
          Fact.RunEnded _ ->
          Optional.empty();
    };
  }

  private static String incident(Fact.IncidentOpened opened) {
    String words =
        opened.lastWords().isEmpty() ? "" : "; its last words: " + opened.lastWords().getLast();
    return "incident " + opened.id() + ": " + opened.cause() + words;
  }

  /** {@code retry with change: the GPU has no memory left}. */
  public static String of(Verdict verdict) {
    return verdict.advice().word().replace('-', ' ') + ": " + verdict.reason();
  }

  /** Output that was given up. */
  public static String of(Shed shed) {
    String what =
        switch (shed.kind()) {
          case ARCHIVE, SEGMENT -> "old output";
          case LIVE_HEAD -> "output that was not archived yet";
        };
    String why =
        switch (shed.reason()) {
          case LOW_DISK -> "the disk is nearly full";
          case MAX_BYTES -> "`logs.max_bytes` is reached";
          case KEEP_RUNS -> "`logs.keep_runs` is reached";
        };
    return "gave up "
        + shed.bytes()
        + " bytes of "
        + what
        + " of job "
        + shed.incarnation()
        + ", from offset "
        + shed.from()
        + ": "
        + why;
  }

  /** A stop plan in one line. */
  public static String plan(StopPlan plan) {
    return plan.steps().stream()
        .map(
            step ->
                "SIG"
                    + step.signal()
                    + " to "
                    + (step.target() == StopPlan.Target.TREE
                        ? "all its processes"
                        : "its own process")
                    + ", "
                    + span(step.patience()))
        .collect(Collectors.joining("; then "));
  }

  /** A span of time as people say it: two units at most. */
  public static String span(Duration span) {
    return SpanWords.of(span);
  }
}
