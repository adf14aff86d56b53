package io.jobsentry.core;

import io.jobsentry.model.Desired;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One thing that is true from now on. Facts are journalled before anything is done about them, and
 * the state is a fold of them. Names that end in "intended" or "begun" announce an effect; the fact
 * that reports its result follows.
 */
public sealed interface Fact {

  /** Whether it is written down; others only live as long as this process. */
  default boolean durable() {
    return true;
  }

  /**
   * The journal begins anew, with what outlives a run.
   *
   * @param recent when the latest restarts were
   */
  record Carried(int run, int incarnations, OptionalDouble progress, List<Instant> recent)
      implements Fact {
    public Carried {
      recent = List.copyOf(recent);
    }
  }

  /** A run begins: from here on the job is to be kept up. {@code seed} fixes its delays. */
  record RunBegan(int run, List<String> command, long seed) implements Fact {}

  /** A supervisor process took charge, at the start of a run or after the last one was gone. */
  record SupervisorBegan(long pid, String version) implements Fact {}

  /** The disk knows of incarnations that the journal has lost; their numbers stay taken. */
  record IncarnationsFound(int newest) implements Fact {}

  record LaunchIntended(Incarnation incarnation, String why, Map<String, String> overlay)
      implements Fact {
    public LaunchIntended {
      overlay = Map.copyOf(overlay);
    }
  }

  record Launched(Incarnation incarnation, JobIdentity identity, Instant at) implements Fact {}

  /** Nothing was started. {@code problems} are sentences. */
  record LaunchFailed(Incarnation incarnation, List<String> problems) implements Fact {
    public LaunchFailed {
      problems = List.copyOf(problems);
    }
  }

  /** A job that outlived its supervisor is supervised again. */
  record Adopted(Incarnation incarnation, JobIdentity identity) implements Fact {}

  /** {@code output} is how many bytes it had written by then. */
  record JobEnded(Incarnation incarnation, JobExit exit, Instant at, long output) implements Fact {}

  /**
   * @param lastWords what the job printed last, where nothing else says why it ended
   */
  record IncidentOpened(
      String id, Incarnation incarnation, String detector, String cause, List<String> lastWords)
      implements Fact {
    public IncidentOpened {
      lastWords = List.copyOf(lastWords);
    }
  }

  /**
   * What is best done about an incident.
   *
   * @param evidence what it was told from, in lines
   */
  record VerdictGiven(
      String incident, Incarnation incarnation, Verdict verdict, List<String> evidence)
      implements Fact {
    public VerdictGiven {
      evidence = List.copyOf(evidence);
    }
  }

  /** What came after the failure of that incarnation shows whether the verdict on it was right. */
  record VerdictProved(int incarnation, boolean right) implements Fact {}

  /** Which of the streams in the output told of a failure, the first first. */
  record SourcesFailed(Incarnation incarnation, List<String> sources) implements Fact {
    public SourcesFailed {
      sources = List.copyOf(sources);
    }
  }

  record RestartPlanned(Incarnation next, Duration delay, int attempt, String why)
      implements Fact {}

  /** A planned restart is put off until somebody resumes. */
  record Parked() implements Fact {}

  /** The incarnation is to be cleared away. */
  record StopBegun(Incarnation incarnation, StopOrder order) implements Fact {}

  /** The signal of this step of the plan is sent next. */
  record StopStepTaken(Incarnation incarnation, int step) implements Fact {}

  /** So many processes were alive at a look; only sets the time of the next. */
  record Looked(Incarnation incarnation, int members, Duration lookAt, Duration patience)
      implements Fact {
    @Override
    public boolean durable() {
      return false;
    }
  }

  /** Verified: nothing of the incarnation is alive, or nothing that matters. */
  record Cleared(Incarnation incarnation, int left) implements Fact {}

  /** Not even KILL helped; these live on, and nothing is started beside them. */
  record Unstoppable(Incarnation incarnation, List<Long> pids) implements Fact {
    public Unstoppable {
      pids = List.copyOf(pids);
    }
  }

  record DesiredSet(Desired desired, String why) implements Fact {}

  /** The progress marker went beyond its highest value ever. */
  record ProgressMade(Incarnation incarnation, double value) implements Fact {}

  /** As {@link ProgressMade}, between two that are written down. */
  record ProgressSeen(Incarnation incarnation, double value) implements Fact {
    @Override
    public boolean durable() {
      return false;
    }
  }

  /**
   * The first value of the progress marker in this incarnation, where that is not beyond the
   * highest: up to there its work is done a second time.
   */
  record ProgressResumed(Incarnation incarnation, double value) implements Fact {}

  /** As {@link Event.Advanced}; only sets the time of the next look. */
  record Advanced(Incarnation incarnation, String detector, Advance advance) implements Fact {
    @Override
    public boolean durable() {
      return false;
    }
  }

  /**
   * It has stood still for too long. What was said about it follows.
   *
   * @param still for how long it has, by now
   */
  record Stalled(Incarnation incarnation, String detector, Duration still) implements Fact {}

  /** What stood still has moved again. */
  record MovedOn(Incarnation incarnation, String detector) implements Fact {}

  /** The count of restarts starts afresh. */
  record TallyCleared(String why) implements Fact {}

  record SignalForwarded(Incarnation incarnation, PosixSignal signal) implements Fact {}

  record NoticeTaken(Notice notice) implements Fact {}

  /** A rule answers a notice. {@code overlay} is what the job's environment gets from now on. */
  record RuleChosen(
      String rule, Incarnation incarnation, String effect, Map<String, String> overlay)
      implements Fact {
    public RuleChosen {
      overlay = Map.copyOf(overlay);
    }
  }

  record CommandTaken(Command command) implements Fact {}

  record CommandAnswered(String id, boolean ok, String answer) implements Fact {}

  record RunEnded(Conclusion conclusion) implements Fact {}
}
