package io.jobsentry.core;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the current incarnation moves, as far as stall detectors see it.
 *
 * @param since the uptime from which on it is watched; nothing before that counts against it
 * @param halted whether it was told by a signal to stand still
 * @param tracks by the names of detectors
 */
public record Movement(Duration since, boolean halted, Map<String, Track> tracks) {

  /**
   * What one detector knows.
   *
   * @param latest the last advance, if this process has seen one
   * @param stalled whether it was said that it stands still, and it still does
   * @param told the uptime at which that was last said
   */
  public record Track(Optional<Advance> latest, boolean stalled, Optional<Duration> told) {
    static final Track FRESH = new Track(Optional.empty(), false, Optional.empty());
  }

  /** What a job prints until the signal has reached all of it. */
  private static final Duration TO_A_HALT = Duration.ofSeconds(2);

  static final Movement NONE = new Movement(Duration.ZERO, false, Map.of());

  public Movement {
    tracks = Map.copyOf(tracks);
  }

  public Track track(String detector) {
    return tracks.getOrDefault(detector, Track.FRESH);
  }

  /** An incarnation is up. */
  static Movement from(Duration at) {
    return new Movement(at, false, Map.of());
  }

  /** Somebody new watches, who does not know how it moved until now. */
  Movement watchedFrom(Duration at) {
    var known = new HashMap<String, Track>();
    tracks.forEach(
        (name, track) ->
            known.put(name, new Track(Optional.empty(), track.stalled(), track.told())));
    return new Movement(at, halted, known);
  }

  Movement halt(Duration at) {
    return new Movement(at, true, tracks);
  }

  Movement goOn(Duration at) {
    return new Movement(at, false, tracks);
  }

  /** What goes on moving was not halted, whatever it was told. */
  Movement advanced(String detector, Advance advance) {
    Track was = track(detector);
    boolean still = halted && advance.at().compareTo(since.plus(TO_A_HALT)) <= 0;
    return with(still, detector, new Track(Optional.of(advance), was.stalled(), was.told()));
  }

  Movement stalled(String detector, Duration at) {
    return with(halted, detector, new Track(track(detector).latest(), true, Optional.of(at)));
  }

  Movement movedOn(String detector) {
    Track was = track(detector);
    return with(halted, detector, new Track(was.latest(), false, was.told()));
  }

  private Movement with(boolean nowHalted, String detector, Track track) {
    var next = new HashMap<>(tracks);
    next.put(detector, track);
    return new Movement(since, nowHalted, next);
  }
}
