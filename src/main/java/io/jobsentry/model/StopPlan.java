package io.jobsentry.model;

import java.time.Duration;
import java.util.List;

/**
 * How the job is asked, then made, to end: signals in order, each with the time that it is given to
 * work. A plan always ends in KILL for everything that is left.
 */
public record StopPlan(List<Step> steps) {

  /** Whom a signal is for. */
  public enum Target {
    /** The job's own process. */
    LEADER,
    /** Every process that belongs to the job, runaways included. */
    TREE
  }

  public record Step(PosixSignal signal, Target target, Duration patience) {}

  public static final StopPlan STANDARD =
      new StopPlan(
          List.of(
              new Step(PosixSignal.TERM, Target.TREE, Duration.ofSeconds(10)),
              new Step(PosixSignal.KILL, Target.TREE, Duration.ofSeconds(10))));

  public StopPlan {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a stop plan needs a step");
    }
    Step last = steps.getLast();
    if (last.signal() != PosixSignal.KILL || last.target() != Target.TREE) {
      throw new IllegalArgumentException("a stop plan ends in KILL for the whole tree");
    }
  }

  /** The longest that stopping takes when nothing listens. */
  public Duration longest() {
    return steps.stream().map(Step::patience).reduce(Duration.ZERO, Duration::plus);
  }
}
