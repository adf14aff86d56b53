package io.jobsentry.replay;

import io.jobsentry.core.Clue;
import io.jobsentry.core.Event;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Notice;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.Moment;
import io.jobsentry.monitor.LastWords;
import io.jobsentry.monitor.Watchers;
import io.jobsentry.output.Sink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One log, from its first line to its last. A piece of it is shown to the watch in slices; what is
 * seen in a slice is put in the order of the log and told to the core. If an incarnation ends by
 * that, the rest of the slice is shown once more, to the watch of the next one.
 */
final class Telling {
  /** After a new beginning less is shown at once, since another may follow. */
  private static final int SMALL = 1 << 12;

  /** So much of the end is looked through for last words. */
  private static final int END = 1 << 13;

  private final Watchers watchers;
  private final LogTime time;
  private final StandIn standIn;
  private final Chronicle chronicle;
  private final List<Seen> seen = new ArrayList<>();
  private @Nullable Piece piece;
  private @Nullable Piece previous;
  private Sink watch;
  private int slice = ReadAhead.PIECE;

  /** Where the slice ends that is being shown. */
  private long reach;

  /** Something that was seen, and the place by which it was known. */
  private record Seen(Event event, long place) {}

  Telling(Watchers watchers, LogTime time, StandIn standIn, Chronicle chronicle) {
    this.watchers = watchers;
    this.time = time;
    this.standIn = standIn;
    this.chronicle = chronicle;
    this.watch = newWatch();
  }

  private Sink newWatch() {
    return watchers.forLog(
        standIn.up().incarnation(),
        () -> time.at(piece(), reach - 1),
        place -> time.at(piece(), place).uptime(),
        (event, place) -> seen.add(new Seen(event, Math.min(place, reach))));
  }

  private Piece piece() {
    return Objects.requireNonNull(piece);
  }

  private int incarnation() {
    return standIn.up().incarnation().number();
  }

  /** Reads the next piece; answers one that is not needed any more. */
  Optional<Piece> read(Piece next) {
    Optional<Piece> done = Optional.ofNullable(previous);
    previous = piece;
    piece = next;
    chronicle.turnTo(next);
    from(next.offset());
    return done;
  }

  /** Reads the piece from a place on to its end. */
  private void from(long start) {
    Piece now = piece();
    long next = start;
    while (next < now.end()) {
      if (woke(time.at(now, next), next)) {
        begunAt(next);
      }
      time.goTo(now, next);
      reach = next + slice >= now.end() ? now.end() : now.after(next + slice - 1);
      reach = beforeDeadline(next, reach);
      int length = (int) (reach - next);
      watch.bytes(next, next == now.offset() ? now.bytes() : now.copy(next, reach), length);
      long cut = deliver(reach);
      slice = cut < reach ? SMALL : Math.min(ReadAhead.PIECE, 2 * slice);
      next = Math.max(next, cut);
    }
  }

  /** An end that is not so late that the core would have had to be woken before. */
  private long beforeDeadline(long start, long end) {
    Optional<Duration> deadline = standIn.deadline();
    long first = piece().after(start);
    long to = end;
    while (deadline.isPresent()
        && to > first
        && time.at(piece(), to - 1).uptime().compareTo(deadline.get()) >= 0) {
      long middle = piece().after(start + (to - start) / 2);
      to = middle < to ? middle : first;
    }
    return to;
  }

  /**
   * Tells the core what was seen.
   *
   * @return how far that was the story of one incarnation
   */
  private long deliver(long end) {
    List<Seen> inOrder = seen.stream().sorted(Comparator.comparingLong(Seen::place)).toList();
    seen.clear();
    for (Seen one : inOrder) {
      long place = Math.max(one.place(), piece().offset());
      if (woke(time.at(piece(), place), place)) {
        return begunAt(piece().lineStart(place));
      }
      time.goTo(piece(), place);
      int before = incarnation();
      chronicle.tell(standIn.happened(one.event()), place, before);
      if (incarnation() != before) {
        // What was only known later than it was there ended before this piece.
        return begunAt(place > one.place() ? place : piece().after(place));
      }
    }
    if (woke(time.at(piece(), end - 1), end - 1)) {
      return begunAt(end);
    }
    time.goTo(piece(), end - 1);
    return end;
  }

  private long begunAt(long place) {
    watch = newWatch();
    return place;
  }

  /** Whether another incarnation began because of something that time brought. */
  private boolean woke(Moment then, long place) {
    int before = incarnation();
    chronicle.tell(standIn.wakeUntil(then), place, before);
    return incarnation() != before;
  }

  /** Nothing more comes. */
  Ending end(Optional<JobExit> exit) {
    long end = piece().end();
    long cut;
    do {
      reach = end;
      watch.drained();
      cut = deliver(end);
      from(cut);
    } while (cut < end);
    int incarnation = incarnation();
    if (exit.isEmpty()) {
      List<Fact> facts = standIn.ifItEnded(new JobExit.Code(1), end, lastWords());
      return new Ending(
          true,
          chronicle.read(facts, causeOf(facts), incarnation).stream()
              .filter(it -> !it.detector().equals("exit_code"))
              .toList());
    }
    List<Clue> clues = standIn.state().story().clues();
    List<Fact> facts = standIn.ended(exit.get(), end, lastWords());
    return new Ending(
        false, chronicle.of(facts, causeOf(facts, clues), incarnation).stream().toList());
  }

  private List<String> lastWords() {
    Piece last = piece();
    int from = Math.max(0, last.length() - END);
    return LastWords.lines(
        new String(last.bytes(), from, last.length() - from, StandardCharsets.UTF_8));
  }

  private long causeOf(List<Fact> facts) {
    return causeOf(facts, standIn.state().story().clues());
  }

  /** Where the line is that an ending is explained by; the last one, if nothing explains it. */
  private long causeOf(List<Fact> facts, List<Clue> clues) {
    for (Fact fact : facts) {
      if (fact instanceof Fact.IncidentOpened opened) {
        for (Clue clue : clues) {
          Notice notice = clue.notice();
          if (notice.detector().equals(opened.detector())
              && notice.message().equals(opened.cause())) {
            return notice.offset();
          }
        }
      }
    }
    return piece().end() - 1;
  }
}
