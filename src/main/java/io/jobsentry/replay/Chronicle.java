package io.jobsentry.replay;

import io.jobsentry.core.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes happenings of facts, tells them and counts them. */
final class Chronicle {
  private final List<Log> logs;
  private final LogTime time;
  private final Consumer<Happening> told;
  private final Map<String, Integer> noticed = new TreeMap<>();
  private final Instant began;
  private @Nullable Piece piece;
  private @Nullable Piece previous;
  private long earlierLines;
  private int incidents;
  private int answers;
  private int restarts;
  private int ended;

  Chronicle(List<Log> logs, LogTime time, Consumer<Happening> told) {
    this.logs = logs;
    this.time = time;
    this.told = told;
    this.began = time.now().wall();
  }

  /** What follows is of this piece, or of the one before it. */
  void turnTo(Piece next) {
    if (piece != null && piece.log() != next.log()) {
      earlierLines += linesOf(piece);
    }
    previous = piece;
    piece = next;
  }

  private static long linesOf(Piece last) {
    return last.lineOf(last.end() - 1);
  }

  /**
   * Tells what came of something.
   *
   * @param known by which place of the output it was known
   */
  void tell(List<Fact> facts, long known, int incarnation) {
    of(facts, known, incarnation).filter(Happening::matters).ifPresent(told);
  }

  /** What came of something, counted. */
  Optional<Happening> of(List<Fact> facts, long known, int incarnation) {
    for (Fact fact : facts) {
      if (fact instanceof Fact.NoticeTaken(var notice)) {
        noticed.merge(notice.detector(), 1, Integer::sum);
      }
    }
    Optional<Happening> happening = read(facts, known, incarnation);
    happening.ifPresent(
        it -> {
          incidents += it.incident().isPresent() ? 1 : 0;
          answers += it.rule().isPresent() ? 1 : 0;
          restarts += it.restartAfter().isPresent() ? 1 : 0;
          ended += it.conclusion().isPresent() ? 1 : 0;
        });
    return happening;
  }

  /** What would come of something; it is not counted. */
  Optional<Happening> read(List<Fact> facts, long known, int incarnation) {
    String detector = "";
    String cause = "";
    long place = known;
    for (Fact fact : facts) {
      if (fact instanceof Fact.NoticeTaken(var notice) && detector.isEmpty()) {
        detector = notice.detector();
        cause = notice.message();
        place = notice.offset();
      } else if (fact instanceof Fact.IncidentOpened opened) {
        detector = opened.detector();
        cause = opened.cause();
      }
    }
    var happening =
        new Happening(
            place(place),
            time.stamped() ? Optional.of(time.now().wall()) : Optional.empty(),
            incarnation,
            detector,
            cause,
            facts);
    return happening.matters() ? Optional.of(happening) : Optional.empty();
  }

  private Happening.Place place(long offset) {
    Piece now = java.util.Objects.requireNonNull(piece);
    Piece in = previous != null && offset < now.offset() ? previous : now;
    long place = in.lineStart(Math.clamp(offset, in.offset(), in.end() - 1));
    return new Happening.Place(
        logs.get(in.log()).name(), in.lineOf(place), in.inLog() + place - in.offset());
  }

  Totals totals() {
    Piece last = java.util.Objects.requireNonNull(piece);
    return new Totals(
        earlierLines + linesOf(last),
        last.end(),
        time.stamped() ? Optional.of(began) : Optional.empty(),
        time.stamped() ? Optional.of(time.now().wall()) : Optional.empty(),
        incidents,
        answers,
        restarts,
        ended,
        noticed);
  }
}
