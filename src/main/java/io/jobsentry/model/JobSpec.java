package io.jobsentry.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is to be run.
 *
 * @param command the program and its arguments; no shell looks at them
 * @param cwd an absolute folder
 * @param env added to the environment that sentry itself was started with
 * @param pty whether the job gets a pseudo-terminal as its output
 * @param unbuffer whether runtimes that block-buffer into files are made to write lines
 * @param requiredExecutables must be found on the job's PATH before it is started
 * @param requiredEnv must be set and not empty in the job's environment
 * @param minFreeBytes the least free space that the job's folder must have
 */
public record JobSpec(
    List<String> command,
    Path cwd,
    Map<String, String> env,
    boolean pty,
    boolean unbuffer,
    List<String> requiredExecutables,
    List<String> requiredEnv,
    long minFreeBytes) {
  public JobSpec {
    command = List.copyOf(command);
    env = Map.copyOf(env);
    requiredExecutables = List.copyOf(requiredExecutables);
    requiredEnv = List.copyOf(requiredEnv);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a job needs a command");
    }
    if (!cwd.isAbsolute()) {
      throw new IllegalArgumentException("the job's folder is absolute, not " + cwd);
    }
  }
}
