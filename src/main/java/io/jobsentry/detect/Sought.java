package io.jobsentry.detect;

import com.google.re2j.Pattern;
import io.jobsentry.text.Template;
import java.time.Duration;
import java.util.Optional;

/**
 * What a detector looks for in lines, and when it speaks up.
 *
 * @param not a line that this matches does not count
 * @param count the how manieth line is reported
 * @param within how close together that many lines have to be; empty for a whole run of the job
 * @param message what is said; its places are groups of the pattern by name or number. Without it,
 *     the line
 * @param cooldown the least time between two reports within one incarnation
 */
public record Sought(
    String name,
    Regex pattern,
    Optional<Regex> not,
    int count,
    Optional<Duration> within,
    Optional<Template> message,
    Duration cooldown) {

  public Sought {
    if (count < 1) {
      throw new IllegalArgumentException("count " + count);
    }
  }

  public Sought(
      String name,
      Pattern pattern,
      Optional<Pattern> not,
      int count,
      Optional<Duration> within,
      Optional<Template> message,
      Duration cooldown) {
    this(name, Regex.of(pattern), not.map(Regex::of), count, within, message, cooldown);
  }

  /** Every line that matches, said as it is. */
  public static Sought of(String name, Pattern pattern, Duration cooldown) {
    return new Sought(
        name, pattern, Optional.empty(), 1, Optional.empty(), Optional.empty(), cooldown);
  }
}
