package io.jobsentry.project;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a job besides its command.
 *
 * @param port where it listens
 * @param loss whether it prints a loss
 * @param ranks whether several processes work together
 * @param batch the variable by which it can be told to take less at a time
 * @param jvm whether it runs on a JVM
 */
public record Traits(
    Nature nature,
    Optional<Pace> pace,
    OptionalInt port,
    boolean loss,
    boolean ranks,
    Optional<Knob> batch,
    boolean jvm) {
  private static final Pattern PORT =
      Pattern.compile(
          "(?:--port[= ]|--bind[= ][^ ]*:|\\s-p[= ]?|\\bPORT=|-Dserver\\.port=)(\\d{2,5})\\b");
  private static final Pattern LOSS = Pattern.compile("(?i)\\bloss[\"']?\\s*[=:,]");
  private static final Pattern RANKS =
      Pattern.compile("torch\\.distributed|\\bdeepspeed\\b|\\bLOCAL_RANK\\b|\\baccelerate\\b");
  private static final Pattern BATCH =
      Pattern.compile(
          "(?:environ\\.get|getenv)\\(\\s*[\"']([A-Z0-9_]*BATCH[A-Z0-9_]*)[\"']\\s*,\\s*[\"']?(\\d{1,9})\\b");

  /** A variable of the environment, and the number that holds without it. */
  public record Knob(String name, long value) {}

  static Traits of(Nature nature) {
    return new Traits(
        nature, Optional.empty(), OptionalInt.empty(), false, false, Optional.empty(), false);
  }

  static Traits onJvm(Nature nature) {
    return new Traits(
        nature, Optional.empty(), OptionalInt.empty(), false, false, Optional.empty(), true);
  }

  /** What the source of a program tells. */
  static Traits of(Nature nature, String source) {
    boolean training = nature == Nature.TRAINING;
    return new Traits(
        nature,
        nature == Nature.SERVICE ? Optional.empty() : Pace.of(source),
        OptionalInt.empty(),
        training && LOSS.matcher(source).find(),
        training && RANKS.matcher(source).find(),
        training ? knob(source) : Optional.empty(),
        false);
  }

  /** The same job, listening where its command line says. */
  Traits listening(String commandLine) {
    return new Traits(nature, pace, port(commandLine), loss, ranks, batch, jvm);
  }

  private static OptionalInt port(String commandLine) {
    Matcher matcher = PORT.matcher(commandLine);
    if (!matcher.find()) {
      return OptionalInt.empty();
    }
    int port = Integer.parseInt(matcher.group(1));
    return port <= 65_535 ? OptionalInt.of(port) : OptionalInt.empty();
  }

  private static Optional<Knob> knob(String source) {
    Matcher matcher = BATCH.matcher(source);
    return matcher.find()
        ? Optional.of(new Knob(matcher.group(1), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }
}
