package io.jobsentry.detect;

import com.google.re2j.Matcher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Looks at an output as a {@link Scan} does, and tells of each line that a pattern was shown what
 * became of it. It shows patterns also what they would sleep through. Confined to one thread.
 */
public final class Inspection {
  private final List<Sought> sought;
  private final List<Confirmation> confirmations;
  private final List<PatternDetector> detectors;
  private final LineTimes times;
  private final Findings findings;
  private final LineScanner lines;
  private final LongSupplier nanos;

  /** What became of a line in the eyes of one pattern. */
  public enum Result {
    /** It is reported. */
    REPORTED,
    /** It matches, and the last report is not long enough ago. */
    COOLING,
    /** It matches, and not enough others have yet. */
    COUNTED,
    /** It matches, and {@code not} does too. */
    VETOED,
    /** It has a literal of the pattern, and that is all. */
    UNCONFIRMED
  }

  /** Is told what was found, in the order of the lines. */
  public interface Findings {
    /**
     * @param pattern its number among what is sought
     * @param message what is reported; the line, where nothing is
     * @param nanos how long it took to find out
     */
    void found(int pattern, Result result, String line, String message, long offset, long nanos);
  }

  /**
   * @param times when lines were written
   * @param nanos a clock of nanoseconds
   */
  public Inspection(List<Sought> sought, LineTimes times, Findings findings, LongSupplier nanos) {
    this.sought = List.copyOf(sought);
    this.times = times;
    this.findings = findings;
    this.nanos = nanos;
    this.confirmations =
        sought.stream().map(it -> new Confirmation(it.pattern(), it.not())).toList();
    this.detectors = sought.stream().map(PatternDetector::new).toList();
    var lookout = new Lookout(sought, Optional.empty(), false);
    var everyLine = new PatternSet(lookout.size());
    lookout.withoutLiteral().forEach(everyLine::add);
    this.lines = new LineScanner(0, lookout.prefilter(), everyLine, lookout.anyCase(), this::line);
  }

  public void bytes(byte[] chunk, int length) {
    lines.bytes(chunk, length, sought.isEmpty());
  }

  /** Nothing more will come. */
  public void flush() {
    lines.flush(sought.isEmpty());
  }

  private void line(
      byte[] bytes, int from, int to, long offset, PatternSet patterns, boolean again) {
    if (again) {
      return;
    }
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    for (int pattern = patterns.next(0); pattern >= 0; pattern = patterns.next(pattern + 1)) {
      long before = nanos.getAsLong();
      Optional<Matcher> match = confirmations.get(pattern).find(text);
      long took = nanos.getAsLong() - before;
      if (match.isPresent()) {
        matched(pattern, text, match.get(), offset, took);
      } else {
        boolean vetoed =
            sought.get(pattern).not().isPresent() && sought.get(pattern).pattern().in(text);
        Result result = vetoed ? Result.VETOED : Result.UNCONFIRMED;
        findings.found(pattern, result, text, text, offset, took);
      }
    }
  }

  private void matched(int pattern, String text, Matcher match, long offset, long took) {
    PatternDetector detector = detectors.get(pattern);
    Duration uptime = times.of(offset);
    if (detector.asleep(uptime)) {
      findings.found(pattern, Result.COOLING, text, text, offset, took);
      return;
    }
    Optional<String> message = detector.matched(text, match, uptime);
    findings.found(
        pattern,
        message.isPresent() ? Result.REPORTED : Result.COUNTED,
        text,
        message.orElse(text),
        offset,
        took);
  }
}
