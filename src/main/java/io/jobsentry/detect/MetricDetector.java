package io.jobsentry.detect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Tells when a number goes wrong. What has gone wrong is told once, until it is well again, and not
 * more often than once per cooldown. Each incarnation has its own. It knows no clock.
 */
public final class MetricDetector {
  private final MetricWanted wanted;
  private final List<String> reports = new ArrayList<>();
  private final Level level;
  private final Standstill standstill;
  private final Map<Ill, Duration> told = new EnumMap<>(Ill.class);
  private final Map<Ill, Boolean> going = new EnumMap<>(Ill.class);

  private enum Ill {
    NOT_A_NUMBER,
    ABOVE,
    BELOW,
    SPIKE,
    EXPLOSION,
    DROP,
    PLATEAU
  }

  public MetricDetector(MetricWanted wanted) {
    this.wanted = wanted;
    this.level = new Level(wanted.window(), wanted.spike(), wanted.drop());
    this.standstill = new Standstill(wanted.plateau(), wanted.leastGain(), wanted.higherIsBetter());
  }

  public String name() {
    return wanted.name();
  }

  /** Takes the next value, and answers what is wrong, if that is to be said. */
  public List<String> saw(String text, Duration uptime) {
    OptionalDouble value = Numeral.readAny(text);
    return value.isPresent() ? saw(value.getAsDouble(), uptime) : List.of();
  }

  List<String> saw(double value, Duration uptime) {
    reports.clear();
    boolean finite = Double.isFinite(value);
    if (watches(MetricWanted.Watch.NAN)) {
      is(Ill.NOT_A_NUMBER, !finite, uptime, () -> "is " + shown(value));
    }
    if (!finite) {
      return List.copyOf(reports);
    }
    wanted
        .above()
        .ifPresent(
            most ->
                is(
                    Ill.ABOVE,
                    value > most,
                    uptime,
                    () -> "is " + shown(value) + ", above " + shown(most)));
    wanted
        .below()
        .ifPresent(
            least ->
                is(
                    Ill.BELOW,
                    value < least,
                    uptime,
                    () -> "is " + shown(value) + ", below " + shown(least)));
    Optional<Level.Change> change = level.take(value);
    leveled(MetricWanted.Watch.SPIKE, Ill.SPIKE, Level.Kind.SPIKE, change, "jumped to ", uptime);
    leveled(
        MetricWanted.Watch.EXPLOSION,
        Ill.EXPLOSION,
        Level.Kind.EXPLOSION,
        change,
        "ran away to ",
        uptime);
    leveled(MetricWanted.Watch.DROP, Ill.DROP, Level.Kind.DROP, change, "fell to ", uptime);
    if (watches(MetricWanted.Watch.PLATEAU)) {
      is(
          Ill.PLATEAU,
          standstill.take(value),
          uptime,
          () ->
              "has not got better than "
                  + shown(standstill.best())
                  + " for "
                  + wanted.plateau()
                  + " points");
    }
    return reports.isEmpty() ? List.of() : List.copyOf(reports);
  }

  private void leveled(
      MetricWanted.Watch watch,
      Ill ill,
      Level.Kind kind,
      Optional<Level.Change> change,
      String verb,
      Duration uptime) {
    if (watches(watch)) {
      Optional<Level.Change> its = change.filter(it -> it.kind() == kind);
      is(
          ill,
          its.isPresent(),
          uptime,
          () ->
              verb
                  + shown(its.orElseThrow().value())
                  + ", from "
                  + shown(its.orElseThrow().usual()));
    }
  }

  private interface Said {
    String words();
  }

  private void is(Ill ill, boolean now, Duration uptime, Said what) {
    boolean begins = now && !going.getOrDefault(ill, false);
    going.put(ill, now);
    Duration last = told.get(ill);
    if (begins && (last == null || uptime.minus(last).compareTo(wanted.cooldown()) >= 0)) {
      told.put(ill, uptime);
      reports.add(wanted.gauge() + " " + what.words());
    }
  }

  private boolean watches(MetricWanted.Watch watch) {
    return wanted.watch().contains(watch);
  }

  private static String shown(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Inf" : "-Inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : "%.4g".formatted(value);
  }
}
