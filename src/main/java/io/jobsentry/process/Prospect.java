package io.jobsentry.process;

import java.util.List;
import java.util.Map;

/**
 * How a job would be started now, without starting it.
 *
 * @param problems what stands against it
 * @param command what would be executed, wrappers included
 * @param env what would be put over the environment that sentry has
 */
public record Prospect(List<String> problems, List<String> command, Map<String, String> env) {
  public Prospect {
    problems = List.copyOf(problems);
    command = List.copyOf(command);
    env = Map.copyOf(env);
  }
}
