package io.jobsentry.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What makes a runtime write line by line into a file. */
final class Unbuffering {
  private Unbuffering() {}

  /** What is added to the environment; what the user set stays. */
  static Map<String, String> env(Map<String, String> env) {
    return env.containsKey("PYTHONUNBUFFERED") ? Map.of() : Map.of("PYTHONUNBUFFERED", "1");
  }

  static List<String> command(List<String> command, Path cwd, Map<String, String> env) {
    return command;
  }
}
