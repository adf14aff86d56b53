package io.jobsentry.process;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One process that the kernel killed for want of memory, as its log tells.
 *
 * @param at when, in seconds by the log's own clock
 * @param command the name of the process, cut short by the kernel
 * @param group the cgroup that it was in, where that is told
 * @param full the cgroup that had no memory left, empty where it is not named; none where it was
 *     the whole machine
 */
record OomKill(double at, long pid, String command, Optional<String> group, Optional<String> full) {
  private static final Pattern LINE =
      Pattern.compile("^(?:<\\d+>)?\\[ *(\\d+\\.\\d+)\\] (?:\\[ *[TC]\\d+\\] )?(.*)$");
  private static final Pattern KILLED =
      Pattern.compile("\\bKilled process (\\d+),?(?: UID \\d+,)? \\((.*)\\),? ");
  private static final Pattern TASK =
      Pattern.compile("^Task in (\\S+) killed as a result of limit of (\\S+)");
  private static final Pattern GROUP = Pattern.compile("\\btask_memcg=(.*?),task=");
  private static final Pattern FULL = Pattern.compile("\\boom_memcg=(.*?),task_memcg=");

  /** The time of the newest line of a log; 0 for an empty one. */
  static double newest(String log) {
    double newest = 0;
    for (String line : log.split("\n")) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        newest = Math.max(newest, Double.parseDouble(matcher.group(1)));
      }
    }
    return newest;
  }

  /** All that a log tells of after a moment. */
  static List<OomKill> in(String log, double after) {
    var kills = new ArrayList<OomKill>();
    Optional<String> group = Optional.empty();
    Optional<String> full = Optional.empty();
    boolean limited = false;
    for (String raw : log.split("\n")) {
      Matcher line = LINE.matcher(raw);
      if (!line.matches()) {
        continue;
      }
      String text = line.group(2);
      if (text.contains(" invoked oom-killer: ")) {
        group = Optional.empty();
        full = Optional.empty();
        limited = false;
      } else if (text.startsWith("oom-kill:")) {
        group = first(GROUP, text);
        full = first(FULL, text);
      } else if (text.startsWith("Task in ")) {
        // As kernels before 4.20 say it.
        Matcher task = TASK.matcher(text);
        group = task.find() ? Optional.of(task.group(1)) : Optional.empty();
        full = group.isPresent() ? Optional.of(task.group(2)) : Optional.empty();
      }
      limited |= text.startsWith("Memory cgroup out of memory");
      Matcher killed = KILLED.matcher(text);
      double at = Double.parseDouble(line.group(1));
      if (killed.find() && at > after) {
        long pid = Long.parseLong(killed.group(1));
        Optional<String> none = limited ? full.or(() -> Optional.of("")) : Optional.empty();
        kills.add(new OomKill(at, pid, killed.group(2), group, none));
      }
    }
    return List.copyOf(kills);
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
