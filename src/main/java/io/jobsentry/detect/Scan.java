package io.jobsentry.detect;

import com.google.re2j.Matcher;
import io.jobsentry.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one incarnation's output, bytes in and signals out. However the bytes are cut into
 * chunks, the signals are the same. Confined to the thread that reads.
 */
public final class Scan {
  private final Lookout lookout;
  private final List<PatternDetector> detectors;
  private final Consumer<Signal> signals;
  private final Readings readings;
  private final LineScanner lines;
  private final PatternSet everyLine;
  private final TraceScan traces;

  /** What matched an earlier window of the same long line. */
  private final PatternSet matched;

  /** When each line was written; without it, all lines of a chunk are as old as the chunk. */
  private final @Nullable LineTimes times;

  private long matchedIn = -1;

  private Duration uptime = Duration.ZERO;

  /** Is told what gauges read. */
  public interface Readings {
    /**
     * @param gauge its number in the lookout's list
     * @param offset of the line
     */
    void read(int gauge, String value, long offset);
  }

  /**
   * @param offset of the first byte that will come
   * @param progress is told every number that the progress marker finds, which is the only gauge
   * @param traces is told every stack trace, if the lookout wants any
   */
  public Scan(
      Lookout lookout,
      long offset,
      Consumer<Signal> signals,
      DoubleConsumer progress,
      Consumer<Trace> traces) {
    this(
        lookout, offset, signals, (_, value, _) -> Numeral.read(value).ifPresent(progress), traces);
  }

  /**
   * @param offset of the first byte that will come
   * @param traces is told every stack trace, if the lookout wants any
   */
  public Scan(
      Lookout lookout,
      long offset,
      Consumer<Signal> signals,
      Readings readings,
      Consumer<Trace> traces) {
    this(lookout, offset, signals, readings, traces, null);
  }

  private Scan(
      Lookout lookout,
      long offset,
      Consumer<Signal> signals,
      Readings readings,
      Consumer<Trace> traces,
      @Nullable LineTimes times) {
    this.times = times;
    this.traces = new TraceScan(offset, traces);
    this.lookout = lookout;
    this.detectors = lookout.sought().stream().map(PatternDetector::new).toList();
    this.signals = signals;
    this.readings = readings;
    this.everyLine = new PatternSet(lookout.size());
    this.matched = new PatternSet(lookout.size());
    this.lines =
        new LineScanner(offset, lookout.prefilter(), everyLine, lookout.anyCase(), this::line);
  }

  /** One of an output that was written earlier: cooldowns and windows go by the lines' times. */
  public static Scan later(
      Lookout lookout,
      long offset,
      Consumer<Signal> signals,
      Readings readings,
      Consumer<Trace> traces,
      LineTimes times) {
    return new Scan(lookout, offset, signals, readings, traces, times);
  }

  /** When the line in which a place is was written. */
  public Duration when(long offset) {
    return times == null ? uptime : times.of(offset);
  }

  /**
   * The next bytes.
   *
   * @param uptime when they came
   */
  public void bytes(byte[] chunk, int length, Duration uptime) {
    lines.bytes(chunk, length, wake(uptime));
    if (lookout.traces()) {
      traces.bytes(chunk, length);
    }
  }

  /** Nothing more will come: a line without an end is a line. */
  public void flush(Duration uptime) {
    lines.flush(wake(uptime));
    traces.flush();
  }

  /** Some output is gone: the next byte has another offset. */
  public void jump(long offset, Duration uptime) {
    lines.jump(offset, wake(uptime));
    traces.jump(offset);
  }

  /** Nothing was printed for a while: what is complete is told. */
  public void quiet() {
    traces.quiet();
  }

  /** Sets who has to see every line, and tells whether nobody has to see anything. */
  private boolean wake(Duration now) {
    if (times == null) {
      uptime = now;
    }
    everyLine.clear();
    for (int pattern : lookout.withoutLiteral()) {
      if (times != null || awake(pattern)) {
        everyLine.add(pattern);
      }
    }
    if (times != null) {
      return lookout.isEmpty();
    }
    for (int pattern = 0; pattern < lookout.size(); pattern++) {
      if (awake(pattern)) {
        return false;
      }
    }
    return true;
  }

  private boolean awake(int pattern) {
    return lookout.isGauge(pattern)
        || lookout.isTrigger(pattern)
        || !detectors.get(pattern).asleep(uptime);
  }

  /** Whether it would see a line; when that was written is only asked where it matters. */
  private boolean awake(int pattern, long offset) {
    if (times == null || awake(pattern)) {
      return awake(pattern);
    }
    uptime = times.of(offset);
    return awake(pattern);
  }

  private void line(
      byte[] bytes, int from, int to, long offset, PatternSet patterns, boolean again) {
    if (!again || offset != matchedIn) {
      matched.clear();
      matchedIn = offset;
    }
    Optional<String> decoded = Optional.empty();
    for (int pattern = patterns.next(0); pattern >= 0; pattern = patterns.next(pattern + 1)) {
      if (matched.has(pattern) || !awake(pattern, offset)) {
        continue;
      }
      if (lookout.isTrigger(pattern)) {
        matched.add(pattern);
        traces.trigger(offset);
        continue;
      }
      String text =
          decoded.orElseGet(() -> new String(bytes, from, to - from, StandardCharsets.UTF_8));
      decoded = Optional.of(text);
      if (lookout.isGauge(pattern)) {
        read(pattern, text, offset);
        continue;
      }
      Optional<Matcher> match = lookout.confirmation(pattern).find(text);
      if (match.isPresent()) {
        matched.add(pattern);
        tell(pattern, text, match.get(), offset);
      }
    }
  }

  private void read(int pattern, String text, long offset) {
    Optional<String> value = lookout.gauge(pattern).read(text);
    if (value.isPresent()) {
      matched.add(pattern);
      readings.read(lookout.gaugeNumber(pattern), value.get(), offset);
    }
  }

  private void tell(int pattern, String text, Matcher match, long offset) {
    PatternDetector detector = detectors.get(pattern);
    detector
        .matched(text, match, when(offset))
        .ifPresent(message -> signals.accept(new Signal(detector.name(), message, offset)));
  }
}
