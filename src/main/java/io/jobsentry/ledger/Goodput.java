package io.jobsentry.ledger;

import io.jobsentry.core.Fact;
import io.jobsentry.model.Desired;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the time of the runs went into, as their facts tell it. Each moment of a run is of exactly
 * one kind, so the kinds add up to the time that the runs took.
 */
public final class Goodput {

  /** What a moment of a run went into. */
  public enum Kind {
    /** The job was up, and nothing says that it did not get on. */
    PRODUCTIVE,
    /** It was being started, or had not shown its first value of the progress marker. */
    STARTING,
    /** It was up below the highest value that the marker had had. */
    REDOING,
    /** It stood still. */
    STALLED,
    /** It was down, or on its way down, and was to be up. */
    RESTARTING,
    /** Somebody wanted it down for a while. */
    PAUSED,
    /** It was being stopped for good, or cleared away. */
    ENDING
  }

  /** A span of one kind. */
  public record Span(Kind kind, Instant from, Instant to) {
    public Duration length() {
      return Duration.between(from, to);
    }
  }

  /** The names of the facts that matter here; all others may be left out. */
  public static final Set<String> FACTS =
      Set.of(
          "carried",
          "run-began",
          "launch-intended",
          "launched",
          "launch-failed",
          "progress-made",
          "progress-resumed",
          "stalled",
          "moved-on",
          "desired-set",
          "stop-begun",
          "job-ended",
          "cleared",
          "restart-planned",
          "parked",
          "run-ended");

  private final List<Span> spans = new ArrayList<>();
  private int runs;

  /** Since when the present kind holds; null between runs. */
  private @Nullable Instant since;

  private Instant last = Instant.EPOCH;
  private Kind kind = Kind.STARTING;
  private Desired desired = Desired.RUNNING;
  private final Set<String> still = new HashSet<>();

  /** Whether the present incarnation is up and has not shown a value of the marker. */
  private boolean unheard;

  /** What the job would be doing if it did not stand still. */
  private Kind otherwise = Kind.PRODUCTIVE;

  /** Whether a value of the marker was ever seen. */
  private boolean marked;

  /** Takes in the next fact. Times that go backwards count as no time. */
  public void saw(Instant when, Fact fact) {
    Instant at = when.isBefore(last) ? last : when;
    last = at;
    switch (fact) {
      case Fact.Carried carried -> marked |= carried.progress().isPresent();
      case Fact.RunBegan _ -> {
        end(at);
        runs++;
        since = at;
        kind = Kind.STARTING;
        desired = Desired.RUNNING;
      }
      case Fact.LaunchIntended _ -> become(Kind.STARTING, at);
      case Fact.Launched _ -> {
        become(Kind.STARTING, at);
        close(at);
        unheard = true;
        otherwise = Kind.STARTING;
      }
      case Fact.ProgressMade _ -> heard(Kind.PRODUCTIVE, at);
      case Fact.ProgressResumed _ -> heard(Kind.REDOING, at);
      case Fact.Stalled(_, var detector, var length) -> {
        if (up()) {
          become(Kind.STALLED, at.minus(length));
          still.add(detector);
        }
      }
      case Fact.MovedOn(_, var detector) -> {
        if (still.remove(detector) && still.isEmpty() && kind == Kind.STALLED) {
          become(otherwise, at);
        }
      }
      case Fact.DesiredSet(var wanted, _) -> {
        desired = wanted;
        if (!up()) {
          goDown(at);
        }
      }
      case Fact.StopBegun _ -> goDown(at);
      case Fact.JobEnded ended -> goDown(ended.at().isAfter(at) ? at : ended.at());
      case Fact.LaunchFailed _, Fact.Cleared _, Fact.RestartPlanned _, Fact.Parked _ -> goDown(at);
      case Fact.RunEnded _ -> {
        goDown(at);
        end(at);
      }
      case Fact.SupervisorBegan _,
          Fact.IncarnationsFound _,
          Fact.Adopted _,
          Fact.IncidentOpened _,
          Fact.VerdictGiven _,
          Fact.VerdictProved _,
          Fact.SourcesFailed _,
          Fact.StopStepTaken _,
          Fact.Looked _,
          Fact.Unstoppable _,
          Fact.ProgressSeen _,
          Fact.Advanced _,
          Fact.TallyCleared _,
          Fact.SignalForwarded _,
          Fact.NoticeTaken _,
          Fact.RuleChosen _,
          Fact.CommandTaken _,
          Fact.CommandAnswered _ -> {}
    }
  }

  private boolean up() {
    return switch (kind) {
      case PRODUCTIVE, REDOING, STALLED -> true;
      case STARTING -> unheard;
      case RESTARTING, PAUSED, ENDING -> false;
    };
  }

  private void goDown(Instant at) {
    become(
        switch (desired) {
          case RUNNING -> Kind.RESTARTING;
          case PAUSED -> Kind.PAUSED;
          case STOPPED -> Kind.ENDING;
        },
        at);
    unheard = false;
    still.clear();
  }

  /** The incarnation has shown a value of the marker. */
  private void heard(Kind next, Instant at) {
    marked = true;
    otherwise = next;
    if (up() && kind != Kind.STALLED) {
      become(next, at);
    }
    unheard = false;
  }

  private void become(Kind next, Instant at) {
    if (next != kind) {
      close(at);
      kind = next;
    }
  }

  private void close(Instant at) {
    if (since != null && at.isAfter(since)) {
      spans.add(new Span(settled(), since, at));
      since = at;
    }
  }

  /** Of a job that shows no marker it is not known when it has started: it counts as at work. */
  private Kind settled() {
    return kind == Kind.STARTING && unheard && !marked ? Kind.PRODUCTIVE : kind;
  }

  private void end(Instant at) {
    close(at);
    since = null;
  }

  /** Takes the run that goes on as far as this. */
  public void until(Instant now) {
    close(now);
  }

  /** When the last fact was. */
  public Instant last() {
    return last;
  }

  /** Whether a run is under way, as far as the facts say. */
  public boolean underway() {
    return since != null;
  }

  public int runs() {
    return runs;
  }

  public List<Span> spans() {
    return List.copyOf(spans);
  }
}
