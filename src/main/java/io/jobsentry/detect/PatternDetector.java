package io.jobsentry.detect;

import com.google.re2j.Matcher;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts the lines that match what is sought, and says when there are enough of them. It speaks up
 * once per cooldown and starts anew with each incarnation, so that a failure that comes back right
 * after a restart is seen again. Confined to the thread that reads the lines.
 */
final class PatternDetector {
  private static final int LONGEST_MESSAGE = 200;

  private final Sought sought;

  /** When the last lines matched that may be counted together, in a ring. */
  private final long[] times;

  private int matched;
  private Optional<Duration> asleepUntil = Optional.empty();

  PatternDetector(Sought sought) {
    this.sought = sought;
    this.times = new long[sought.count()];
  }

  String name() {
    return sought.name();
  }

  /** Whether nothing that it sees now would be said or counted. */
  boolean asleep(Duration uptime) {
    return asleepUntil.filter(until -> uptime.compareTo(until) < 0).isPresent();
  }

  /** What is to be said about a line that matches, if anything is. */
  Optional<String> matched(String line, Matcher matcher, Duration uptime) {
    times[matched % times.length] = uptime.toNanos();
    matched++;
    if (matched < times.length || !closeTogether(uptime)) {
      return Optional.empty();
    }
    matched = 0;
    asleepUntil = Optional.of(uptime.plus(sought.cooldown()));
    String message =
        sought
            .message()
            .map(template -> template.fill(name -> group(matcher, name)))
            .orElseGet(line::strip);
    String often = sought.count() == 1 ? "" : " (" + sought.count() + " times)";
    return Optional.of(cut(message) + often);
  }

  private boolean closeTogether(Duration uptime) {
    long oldest = times[matched % times.length];
    return sought.within().filter(it -> uptime.toNanos() - oldest > it.toNanos()).isEmpty();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
  }

  private static String group(Matcher matcher, String name) {
    String value =
        name.chars().allMatch(Character::isDigit)
            ? matcher.group(Integer.parseInt(name))
            : matcher.group(name);
    return value == null ? "" : value;
  }
}
