package io.jobsentry.cli;

import io.jobsentry.config.Config;
import io.jobsentry.config.Detector;
import io.jobsentry.time.Clock;
import io.jobsentry.vital.Bound;
import io.jobsentry.vital.Probe;
import io.jobsentry.vital.ProbeWanted;
import io.jobsentry.vital.Resource;
import io.jobsentry.vital.ResourceWanted;
import io.jobsentry.vital.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the config wants to be looked at from outside, in the terms of those who look. */
final class Visits {
  private Visits() {}

  static List<Visit> of(Config config, Clock clock) {
    var visits = new ArrayList<Visit>();
    for (Detector detector : config.detectors()) {
      switch (detector) {
        case Detector.OnResource it ->
            visits.add(
                new ResourceWanted(
                        resource(it), bound(it), it.fullWithin(), it.hold(), it.cooldown())
                    .visit(it.name(), it.interval()));
        case Detector.OnProbe it ->
            visits.add(
                new ProbeWanted(
                        probe(it, config.process()),
                        it.timeout(),
                        it.failures(),
                        it.successes(),
                        it.startup(),
                        it.cooldown())
                    .visit(it.name(), it.interval(), clock));
        case Detector.OnPattern _,
            Detector.OnTraceback _,
            Detector.OnStall _,
            Detector.OnMetric _,
            Detector.OnExitCode _ -> {}
      }
    }
    return List.copyOf(visits);
  }

  private static Resource resource(Detector.OnResource it) {
    return switch (it.watch()) {
      case RSS -> new Resource.Memory();
      case OPEN_FILES -> new Resource.OpenFiles();
      case DISK_FREE -> new Resource.DiskSpace(it.path());
    };
  }

  private static Optional<Bound> bound(Detector.OnResource it) {
    if (it.above().isPresent()) {
      return Optional.of(new Bound.Above(it.above().getAsLong()));
    }
    if (it.abovePercent().isPresent()) {
      return Optional.of(new Bound.AbovePercent(it.abovePercent().getAsDouble()));
    }
    if (it.below().isPresent()) {
      return Optional.of(new Bound.Below(it.below().getAsLong()));
    }
    return it.belowPercent().isPresent()
        ? Optional.of(new Bound.BelowPercent(it.belowPercent().getAsDouble()))
        : Optional.empty();
  }

  private static Probe probe(Detector.OnProbe it, Config.Job job) {
    if (it.url().isPresent()) {
      return new Probe.Http(it.url().get(), it.status(), it.bodyRegex());
    }
    if (it.tcp().isPresent()) {
      String place = it.tcp().get();
      int colon = place.lastIndexOf(':');
      return new Probe.Tcp(
          place.substring(0, colon).replaceAll("^\\[|]$", ""),
          Integer.parseInt(place.substring(colon + 1)));
    }
    return it.heartbeat().isPresent()
        ? new Probe.Heartbeat(it.heartbeat().get(), it.maxAge())
        : new Probe.Command(it.command(), job.cwd(), job.env());
  }
}
