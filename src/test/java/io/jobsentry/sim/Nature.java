package io.jobsentry.sim;

import io.jobsentry.model.JobExit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one incarnation of the job will do if it is left alone.
 *
 * @param runs how long its own process lives
 * @param obeys how long it goes on after a polite signal; a negative time is for ever
 * @param runaways how long each process that it leaves behind would live
 * @param unkillable until how long after KILL it stays, as a process does that waits for a disk
 */
record Nature(
    Duration runs, JobExit exit, Duration obeys, List<Duration> runaways, Duration unkillable) {

  /** What jobs are like in one world, so that some worlds are calm and others are not. */
  record Temper(double failing, double quick, double stubborn, double leaving) {
    static Temper of(World world) {
      return new Temper(
          world.random.nextDouble(),
          world.random.nextDouble() * 0.9,
          world.random.nextDouble() * 0.5,
          world.random.nextDouble() * 0.5);
    }
  }

  static Nature of(World world, Temper temper) {
    Duration runs =
        world.chance(temper.quick())
            ? world.between(Duration.ofMillis(1), Duration.ofSeconds(20))
            : world.between(Duration.ofSeconds(20), Duration.ofDays(3));
    JobExit exit =
        world.chance(temper.failing())
            ? world.pick(
                List.of(
                    new JobExit.Code(1),
                    new JobExit.Code(1),
                    new JobExit.Code(137),
                    new JobExit.Killed(11, true),
                    new JobExit.Code(2)))
            : new JobExit.Code(0);
    Duration obeys =
        world.chance(temper.stubborn())
            ? (world.chance(0.5)
                ? Duration.ofNanos(-1)
                : world.between(Duration.ofSeconds(1), Duration.ofSeconds(30)))
            : world.moments();
    var runaways = new ArrayList<Duration>();
    while (world.chance(temper.leaving()) && runaways.size() < 4) {
      runaways.add(world.between(Duration.ofMillis(1), Duration.ofDays(1)));
    }
    Duration unkillable =
        world.chance(0.01)
            ? world.between(Duration.ofSeconds(1), Duration.ofMinutes(5))
            : Duration.ZERO;
    return new Nature(runs, exit, obeys, runaways, unkillable);
  }
}
