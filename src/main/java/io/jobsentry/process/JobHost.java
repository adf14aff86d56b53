package io.jobsentry.process;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.JobIdentity;
import io.jobsentry.model.JobSpec;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine on which the job lives. Every method is safe to call again: an incarnation is started
 * at most once, however often it is asked for, and a signal reaches only what provably belongs to
 * the incarnation.
 */
public interface JobHost {

  /** What is known of an incarnation. */
  sealed interface Sighting {
    /** Nothing of it was ever started. */
    record Unborn() implements Sighting {}

    /** Its stub holds the lock, and the job is not there yet. */
    record Starting() implements Sighting {}

    record Alive(JobIdentity identity, Instant since) implements Sighting {}

    /** Its own process has ended; others that it started may live on. */
    record Gone(JobExit exit, Instant at, Optional<JobIdentity> identity) implements Sighting {}
  }

  /** How a start went. */
  sealed interface Launch {
    record Started(JobIdentity identity, Instant at) implements Launch {}

    /** It ran and is over already. */
    record Finished(JobIdentity identity, Instant at, JobExit exit) implements Launch {}

    /** Nothing was started: something that it needs is missing. */
    record Unready(List<String> problems) implements Launch {}

    /** Nothing was started: another incarnation still holds the job's lock. */
    record Occupied(String by) implements Launch {}
  }

  /** One process that belongs to the job. {@code evidence} says how it was recognised. */
  record Member(long pid, long startTicks, String command, String evidence) {}

  /**
   * Checks what the job needs and starts it.
   *
   * @param overlay put over the job's environment for this incarnation
   * @throws IOException when the machine refuses: no space, no processes, no memory
   */
  Launch launch(Incarnation incarnation, JobSpec job, Map<String, String> overlay)
      throws IOException;

  Sighting look(Incarnation incarnation);

  /** Everything alive that belongs to the incarnation, the job's own process first. */
  List<Member> census(Incarnation incarnation);

  /** Removes a little of what incarnations left behind of which nobody knows any more. */
  default void tidy() throws IOException {}

  /** Sends a signal; answers how many processes got it. */
  int signal(Incarnation incarnation, PosixSignal signal, StopPlan.Target target);
}
