package io.jobsentry.doctor;

import io.jobsentry.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** All that is looked at, in the order in which it is told. */
public final class Checks {
  private Checks() {}

  /** What no repair of ours has an effect on. */
  public static List<Check> ofTheMachine(Clock clock) {
    return List.of(
        new JavaCheck(),
        new NativeCheck(clock),
        new ConfigCheck(),
        new GitCheck(),
        new AgentCheck(Program.PATIENCE));
  }

  /** What lies in {@code .sentry}, and what depends on it. */
  public static List<Check> ofTheFolder(Clock clock) {
    return List.of(
        new LayoutCheck(),
        new PermissionCheck(),
        new LockCheck(),
        new LeftoverCheck(),
        new JournalCheck(),
        new StateCheck(),
        new LedgerCheck(),
        new IncidentCheck(),
        new IndexCheck(),
        new DatabaseCheck(),
        new RetentionCheck(),
        new InboxCheck(),
        new RunsCheck(clock),
        new DiskCheck(),
        new ClockCheck());
  }

  /** The names of all. */
  public static List<String> names(Clock clock) {
    return Stream.concat(ofTheMachine(clock).stream(), ofTheFolder(clock).stream())
        .map(Check::name)
        .toList();
  }
}
