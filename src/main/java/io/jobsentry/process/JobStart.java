package io.jobsentry.process;

import io.jobsentry.model.JobSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The command and the environment of one start, as they reach the stub. */
final class JobStart {
  static final String MARKER = "JOBSENTRY_JOB";
  private static final Pattern SHELL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final JobSpec job;
  private final List<String> command;
  private final Map<String, String> env;

  /** What is put over the environment that sentry has, which may hold bytes that are no text. */
  private final Map<String, String> changes = new HashMap<>();

  JobStart(JobSpec job, Map<String, String> overlay, String marker, Tools tools) {
    this.job = job;
    changes.putAll(job.env());
    changes.putAll(overlay);
    changes.put("PWD", job.cwd().toString());
    String outer = System.getenv(MARKER);
    // A job may run sentry itself: what its job starts is the outer job's as well.
    changes.put(MARKER, outer == null ? marker : marker + "," + outer);
    env = new HashMap<>(System.getenv());
    env.putAll(changes);
    if (job.unbuffer()) {
      Unbuffering.env(env).forEach(changes::put);
    }
    env.putAll(changes);
    // A terminal makes the C library write lines by itself.
    command =
        job.unbuffer() && !job.pty()
            ? Unbuffering.command(job.command(), job.cwd(), env, tools)
            : job.command();
  }

  JobSpec job() {
    return job;
  }

  Map<String, String> env() {
    return Map.copyOf(env);
  }

  Map<String, String> changes() {
    return Map.copyOf(changes);
  }

  /** The command, with `env` before it for the names that a shell would drop on the way. */
  List<String> command(Tools tools) {
    List<String> odd =
        env.keySet().stream()
            .filter(name -> !SHELL_NAME.matcher(name).matches())
            .sorted()
            .map(name -> name + "=" + env.get(name))
            .toList();
    if (odd.isEmpty() || tools.find("env").isEmpty()) {
      return command;
    }
    var line = new ArrayList<String>();
    line.add(tools.find("env").get());
    line.addAll(odd);
    line.addAll(command);
    return line;
  }

  void into(Map<String, String> environment) {
    environment.putAll(changes);
    environment.remove("OLDPWD");
  }
}
