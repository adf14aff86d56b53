package io.jobsentry.monitor;

import io.jobsentry.core.Advance;
import io.jobsentry.core.Event;
import io.jobsentry.detect.Advancing;
import io.jobsentry.detect.Patience;
import io.jobsentry.detect.StallWanted;
import io.jobsentry.model.Incarnation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells that an incarnation gets on, in the eyes of one stall detector: now and then while it does,
 * and at last when it pauses. Confined to the tail's thread.
 */
final class Pulse {
  private static final int LONGEST_VALUE = 80;

  private final Incarnation incarnation;
  private final StallWanted wanted;
  private final Optional<Patience> patience;
  private final Advancing advancing;
  private final Consumer<Event> events;
  private boolean untold;
  private Duration at = Duration.ZERO;
  private long offset;
  private String value = "";
  private Optional<Duration> toldAt = Optional.empty();
  private Duration toldLimit = Duration.ZERO;

  /**
   * @param patience learns the job's pace, where that is wanted
   */
  Pulse(
      Incarnation incarnation,
      StallWanted wanted,
      Optional<Patience> patience,
      Consumer<Event> events) {
    this.incarnation = incarnation;
    this.wanted = wanted;
    this.patience = patience;
    this.advancing = new Advancing(wanted.course());
    this.events = events;
  }

  /** A value was read in a line. */
  void read(String found, long lineOffset, Duration uptime) {
    if (advancing.by(found)) {
      value = found;
      moved(lineOffset, uptime);
    }
  }

  /** Some bytes were looked at. */
  void output(long end, Duration uptime) {
    if (wanted.gauge().isEmpty()) {
      moved(end, uptime);
    }
    if (untold && due(uptime)) {
      tell();
    }
  }

  private void moved(long place, Duration uptime) {
    untold = true;
    offset = place;
    at = uptime;
    patience.ifPresent(it -> it.moved(uptime));
  }

  /** The job prints nothing for now. */
  void quiet() {
    if (untold) {
      tell();
    }
  }

  private boolean due(Duration uptime) {
    // That a long pause may come must be known before it does.
    return toldAt
        .filter(last -> uptime.minus(last).compareTo(Advance.slack(toldLimit)) < 0)
        .filter(_ -> limit().compareTo(toldLimit) <= 0)
        .isEmpty();
  }

  private Duration limit() {
    return patience.flatMap(Patience::now).orElse(wanted.limit());
  }

  private void tell() {
    untold = false;
    toldAt = Optional.of(at);
    toldLimit = limit();
    String shown =
        value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    var advance = new Advance(at, offset, shown, patience.flatMap(Patience::now));
    events.accept(new Event.Advanced(incarnation, wanted.name(), advance));
  }
}
