package io.jobsentry.trace;

import io.jobsentry.source.Level;
import io.jobsentry.source.Peeled;
import io.jobsentry.source.Peeling;
import io.jobsentry.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trace whose end has not come, and the stream that it is read from: a source, the prefix that
 * nobody knew, and the shape of what was peeled off its lines. A header may have more before it
 * than the lines that follow; the first of these tells.
 */
final class OpenTrace {
  /** How many held lines are remembered as lines; a reading should hold fewer. */
  private static final int MOST_HELD = 64;

  private final Language language;
  private final Reading reading;
  private final Source source;
  private final List<Recent.Entry> held = new ArrayList<>();
  private final List<Recent.Entry> first = new ArrayList<>();
  private final Excerpt excerpt = new Excerpt();
  private Optional<Level> level = Optional.empty();
  private String prefix;

  /** What stood in the header behind a stamp that stands behind the prefix. */
  private final String innerPrefix;

  private String shape;
  private boolean decided;
  private boolean told;
  private List<List<Frame>> toldOf = List.of();
  private long offset = -1;
  private long end;
  private long lastFed;

  /** What a line is to the stream of a trace. */
  sealed interface Place {
    record Part(String text) implements Place {}

    /** It starts another record of the same source. */
    record Foreign() implements Place {}

    record Elsewhere() implements Place {}
  }

  private static final Place FOREIGN = new Place.Foreign();
  private static final Place ELSEWHERE = new Place.Elsewhere();

  /**
   * @param prefix what stands in the newest line before the text
   * @param decided whether the newest line is already one that follows the header
   */
  OpenTrace(Language language, Reading reading, Peeled peeled, String prefix, boolean decided) {
    this.language = language;
    this.reading = reading;
    this.source = peeled.source();
    this.decided = decided;
    int stamp = Prefix.stamp(prefix);
    Peeled inner = Peeling.peel(prefix.substring(stamp));
    this.prefix = prefix.substring(0, stamp);
    this.shape = peeled.shape() + (stamp < prefix.length() ? inner.shape() : "");
    this.innerPrefix = stamp < prefix.length() ? inner.text() : "";
  }

  Source source() {
    return source;
  }

  String prefix() {
    return prefix;
  }

  long lastFed() {
    return lastFed;
  }

  Place place(Peeled peeled) {
    if (!Prefix.stands(prefix, peeled.text())) {
      boolean bare = !decided && peeled.shape().length() <= shape.length();
      return bare && reading.knows(peeled.text()) ? new Place.Part(peeled.text()) : ELSEWHERE;
    }
    Peeled inner = inner(peeled);
    int more = peeled.shape().length() + inner.shape().length() - shape.length();
    if (more > 0) {
      return FOREIGN;
    }
    String text = inner.text();
    if (more == 0) {
      return new Place.Part(
          text.startsWith(innerPrefix) ? text.substring(innerPrefix.length()) : text);
    }
    return !decided && reading.knows(text) ? new Place.Part(text) : ELSEWHERE;
  }

  /** What stands behind the prefix may have a stamp of its own. */
  private Peeled inner(Peeled peeled) {
    String rest = Prefix.without(prefix, peeled.text());
    if (!prefix.isEmpty()) {
      Peeled inner = Peeling.peel(rest);
      if (inner.source().equals(Source.NONE)) {
        return inner;
      }
    }
    return new Peeled(Source.NONE, Optional.empty(), "", rest, 0);
  }

  /** A trace right behind a record of trouble is a part of that. */
  void follows(Peeled record) {
    level = Level.ofRecord(record).filter(it -> it.compareTo(Level.WARN) >= 0);
  }

  /** Gives the reading a line that is part of the stream. */
  Step feed(Recent.Entry entry, String text, long number) {
    Step step = reading.next(text);
    switch (step) {
      case TAKEN, LAST -> {
        takeHeld(held.size());
        take(entry);
      }
      case HELD -> {
        if (held.size() < MOST_HELD) {
          held.add(entry);
        }
      }
      case ENDED -> {
        return step;
      }
    }
    lastFed = number;
    return step;
  }

  /** The first line after the header has shown how the lines of this stream look. */
  void decide(Peeled peeled) {
    if (!decided) {
      if (!Prefix.stands(prefix, peeled.text())) {
        prefix = "";
      }
      shape = peeled.shape() + inner(peeled).shape();
      decided = true;
    }
  }

  private void takeHeld(int count) {
    int taken = Math.min(count, held.size());
    for (Recent.Entry entry : held.subList(0, taken)) {
      take(entry);
    }
    held.clear();
  }

  private void take(Recent.Entry entry) {
    entry.take();
    if (first.size() < 8) {
      first.add(entry);
    }
    if (offset < 0) {
      offset = entry.line().offset();
    }
    if (level.isEmpty()) {
      level = entry.peeled().level();
    }
    end = entry.line().end();
    excerpt.add(entry.plain());
  }

  /** Whether it could be told as it is. */
  boolean isWhole() {
    return reading.draft(false).filter(Draft::whole).isPresent();
  }

  /** It comes to nothing: its lines may belong to something else. */
  void giveUp() {
    first.forEach(Recent.Entry::giveBack);
  }

  /**
   * The trace, unless it is none, or was told before and has no more frames since: a runtime may
   * take its time between a message and its backtrace.
   *
   * @param halves whether one that is not whole is told too
   */
  Optional<Trace> tell(boolean silent, boolean halves) {
    Optional<Draft> draft = reading.draft(silent).filter(it -> halves || it.whole());
    if (draft.isEmpty()) {
      return Optional.empty();
    }
    // A message does not grow in a pause: what comes after it may look like more of one.
    List<List<Frame>> frames = draft.get().thrown().stream().map(Thrown::frames).toList();
    if (told && frames.equals(toldOf)) {
      return Optional.empty();
    }
    told = true;
    toldOf = frames;
    if (silent) {
      takeHeld(draft.get().held());
    }
    return Optional.of(
        new Trace(
            language,
            draft.get().standing(),
            draft.get().thrown(),
            source.within(sourceName()),
            level,
            offset,
            end,
            excerpt.lines(),
            excerpt.omitted(),
            draft.get().whole()));
  }

  /** Before a trace of one line there may be words of a sentence. */
  private String sourceName() {
    String name = Prefix.name(prefix);
    return decided || name.indexOf(' ') == name.lastIndexOf(' ') ? name : "";
  }

  boolean isTold() {
    return told;
  }

  @Override
  public String toString() {
    return language + " of " + source + " " + prefix;
  }
}
