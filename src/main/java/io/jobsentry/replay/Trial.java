package io.jobsentry.replay;

import com.google.re2j.Pattern;
import io.jobsentry.core.Notice;
import io.jobsentry.core.Rule;
import io.jobsentry.detect.Inspection;
import io.jobsentry.detect.Lookout;
import io.jobsentry.detect.Scan;
import io.jobsentry.detect.Signal;
import io.jobsentry.detect.Sought;
import io.jobsentry.detect.TraceDetector;
import io.jobsentry.detect.TraceWanted;
import io.jobsentry.model.Incarnation;
import io.jobsentry.time.Clock;
import io.jobsentry.trace.Standing;
import io.jobsentry.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries detectors and rules on a log: what each of them saw, nearly saw, and what it cost. The job
 * is never thought to be restarted; cooldowns and windows go by the time of the log.
 */
public final class Trial {
  /** Lines that sound grave, whoever wrote them. */
  private static final Sought GRAVE =
      Sought.of(
          "grave",
          Pattern.compile(
              "(?i)\\b(?:errors?|fatal|critical|panic(?:ked)?|exception|traceback|failed|failure"
                  + "|killed|abort(?:ed)?)\\b"),
          Duration.ZERO);

  private static final int EXAMPLES = 3;
  private static final int GRAVE_KEPT = 200;
  private static final int RANGES_KEPT = 10_000;

  private final List<Sought> sought;
  private final List<TraceWanted> traces;
  private final List<Rule> rules;
  private final Clock clock;

  private final Map<String, Score> scores = new LinkedHashMap<>();
  private final Map<String, Score> answered = new LinkedHashMap<>();
  private final List<Spotted> grave = new ArrayList<>();
  private final List<long[]> inTraces = new ArrayList<>();
  private long matchedLines;
  private long lastMatched = -1;
  private @Nullable Piece piece;
  private @Nullable Piece previous;
  private long earlierLines;

  private record Spotted(long offset, Example example) {}

  /** A line, by its number in its log. */
  public record Example(long line, String text, String why) {}

  /** What one detector, or one rule, has to show. */
  public static final class Score {
    private final List<Example> examples = new ArrayList<>();
    private final List<Example> near = new ArrayList<>();
    private long matched;
    private long reported;
    private long nearly;
    private long nanos;

    /** Lines that match, or messages that are answered. */
    public long matched() {
      return matched;
    }

    /** Of them so many are told. */
    public long reported() {
      return reported;
    }

    /** So many nearly did. */
    public long nearly() {
      return nearly;
    }

    /** What it took to confirm what may match. */
    public long nanos() {
      return nanos;
    }

    public List<Example> examples() {
      return List.copyOf(examples);
    }

    public List<Example> near() {
      return List.copyOf(near);
    }

    private void matched(Example example) {
      matched++;
      add(examples, example);
    }

    private void nearly(Example example) {
      nearly++;
      add(near, example);
    }

    private static void add(List<Example> to, Example example) {
      if (to.size() < EXAMPLES) {
        to.add(example);
      }
    }
  }

  /**
   * The outcome.
   *
   * @param detectors by their names, in the order in which they are looked for
   * @param rules by their names, in their order
   * @param unnoticed how many lines nobody noticed
   * @param grave some of those, which sound as if somebody should
   */
  public record Result(
      long lines,
      long bytes,
      Map<String, Score> detectors,
      Map<String, Score> rules,
      long unnoticed,
      List<Example> grave) {}

  public Trial(List<Sought> sought, List<TraceWanted> traces, List<Rule> rules, Clock clock) {
    this.sought = List.copyOf(sought);
    this.traces = List.copyOf(traces);
    this.rules = List.copyOf(rules);
    this.clock = clock;
    sought.forEach(one -> scores.put(one.name(), new Score()));
    traces.forEach(one -> scores.put(one.name(), new Score()));
    rules.forEach(rule -> answered.put(rule.name(), new Score()));
  }

  public Result of(List<Log> logs) throws IOException, InterruptedException {
    try (ReadAhead reading = ReadAhead.start(logs, ReadAhead.PIECE)) {
      Optional<Piece> next = reading.next();
      if (next.isPresent()) {
        read(reading, next.get(), LogTime.of(next.get(), logs.getFirst().changed()));
      }
    }
    long lines = earlierLines + (piece == null ? 0 : piece.lineOf(piece.end() - 1));
    return new Result(
        lines,
        piece == null ? 0 : piece.end(),
        scores,
        answered,
        lines - matchedLines,
        grave.stream()
            .filter(one -> inTraces.stream().noneMatch(range -> within(range, one.offset())))
            .map(Spotted::example)
            .limit(EXAMPLES * 3L)
            .toList());
  }

  private void read(ReadAhead reading, Piece first, LogTime time)
      throws IOException, InterruptedException {
    var all = Stream.concat(sought.stream(), Stream.of(GRAVE)).toList();
    var inspection =
        new Inspection(
            all,
            place -> time.at(piece(), place).uptime(),
            this::found,
            () -> clock.now().uptime().toNanos());
    List<TraceDetector> detectors = traces.stream().map(TraceWanted::detector).toList();
    var scan =
        Scan.later(
            new Lookout(List.of(), Optional.empty(), true),
            0,
            _ -> {},
            (_, _, _) -> {},
            trace -> traced(trace, detectors, time),
            place -> time.at(piece(), place).uptime());
    Optional<Piece> next = Optional.of(first);
    while (next.isPresent()) {
      Piece now = next.get();
      turnTo(now).ifPresent(reading::giveBack);
      time.goTo(now, now.offset());
      inspection.bytes(now.bytes(), now.length());
      scan.bytes(now.bytes(), now.length(), time.now().uptime());
      next = reading.next();
    }
    inspection.flush();
    scan.flush(time.now().uptime());
  }

  private Optional<Piece> turnTo(Piece next) {
    Optional<Piece> done = Optional.ofNullable(previous);
    if (piece != null && piece.log() != next.log()) {
      earlierLines += piece.lineOf(piece.end() - 1);
    }
    previous = piece;
    piece = next;
    return done;
  }

  private Piece piece() {
    return Objects.requireNonNull(piece);
  }

  private void found(
      int pattern, Inspection.Result result, String line, String message, long offset, long nanos) {
    if (pattern == sought.size()) {
      if (result != Inspection.Result.UNCONFIRMED
          && lastMatched != offset
          && grave.size() < GRAVE_KEPT) {
        grave.add(new Spotted(offset, example(offset, line, "")));
      }
      return;
    }
    Sought one = sought.get(pattern);
    Score score = scores.get(one.name());
    score.nanos += nanos;
    switch (result) {
      case REPORTED -> {
        matched(score, offset, line);
        report(score, new Signal(one.name(), message, offset));
      }
      case COOLING -> matched(score, offset, line);
      case COUNTED -> {
        matched(score, offset, line);
        score.nearly(example(offset, line, "needs " + one.count() + " such lines" + within(one)));
      }
      case VETOED -> score.nearly(example(offset, line, "`not` is found in it as well"));
      case UNCONFIRMED ->
          score.nearly(example(offset, line, "has a text of the expression, and does not match"));
    }
  }

  private void matched(Score score, long offset, String line) {
    score.matched(example(offset, line, ""));
    if (offset != lastMatched) {
      lastMatched = offset;
      matchedLines++;
    }
  }

  private static String within(Sought one) {
    return one.within().map(it -> " within " + it.toSeconds() + " s").orElse("");
  }

  private void report(Score score, Signal signal) {
    score.reported++;
    var notice =
        new Notice(new Incarnation(1), signal.detector(), signal.message(), signal.offset());
    boolean open = true;
    for (Rule rule : rules) {
      if (!rule.detector().equals(signal.detector())) {
        continue;
      }
      Score own = answered.get(rule.name());
      if (open && rule.answers(notice)) {
        open = false;
        own.reported++;
        own.matched(example(signal.offset(), signal.message(), ""));
      } else if (open) {
        own.nearly(
            example(signal.offset(), signal.message(), "`message_regex` is not in the message"));
      }
    }
  }

  private void traced(Trace trace, List<TraceDetector> detectors, LogTime time) {
    if (inTraces.size() < RANGES_KEPT) {
      inTraces.add(new long[] {trace.offset(), trace.end()});
    }
    for (TraceDetector detector : detectors) {
      Score score = scores.get(detector.name());
      Optional<Signal> told = detector.saw(trace, time.at(piece(), trace.end() - 1).uptime());
      if (trace.standing() != Standing.NOISE) {
        score.matched(
            example(
                trace.offset(),
                told.map(Signal::message).orElse(trace.type() + " " + trace.message()),
                ""));
      }
      told.ifPresent(signal -> report(score, signal));
    }
  }

  private static boolean within(long[] range, long offset) {
    return offset >= range[0] && offset < range[1];
  }

  private Example example(long offset, String text, String why) {
    Piece in = previous != null && offset < piece().offset() ? previous : piece();
    return new Example(in.lineOf(Math.clamp(offset, in.offset(), in.end())), text, why);
  }
}
