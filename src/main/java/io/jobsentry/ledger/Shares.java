package io.jobsentry.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much of the time of the runs went into what. The spans add up to {@code wall}. */
public record Shares(int runs, Duration wall, Map<Goodput.Kind, Duration> spans) {
  private static final int WHOLE = 1000;

  /**
   * @param since what was before does not count
   */
  public static Shares of(List<Goodput.Span> spans, int runs, Optional<Instant> since) {
    Map<Goodput.Kind, Duration> sums = new EnumMap<>(Goodput.Kind.class);
    for (Goodput.Kind kind : Goodput.Kind.values()) {
      sums.put(kind, Duration.ZERO);
    }
    Duration wall = Duration.ZERO;
    for (Goodput.Span span : spans) {
      Instant from = since.filter(it -> it.isAfter(span.from())).orElse(span.from());
      if (from.isBefore(span.to())) {
        Duration length = Duration.between(from, span.to());
        sums.merge(span.kind(), length, Duration::plus);
        wall = wall.plus(length);
      }
    }
    return new Shares(runs, wall, sums);
  }

  public Duration of(Goodput.Kind kind) {
    return spans.getOrDefault(kind, Duration.ZERO);
  }

  /**
   * In tenths of a percent, which add up to 1000: what rounding leaves over goes to those that it
   * took most from.
   */
  public Tenths tenths() {
    var tenths = new EnumMap<Goodput.Kind, Integer>(Goodput.Kind.class);
    var rests = new ArrayList<Rest>();
    int given = 0;
    for (Goodput.Kind kind : Goodput.Kind.values()) {
      double exact = wall.isZero() ? 0 : of(kind).toMillis() * (double) WHOLE / wall.toMillis();
      int whole = (int) Math.min(WHOLE, Math.floor(exact));
      tenths.put(kind, whole);
      rests.add(new Rest(kind, exact - whole));
      given += whole;
    }
    rests.sort(Comparator.comparingDouble(Rest::size).reversed());
    for (int i = 0; i < WHOLE - given && !wall.isZero(); i++) {
      tenths.merge(rests.get(i % rests.size()).kind(), 1, Integer::sum);
    }
    return new Tenths(tenths);
  }

  /** What rounding took from one. */
  private record Rest(Goodput.Kind kind, double size) {}

  /** Tenths of a percent of each kind. */
  public record Tenths(Map<Goodput.Kind, Integer> byKind) {
    public int of(Goodput.Kind kind) {
      return byKind.getOrDefault(kind, 0);
    }
  }
}
