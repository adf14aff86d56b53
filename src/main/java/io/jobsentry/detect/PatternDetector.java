package io.jobsentry.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks for a regular expression in every line. It speaks up once per cooldown and starts anew with
 * each incarnation, so that a failure that comes back right after a restart is seen again. Confined
 * to the thread that reads the lines.
 */
public final class PatternDetector {
  private static final int LONGEST_MESSAGE = 200;

  private final String name;
  private final Pattern pattern;
  private final Duration cooldown;
  private Optional<Duration> lastUptime = Optional.empty();

  public PatternDetector(String name, Pattern pattern, Duration cooldown) {
    this.name = name;
    this.pattern = pattern;
    this.cooldown = cooldown;
  }

  public String name() {
    return name;
  }

  /** The message of what is noticed in a line, if anything is. */
  public Optional<String> look(String line, Duration uptime) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    if (lastUptime.filter(last -> uptime.minus(last).compareTo(cooldown) < 0).isPresent()) {
      return Optional.empty();
    }
    lastUptime = Optional.of(uptime);
    String text = line.strip();
    return Optional.of(
        text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…");
  }
}
