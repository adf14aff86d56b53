package io.jobsentry.sim;

import io.jobsentry.core.Charter;
import io.jobsentry.core.Rule;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.model.StopPlan;
import io.jobsentry.policy.RestartPolicy;
import io.jobsentry.policy.RestartSettings;
import io.jobsentry.policy.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a world is like: the run's charter, and how often what goes wrong.
 *
 * @param crashes mean time between deaths of sentry
 * @param outages mean time between losses of power
 * @param orders mean time between what operators do
 * @param harm mean time between kills of the job by others
 * @param jumps mean time between jumps of the wall clock
 * @param diskFailing part of the disk's operations that fail while it is in trouble
 * @param diskTrouble mean time between episodes of disk trouble
 * @param notices mean time between what detectors see
 * @param moves mean time between advances of the job
 */
record Profile(
    Charter charter,
    Nature.Temper temper,
    Duration crashes,
    Duration outages,
    Duration orders,
    Duration harm,
    Duration jumps,
    double diskFailing,
    Duration diskTrouble,
    Duration notices,
    Duration moves) {

  private static final Duration NEVER = Duration.ofDays(10_000);

  static Profile of(World world, long seed) {
    return new Profile(
        charter(world, seed),
        Nature.Temper.of(world),
        often(world, Duration.ofMinutes(10), Duration.ofHours(20)),
        often(world, Duration.ofHours(3), Duration.ofDays(20)),
        often(world, Duration.ofMinutes(5), Duration.ofDays(1)),
        often(world, Duration.ofMinutes(20), Duration.ofDays(2)),
        often(world, Duration.ofHours(1), Duration.ofDays(2)),
        world.pick(List.of(0.05, 0.5, 1.0)),
        often(world, Duration.ofHours(1), Duration.ofDays(2)),
        often(world, Duration.ofMinutes(10), Duration.ofDays(1)),
        often(world, Duration.ofSeconds(20), Duration.ofHours(4)));
  }

  /** Nothing goes wrong but the job itself, and the charter is the usual one. */
  static Profile plain(World world) {
    var charter =
        new Charter(
            new RestartPolicy(
                Lifecycle.RESTART_ON_FAILURE, new Schedule(RestartSettings.STANDARD, 4)),
            StopPlan.STANDARD,
            RULES,
            EXITS,
            Map.of("BATCH", "64"),
            false,
            false,
            false);
    return new Profile(
        charter,
        Nature.Temper.of(world),
        NEVER,
        NEVER,
        NEVER,
        NEVER,
        NEVER,
        0,
        NEVER,
        NEVER,
        NEVER);
  }

  private static Duration often(World world, Duration least, Duration most) {
    return world.chance(0.3) ? NEVER : world.between(least, most);
  }

  private static Charter charter(World world, long seed) {
    var settings =
        new RestartSettings(
            world.pick(List.of(0, 1, 3, 10)),
            world.pick(List.of(0, 2, 5)),
            world.pick(List.of(0, 0, 5)),
            Duration.ofHours(1),
            world.pick(List.of(RestartSettings.Backoff.values())),
            world.pick(List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(30))),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            93);
    var lifecycle =
        world.pick(
            List.of(
                Lifecycle.RESTART_ON_FAILURE,
                Lifecycle.RESTART_ON_FAILURE,
                Lifecycle.RESTART_ALWAYS,
                Lifecycle.ONE_SHOT));
    return new Charter(
        new RestartPolicy(lifecycle, new Schedule(settings, seed)),
        world.chance(0.7) ? StopPlan.STANDARD : GENTLE,
        RULES,
        EXITS,
        stalls(world),
        Map.of("BATCH", "64"),
        world.chance(0.3),
        false,
        world.chance(0.3));
  }

  private static List<Charter.StallDetector> stalls(World world) {
    return world.chance(0.5)
        ? List.of()
        : List.of(
            new Charter.StallDetector(
                world.pick(List.of("hang", "slow", "unknown")),
                true,
                world.between(Duration.ofSeconds(20), Duration.ofHours(3)),
                world.chance(0.5) ? Duration.ZERO : Duration.ofMinutes(30),
                Duration.ofMinutes(1)),
            new Charter.StallDetector(
                "still", false, Duration.ofHours(1), Duration.ZERO, Duration.ZERO));
  }

  private static final StopPlan GENTLE =
      new StopPlan(
          List.of(
              new StopPlan.Step(PosixSignal.INT, StopPlan.Target.LEADER, Duration.ofSeconds(2)),
              new StopPlan.Step(PosixSignal.TERM, StopPlan.Target.TREE, Duration.ofSeconds(5)),
              new StopPlan.Step(PosixSignal.KILL, StopPlan.Target.TREE, Duration.ofSeconds(5))));

  static final List<String> DETECTORS =
      List.of("oom", "nan", "slow", "hang", "disk", "slow", "hang", "unknown");

  private static final List<Rule> RULES =
      List.of(
          rule(
              "oom",
              new Rule.Remedy.RestartWithEnv(Map.of("BATCH", "half", "ACCUMULATE", "double"))),
          rule("nan", new Rule.Remedy.Abort()),
          rule("slow", new Rule.Remedy.Observe()),
          rule("hang", new Rule.Remedy.Restart()),
          rule("disk", new Rule.Remedy.Pause()),
          new Rule(
              "answer-exit",
              Charter.ExitDetector.STANDARD.name(),
              words -> words.contains("KILL"),
              new Rule.Remedy.Restart()));

  private static final List<Charter.ExitDetector> EXITS = List.of(Charter.ExitDetector.STANDARD);

  private static Rule rule(String detector, Rule.Remedy remedy) {
    return new Rule("answer-" + detector, detector, _ -> true, remedy);
  }
}
