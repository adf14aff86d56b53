package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The whole story of a job's output for people: all incarnations in order, archives and live
 * segments as one, while others write and archive.
 */
public final class LogView {
  private static final Line NOTHING = new Line(new Incarnation(1), 0, 0, new byte[0], 0, false);

  private final Layout layout;
  private final Consumer<String> damage;

  public LogView(Layout layout) {
    this(layout, _ -> {});
  }

  /**
   * @param damage is told, in a sentence, of output that is there and cannot be read
   */
  public LogView(Layout layout, Consumer<String> damage) {
    this.layout = layout;
    this.damage = damage;
  }

  /** Gets the lines. */
  public interface Reader {
    /**
     * @param at when it came, as far as is known
     * @return whether more is wanted
     */
    boolean line(Line line, Optional<Instant> at) throws IOException;
  }

  /** A place in the story: everything before it has been shown. */
  public record Place(Incarnation incarnation, long offset) {}

  /** The incarnations of which output is there, oldest first. */
  public List<Incarnation> incarnations() throws IOException {
    return Segments.incarnations(layout);
  }

  /** Hands over the lines that are there, an unfinished last one of each incarnation included. */
  public void read(LogQuery query, Reader reader) throws IOException {
    present(query, reader, true);
  }

  /**
   * Hands over the lines that are there and goes on with what comes, new incarnations included,
   * until the reader has had enough or {@code stop} says so. Lines are handed over once they are
   * complete.
   */
  public void follow(LogQuery query, Reader reader, Clock clock, BooleanSupplier stop)
      throws IOException {
    Optional<Place> end = present(query, reader, false);
    if (end.isEmpty()) {
      return;
    }
    BooleanSupplier over =
        () -> stop.getAsBoolean() || query.until().filter(clock.now().wall()::isAfter).isPresent();
    var lines = new LineWalk(layout, query, reader);
    try (var pace = new Pace(layout.logs(), clock.now())) {
      new SegmentWalk(layout, query.only(), damage, lines).follow(end.get(), pace, clock, over);
    }
  }

  /** Where the output that a query asks for starts, when every line from there on is wanted. */
  public Optional<Place> start(LogQuery query) throws IOException {
    List<Incarnation> all = wanted(query);
    if (query.last().isPresent() && !query.picks()) {
      return lastStart(query, all, query.last().getAsInt());
    }
    for (Incarnation incarnation : all) {
      long from = sinceOffset(query, incarnation);
      if (from != Long.MAX_VALUE) {
        return Optional.of(new Place(incarnation, from));
      }
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(endOf(all.getLast()));
  }

  /** Hands over the lines from a place on; the first may be the rest of one. */
  public void readFrom(Place from, Reader reader) throws IOException {
    var only =
        new LogQuery(
            Optional.of(from.incarnation()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty());
    var lines = new LineWalk(layout, only, reader);
    new SegmentWalk(layout, only.only(), damage, lines).read(from);
    lines.flush();
  }

  /** Copies the bytes from a place on to the end of what is there; answers where that is. */
  public Place copy(LogQuery query, Place from, OutputStream out) throws IOException {
    return new SegmentWalk(layout, query.only(), damage, new RawWalk(out)).read(from);
  }

  /** Copies the bytes from a place on, and what comes, until {@code stop} says so. */
  public void copyAndFollow(
      LogQuery query, Place from, OutputStream out, Clock clock, BooleanSupplier stop)
      throws IOException {
    try (var pace = new Pace(layout.logs(), clock.now())) {
      new SegmentWalk(layout, query.only(), damage, new RawWalk(out))
          .follow(from, pace, clock, stop);
    }
  }

  /** Copies the bytes of one line as they were written. */
  public void copy(Line line, OutputStream out) throws IOException {
    byte[] buffer = new byte[(int) Math.min(1 << 18, Math.max(1, line.length()))];
    try (var source = new SegmentSource(layout, line.incarnation(), line.offset(), damage)) {
      while (source.position() < line.end()) {
        int read = source.read(buffer);
        if (read == 0 || source.chunk() >= line.end()) {
          return;
        }
        out.write(buffer, 0, (int) Math.min(read, line.end() - source.chunk()));
      }
    }
  }

  /** The first incarnation that a follower who starts with nothing there will see. */
  private static Place beginning(LogQuery query) {
    return new Place(query.only().orElse(NOTHING.incarnation()), 0);
  }

  private Optional<Place> present(LogQuery query, Reader reader, boolean toTheEnd)
      throws IOException {
    Optional<Place> start = start(query);
    if (start.isEmpty()) {
      return Optional.of(beginning(query));
    }
    var ring = new ArrayDeque<Held>();
    boolean holds = query.last().isPresent() && query.picks();
    Reader first =
        !holds
            ? reader
            : (line, at) -> {
              ring.add(new Held(line, at));
              if (ring.size() > query.last().getAsInt()) {
                ring.poll();
              }
              return true;
            };
    var lines = new LineWalk(layout, query, first);
    Place end = new SegmentWalk(layout, query.only(), damage, lines).read(start.get());
    if (toTheEnd) {
      lines.flush();
    }
    for (Held held : ring) {
      if (!reader.line(held.line(), held.at())) {
        return Optional.empty();
      }
    }
    if (!holds && lines.hasHadEnough()) {
      return Optional.empty();
    }
    return Optional.of(new Place(end.incarnation(), end.offset() - lines.unfinished()));
  }

  private record Held(Line line, Optional<Instant> at) {}

  private List<Incarnation> wanted(LogQuery query) throws IOException {
    return incarnations().stream()
        .filter(i -> query.only().isEmpty() || query.only().get().equals(i))
        .toList();
  }

  private Optional<Place> lastStart(LogQuery query, List<Incarnation> all, int wanted)
      throws IOException {
    int missing = wanted;
    Optional<Place> start = Optional.empty();
    for (Incarnation incarnation : all.reversed()) {
      long from = sinceOffset(query, incarnation);
      if (from == Long.MAX_VALUE) {
        from = endOf(incarnation).offset();
      }
      LastLines.Found found = LastLines.find(layout, incarnation, missing, from);
      start = Optional.of(new Place(incarnation, found.offset()));
      missing -= found.lines();
      if (missing <= 0) {
        break;
      }
    }
    return start;
  }

  private long sinceOffset(LogQuery query, Incarnation incarnation) throws IOException {
    if (query.since().isEmpty()) {
      return 0;
    }
    var index = new TimeIndex(layout, incarnation);
    index.refresh();
    return index.since(query.since().get());
  }

  private Place endOf(Incarnation incarnation) throws IOException {
    return new Place(incarnation, LastLines.find(layout, incarnation, 0, 0).offset());
  }
}
