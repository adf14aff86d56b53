package io.jobsentry.core;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.PosixSignal;
import java.time.Instant;
import java.util.List;

/** Something that happened outside, as the one thread that decides gets to know it. */
public sealed interface Event {

  /**
   * A supervisor process has folded the journal and takes charge.
   *
   * @param mandate what its operator wants of it
   * @param newest the newest incarnation of which the disk knows, which a lost journal may not
   * @param alive whether that incarnation's own process lives
   */
  record Began(long pid, String version, Mandate mandate, int newest, boolean alive)
      implements Event {}

  /** What a supervisor was started for. */
  sealed interface Mandate {
    /** Keep the job up; go on with the run that is under way, if one is. */
    record Run(List<String> command, long seed) implements Mandate {
      public Run {
        command = List.copyOf(command);
      }
    }

    /** Only carry out a command that found no supervisor, and leave. */
    record Carry(Command command) implements Mandate {}
  }

  record LaunchSucceeded(Incarnation incarnation, JobIdentity identity, Instant at)
      implements Event {}

  /** Something that the job needs is missing; nothing was started. */
  record LaunchUnready(Incarnation incarnation, List<String> problems) implements Event {}

  /**
   * The machine could not start it for now.
   *
   * @param spent whether its number is used up; otherwise a late start of it is still possible, and
   *     only the same number again makes sure that it is the only one
   */
  record LaunchBroke(Incarnation incarnation, String problem, boolean spent) implements Event {}

  /**
   * Its own process ended, and all that it wrote has been read.
   *
   * @param output how many bytes that were
   * @param lastWords the last lines of it that are not empty
   */
  record JobEnded(
      Incarnation incarnation, JobExit exit, Instant at, long output, List<String> lastWords)
      implements Event {
    public JobEnded {
      lastWords = List.copyOf(lastWords);
    }

    /** One that said nothing. */
    public JobEnded(Incarnation incarnation, JobExit exit, Instant at, long output) {
      this(incarnation, exit, at, output, List.of());
    }
  }

  /** The living processes of an incarnation were counted. */
  record Counted(Incarnation incarnation, List<Long> pids) implements Event {
    public Counted {
      pids = List.copyOf(pids);
    }
  }

  record Noticed(Notice notice) implements Event {}

  /** Which of the streams in the output told of a failure until now, the first first. */
  record Failing(Incarnation incarnation, List<String> sources) implements Event {
    public Failing {
      sources = List.copyOf(sources);
    }
  }

  /** The job got on, in the eyes of a stall detector. Told now and then, not each time. */
  record Advanced(Incarnation incarnation, String detector, Advance advance) implements Event {}

  /** The progress marker showed a value. */
  record Progressed(Incarnation incarnation, double value) implements Event {}

  record Ordered(Command command) implements Event {}

  /** Sentry itself got a signal. */
  record Interrupted(PosixSignal signal) implements Event {}

  /** The time that the core asked for has come. */
  record Woke() implements Event {}
}
