package io.jobsentry.detect;

import io.jobsentry.trace.Frame;
import io.jobsentry.trace.Standing;
import io.jobsentry.trace.Trace;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says what a stack trace is about. The same failure, of the same type at the same place, is said
 * once per cooldown: a service may log it with every request. Confined to the thread that reads the
 * lines.
 */
public final class TraceDetector {
  private static final int LONGEST_MESSAGE = 200;

  /** How many different failures are told apart. */
  private static final int MOST_FAILURES = 256;

  private final String name;
  private final Duration cooldown;
  private final Map<String, Said> said = new LinkedHashMap<>();

  /** When a failure was said, and whether a logger had told of it. */
  private record Said(Duration at, boolean logged) {}

  public TraceDetector(String name, Duration cooldown) {
    this.name = name;
    this.cooldown = cooldown;
  }

  public String name() {
    return name;
  }

  /** What is to be said of a trace, if anything is. */
  public Optional<Signal> saw(Trace trace, Duration uptime) {
    if (trace.standing() == Standing.NOISE) {
      return Optional.empty();
    }
    Optional<Frame> own = trace.own();
    String failure =
        trace.language() + " " + trace.type() + " " + own.map(Frame::toString).orElse("");
    boolean logged = trace.level().isPresent();
    Said last = said.get(failure);
    // What was logged before and is caught by nobody now weighs more.
    if (last != null
        && (logged || !last.logged())
        && uptime.minus(last.at()).compareTo(cooldown) < 0) {
      return Optional.empty();
    }
    if (said.size() >= MOST_FAILURES) {
      said.clear();
    }
    said.put(failure, new Said(uptime, logged));
    return Optional.of(new Signal(name, words(trace, own), trace.offset()));
  }

  private static String words(Trace trace, Optional<Frame> own) {
    String message = trace.message().lines().findFirst().orElse("").strip();
    String thrown =
        trace.type().isEmpty() || message.isEmpty()
            ? trace.type() + message
            : trace.type() + ": " + message;
    String cut =
        thrown.length() <= LONGEST_MESSAGE ? thrown : thrown.substring(0, LONGEST_MESSAGE) + "…";
    return own.map(frame -> cut + " (" + place(frame) + ")").orElse(cut);
  }

  /** Some runtimes name only the function. */
  private static String place(Frame frame) {
    return frame.file().isPresent() || frame.function().isEmpty()
        ? frame.toString()
        : "in " + frame.function().get();
  }
}
