package io.jobsentry.policy;

import io.jobsentry.model.JobExit;
import io.jobsentry.model.Lifecycle;
import java.time.Instant;

/** Decides what follows when the job has ended without having been told to. */
public record RestartPolicy(Lifecycle lifecycle, Schedule schedule) {

  /**
   * @param tally including the failure that is judged
   * @param failed whether this ending is a failure; a rule can make one of a healthy exit
   */
  public Judgement judge(Tally tally, JobExit exit, boolean failed, Instant now) {
    RestartSettings settings = schedule.settings();
    if (lifecycle == Lifecycle.ONE_SHOT) {
      return new Judgement.Complete("one-shot: the job " + exit.words());
    }
    if (!failed && lifecycle == Lifecycle.RESTART_ON_FAILURE) {
      return new Judgement.Complete("the job finished");
    }
    int inWindow = tally.within(now, settings.window()).size();
    if (settings.maxInWindow() > 0 && inWindow >= settings.maxInWindow()) {
      return new Judgement.GiveUp(
          inWindow
              + times(inWindow, " restart")
              + " within "
              + settings.window().toSeconds()
              + " s, which is all that `max_restarts_in_window` allows");
    }
    int attempt = tally.withoutProgress() + 1;
    if (failed && settings.maxRestarts() > 0 && attempt > settings.maxRestarts()) {
      return new Judgement.GiveUp(
          tally.withoutProgress()
              + times(tally.withoutProgress(), " restart")
              + " without progress, which is all that `max_restarts` allows");
    }
    int identical = tally.identical();
    if (failed
        && settings.maxIdenticalFailures() > 0
        && identical > settings.maxIdenticalFailures()) {
      return new Judgement.GiveUp(
          "the same failure "
              + identical
              + " times in a row ("
              + tally.lastFailure().orElse("unknown")
              + "), more than `max_identical_failures` allows");
    }
    String budget =
        failed && settings.maxRestarts() > 0
            ? "restart " + attempt + " of " + settings.maxRestarts() + " without progress"
            : "restart " + attempt;
    return new Judgement.Restart(schedule.delay(attempt), attempt, budget);
  }

  private static String times(int count, String noun) {
    return count == 1 ? noun : noun + "s";
  }
}
