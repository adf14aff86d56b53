package io.jobsentry.policy;

import java.time.Duration;

/** What follows from an ended job, always with the reason in words. */
public sealed interface Judgement {
  String reason();

  /** Start it again after a wait; {@code attempt} counts restarts since the last progress. */
  record Restart(Duration delay, int attempt, String reason) implements Judgement {}

  /** The run is over, and the job's own status is its status. */
  record Complete(String reason) implements Judgement {}

  /** The run is over because the budget is spent. */
  record GiveUp(String reason) implements Judgement {}
}
