package io.jobsentry.detect;

import com.google.re2j.Matcher;
import io.jobsentry.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * One reading of one incarnation's output, bytes in and signals out. However the bytes are cut into
 * chunks, the signals are the same. Confined to the thread that reads.
 */
public final class Scan {
  private final Lookout lookout;
  private final List<PatternDetector> detectors;
  private final Consumer<Signal> signals;
  private final DoubleConsumer progress;
  private final LineScanner lines;
  private final PatternSet everyLine;
  private final TraceScan traces;

  /** What matched an earlier window of the same long line. */
  private final PatternSet matched;

  private long matchedIn = -1;

  private Duration uptime = Duration.ZERO;

  /**
   * @param offset of the first byte that will come
   * @param progress is told every number that the progress marker finds
   * @param traces is told every stack trace, if the lookout wants any
   */
  public Scan(
      Lookout lookout,
      long offset,
      Consumer<Signal> signals,
      DoubleConsumer progress,
      Consumer<Trace> traces) {
    this.traces = new TraceScan(offset, traces);
    this.lookout = lookout;
    this.detectors = lookout.sought().stream().map(PatternDetector::new).toList();
    this.signals = signals;
    this.progress = progress;
    this.everyLine = new PatternSet(lookout.size());
    this.matched = new PatternSet(lookout.size());
    this.lines =
        new LineScanner(offset, lookout.prefilter(), everyLine, lookout.anyCase(), this::line);
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
    uptime = now;
    everyLine.clear();
    for (int pattern : lookout.withoutLiteral()) {
      if (awake(pattern)) {
        everyLine.add(pattern);
      }
    }
    for (int pattern = 0; pattern < lookout.size(); pattern++) {
      if (awake(pattern)) {
        return false;
      }
    }
    return true;
  }

  private boolean awake(int pattern) {
    return lookout.isMarker(pattern)
        || lookout.isTrigger(pattern)
        || !detectors.get(pattern).asleep(uptime);
  }

  private void line(
      byte[] bytes, int from, int to, long offset, PatternSet patterns, boolean again) {
    if (!again || offset != matchedIn) {
      matched.clear();
      matchedIn = offset;
    }
    Optional<String> decoded = Optional.empty();
    for (int pattern = patterns.next(0); pattern >= 0; pattern = patterns.next(pattern + 1)) {
      if (matched.has(pattern) || !awake(pattern)) {
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
      Optional<Matcher> match = lookout.confirmation(pattern).find(text);
      if (match.isPresent()) {
        matched.add(pattern);
        tell(pattern, text, match.get(), offset);
      }
    }
  }

  private void tell(int pattern, String text, Matcher match, long offset) {
    if (lookout.isMarker(pattern)) {
      ProgressMarker.read(match).ifPresent(progress);
      return;
    }
    PatternDetector detector = detectors.get(pattern);
    detector
        .matched(text, match, uptime)
        .ifPresent(message -> signals.accept(new Signal(detector.name(), message, offset)));
  }
}
