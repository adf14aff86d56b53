package io.jobsentry.replay;

import io.jobsentry.model.Moment;
import io.jobsentry.source.Stamped;
import io.jobsentry.text.Ansi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time of an old log, as its lines tell it. A line without a stamp is as old as the last one
 * before it that has one; a log without any passes at {@link #NOMINAL_RATE}. Time never goes back:
 * where stamps do, it stands still, until enough of them have agreed that it is the stamps' clock
 * that was set.
 */
final class LogTime {
  /** Bytes a second. */
  static final int NOMINAL_RATE = 10_000;

  /** How many lines before one are asked when it has no stamp itself. */
  private static final int BACK = 64;

  /** How many lines of a log tell whether it has stamps. */
  private static final int SAMPLE = 300;

  /** No log is silent for longer; a stamp that says so is something else. */
  private static final Duration LONGEST_SILENCE = Duration.ofDays(400);

  private static final Duration SET_BACK = Duration.ofMinutes(30);
  private static final int ENOUGH = 3;

  private final boolean stamped;
  private Instant wall;
  private Duration uptime = Duration.ZERO;

  /** What was waited for beyond what the log tells of. */
  private Duration skipped = Duration.ZERO;

  private int behind;

  private LogTime(boolean stamped, Instant first) {
    this.stamped = stamped;
    this.wall = first;
  }

  /**
   * @param first the first piece of the log
   * @param about when the log was last written to, which says what a stamp without a year means
   */
  static LogTime of(Piece first, Instant about) {
    long place = first.offset();
    for (int i = 0; i < SAMPLE && place < first.end(); i++) {
      Optional<Instant> stamp = read(first, place).map(it -> it.near(about));
      if (stamp.isPresent()) {
        return new LogTime(true, stamp.get());
      }
      place = first.after(place);
    }
    return new LogTime(false, about);
  }

  /** One that only moves when it is told to. */
  static LogTime still() {
    return new LogTime(false, Instant.EPOCH);
  }

  /** Whether the log tells the time. */
  boolean stamped() {
    return stamped;
  }

  Moment now() {
    return new Moment(wall, uptime);
  }

  /** When a line was written, as far as that is known without going there. */
  Moment at(Piece piece, long place) {
    if (!stamped) {
      Duration passed = Duration.ofNanos(place * (1_000_000_000L / NOMINAL_RATE)).plus(skipped);
      return later(new Moment(wall.plus(passed.minus(uptime)), passed));
    }
    return stampAt(piece, place)
        .map(it -> later(new Moment(it, uptime.plus(Duration.between(wall, it)))))
        .orElseGet(this::now);
  }

  private Moment later(Moment then) {
    return then.uptime().compareTo(uptime) < 0 ? now() : then;
  }

  /** Goes on to a place. */
  Moment goTo(Piece piece, long place) {
    Moment then = at(piece, place);
    if (stamped && then.uptime().equals(uptime)) {
      setBack(piece, place);
    } else {
      behind = 0;
    }
    goTo(then);
    return now();
  }

  /** Goes on to a moment of this log. */
  void goTo(Moment then) {
    if (then.uptime().compareTo(uptime) > 0) {
      wall = then.wall();
      uptime = then.uptime();
    }
  }

  /** Lets time pass of which the log knows nothing. */
  void skip(Duration passed) {
    uptime = uptime.plus(passed);
    skipped = skipped.plus(passed);
  }

  private void setBack(Piece piece, long place) {
    Optional<Instant> stamp = stampAt(piece, place);
    if (stamp.isEmpty() || Duration.between(stamp.get(), wall).compareTo(SET_BACK) < 0) {
      behind = 0;
      return;
    }
    behind++;
    if (behind >= ENOUGH) {
      behind = 0;
      wall = stamp.get();
    }
  }

  private Optional<Instant> stampAt(Piece piece, long place) {
    long line = piece.lineStart(place);
    for (int i = 0; i < BACK; i++) {
      Optional<Instant> stamp = read(piece, line).map(it -> it.near(wall)).filter(this::believable);
      if (stamp.isPresent() || line == piece.offset()) {
        return stamp;
      }
      line = piece.lineStart(line - 1);
    }
    return Optional.empty();
  }

  private boolean believable(Instant stamp) {
    return Duration.between(wall, stamp).abs().compareTo(LONGEST_SILENCE) < 0;
  }

  private static Optional<Stamped> read(Piece piece, long line) {
    String head = piece.head(line);
    if (head.indexOf('\u001b') >= 0) {
      byte[] plain = Ansi.strip(head.getBytes(StandardCharsets.UTF_8));
      head = new String(plain, StandardCharsets.UTF_8);
    }
    return head.isEmpty() ? Optional.empty() : Stamped.in(head);
  }
}
