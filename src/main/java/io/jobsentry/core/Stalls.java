package io.jobsentry.core;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a job that is up has stood still for too long. What it has once been told about, it is told
 * about again only after it has moved.
 */
final class Stalls {
  private final Charter charter;
  private final Notices notices;

  Stalls(Charter charter, Notices notices) {
    this.charter = charter;
    this.notices = notices;
  }

  void advanced(Step step, Event.Advanced event) {
    if (!(step.phase() instanceof Phase.Up(var incarnation, _, _))
        || !incarnation.equals(event.incarnation())) {
      return;
    }
    Movement.Track track = step.state().movement().track(event.detector());
    if (track.latest().filter(known -> !newer(event.advance(), known)).isPresent()) {
      return;
    }
    if (track.stalled()) {
      step.note(new Fact.MovedOn(incarnation, event.detector()));
    }
    step.note(new Fact.Advanced(incarnation, event.detector(), event.advance()));
  }

  private static boolean newer(Advance one, Advance known) {
    return one.at().compareTo(known.at()) > 0;
  }

  /** The uptime at which the first of the detectors runs out of patience. */
  Optional<Duration> deadline(State state, Phase.Up up) {
    return charter.stalls().stream()
        .flatMap(detector -> due(state.movement(), up, detector).stream())
        .min(Duration::compareTo);
  }

  void look(Step step) {
    for (Charter.StallDetector detector : charter.stalls()) {
      // The answer to one may have been to stop the job.
      if (step.phase() instanceof Phase.Up up
          && due(step.state().movement(), up, detector)
              .filter(at -> step.now().uptime().compareTo(at) >= 0)
              .isPresent()) {
        Movement.Track track = step.state().movement().track(detector.name());
        step.note(
            new Fact.Stalled(
                up.incarnation(),
                detector.name(),
                step.now().uptime().minus(moved(step.state().movement(), track))));
        notices.noticed(
            step,
            new Notice(
                up.incarnation(),
                detector.name(),
                words(detector, track),
                track.latest().map(Advance::offset).orElse(0L)));
      }
    }
  }

  private static Optional<Duration> due(
      Movement movement, Phase.Up up, Charter.StallDetector detector) {
    Movement.Track track = movement.track(detector.name());
    if (movement.halted() || track.stalled()) {
      return Optional.empty();
    }
    Duration limit = limit(detector, track);
    Duration moved = track.latest().map(Advance::at).orElse(movement.since());
    return Stream.of(
            moved(movement, track).plus(limit).plus(Advance.slack(limit)),
            up.since().uptime().plus(detector.grace()),
            track.told().map(at -> at.plus(detector.cooldown())).orElse(moved))
        .max(Duration::compareTo);
  }

  /** Since when it has stood still, as far as this supervisor knows. */
  private static Duration moved(Movement movement, Movement.Track track) {
    return later(track.latest().map(Advance::at).orElse(movement.since()), movement.since());
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration limit(Charter.StallDetector detector, Movement.Track track) {
    return track.latest().flatMap(Advance::patience).orElse(detector.limit());
  }

  /** The same standstill is told in the same words each time that it comes. */
  private static String words(Charter.StallDetector detector, Movement.Track track) {
    String value = track.latest().map(Advance::value).orElse("");
    return (detector.counts() ? "no progress" : "no output")
        + " for more than "
        + limit(detector, track).toSeconds()
        + " s"
        + (value.isEmpty() ? "" : ": it stands at `" + value + "`")
        + (track.latest().flatMap(Advance::patience).isEmpty()
            ? ""
            : ", longer than it has taken before");
  }
}
