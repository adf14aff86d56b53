package io.jobsentry.process;

import io.jobsentry.model.JobSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a job needs, looked at before every start. */
final class Preflight {
  private Preflight() {}

  /** One sentence for each thing that is missing; none when the job can be started. */
  static List<String> problems(JobSpec job, Map<String, String> env) {
    var problems = new ArrayList<String>();
    Path cwd = job.cwd();
    if (!Files.exists(cwd)) {
      problems.add("the job's folder `" + cwd + "` does not exist");
    } else if (!Files.isDirectory(cwd)) {
      problems.add("the job's folder `" + cwd + "` is not a folder");
    } else if (!Files.isExecutable(cwd)) {
      problems.add("the job's folder `" + cwd + "` may not be entered");
    }
    executable(job.command().getFirst(), cwd, env).ifPresent(problems::add);
    for (String needed : job.requiredExecutables()) {
      executable(needed, cwd, env).ifPresent(problem -> problems.add("required: " + problem));
    }
    for (String name : job.requiredEnv()) {
      if (env.getOrDefault(name, "").isEmpty()) {
        problems.add(
            "the variable `"
                + name
                + "` is required and "
                + (env.containsKey(name) ? "is empty" : "is not set"));
      }
    }
    if (job.minFreeBytes() > 0 && Files.isDirectory(cwd)) {
      space(cwd, job.minFreeBytes()).ifPresent(problems::add);
    }
    return List.copyOf(problems);
  }

  /** The program that a name means to the job. */
  static Optional<Path> find(String name, Path cwd, Map<String, String> env) {
    if (name.contains("/")) {
      return Optional.of(cwd.resolve(name)).filter(Files::isExecutable);
    }
    for (String folder : env.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      // An empty entry means the current folder.
      Path file = cwd.resolve(folder.isEmpty() ? "." : folder).resolve(name);
      if (Files.isRegularFile(file) && Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> executable(String name, Path cwd, Map<String, String> env) {
    if (name.isEmpty()) {
      return Optional.of("the command is empty");
    }
    if (name.contains("/")) {
      Path file = cwd.resolve(name);
      if (!Files.exists(file)) {
        return Optional.of("the program `" + name + "` does not exist" + seenFrom(name, cwd));
      }
      if (Files.isDirectory(file)) {
        return Optional.of("the program `" + name + "` is a folder");
      }
      return Files.isExecutable(file)
          ? Optional.empty()
          : Optional.of("the program `" + name + "` may not be executed");
    }
    return find(name, cwd, env).isPresent()
        ? Optional.empty()
        : Optional.of("the program `" + name + "` is not on the job's PATH");
  }

  private static String seenFrom(String name, Path cwd) {
    return name.startsWith("/") ? "" : " in `" + cwd + "`";
  }

  private static Optional<String> space(Path cwd, long wanted) {
    try {
      long free = Files.getFileStore(cwd).getUsableSpace();
      return free >= wanted
          ? Optional.empty()
          : Optional.of(
              "the disk of `"
                  + cwd
                  + "` has "
                  + mega(free)
                  + " free, and the job needs "
                  + mega(wanted));
    } catch (IOException e) {
      return Optional.of("the free space of `" + cwd + "` cannot be read: " + e.getMessage());
    }
  }

  private static String mega(long bytes) {
    return (bytes >> 20) + " MB";
  }
}
