package io.jobsentry.core;

import io.jobsentry.model.JobExit;
import io.jobsentry.policy.Verdict;
import java.util.List;

/** Facts without their secrets: every text in them that may come from the job or its operator. */
final class Discreet {
  private final Discretion discretion;

  Discreet(Discretion discretion) {
    this.discretion = discretion;
  }

  /**
   * The overlays of rules are left as they are: what is secret in them was never put there. So is
   * what sentry alone says, and what lives only in this process.
   */
  Fact of(Fact fact) {
    return switch (fact) {
      case Fact.RunBegan began ->
          new Fact.RunBegan(began.run(), discretion.told(began.command()), began.seed());
      case Fact.LaunchFailed(var incarnation, var problems) ->
          new Fact.LaunchFailed(incarnation, told(problems));
      case Fact.JobEnded ended ->
          new Fact.JobEnded(ended.incarnation(), told(ended.exit()), ended.at(), ended.output());
      case Fact.IncidentOpened opened ->
          new Fact.IncidentOpened(
              opened.id(),
              opened.incarnation(),
              opened.detector(),
              told(opened.cause()),
              discretion.lines(opened.lastWords()));
      case Fact.VerdictGiven given ->
          new Fact.VerdictGiven(
              given.incident(),
              given.incarnation(),
              new Verdict(given.verdict().advice(), told(given.verdict().reason())),
              told(given.evidence()));
      case Fact.SourcesFailed(var incarnation, var sources) ->
          new Fact.SourcesFailed(incarnation, told(sources));
      case Fact.RestartPlanned planned -> told(planned);
      case Fact.NoticeTaken(var notice) ->
          new Fact.NoticeTaken(notice.saying(told(notice.message())));
      case Fact.CommandTaken(var command) ->
          new Fact.CommandTaken(new Command(command.id(), command.verb(), told(command.by())));
      case Fact.RunEnded(var conclusion) ->
          new Fact.RunEnded(
              new Conclusion(conclusion.kind(), conclusion.status(), told(conclusion.reason())));
      case Fact.Carried _,
          Fact.SupervisorBegan _,
          Fact.IncarnationsFound _,
          Fact.LaunchIntended _,
          Fact.Launched _,
          Fact.Adopted _,
          Fact.VerdictProved _,
          Fact.Parked _,
          Fact.StopBegun _,
          Fact.StopStepTaken _,
          Fact.Looked _,
          Fact.Cleared _,
          Fact.Unstoppable _,
          Fact.DesiredSet _,
          Fact.ProgressMade _,
          Fact.ProgressSeen _,
          Fact.ProgressResumed _,
          Fact.Advanced _,
          Fact.Stalled _,
          Fact.MovedOn _,
          Fact.TallyCleared _,
          Fact.SignalForwarded _,
          Fact.RuleChosen _,
          Fact.CommandAnswered _ ->
          fact;
    };
  }

  private JobExit told(JobExit exit) {
    return exit instanceof JobExit.Lost lost ? new JobExit.Lost(told(lost.why())) : exit;
  }

  /** A restart that is nobody's attempt is one that somebody wanted, and said why. */
  private Fact told(Fact.RestartPlanned planned) {
    return planned.attempt() == 0
        ? new Fact.RestartPlanned(planned.next(), planned.delay(), 0, told(planned.why()))
        : planned;
  }

  private String told(String text) {
    return discretion.told(text);
  }

  private List<String> told(List<String> texts) {
    return texts.stream().map(discretion::told).toList();
  }
}
