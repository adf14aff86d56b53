package io.jobsentry.ledger;

import java.time.Duration;
import java.time.Instant;
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
  public Map<Goodput.Kind, Integer> tenths() {
    Map<Goodput.Kind, Integer> tenths = new EnumMap<>(Goodput.Kind.class);
    Map<Goodput.Kind, Double> rests = new EnumMap<>(Goodput.Kind.class);
    int given = 0;
    for (Goodput.Kind kind : Goodput.Kind.values()) {
      double exact = wall.isZero() ? 0 : of(kind).toMillis() * (double) WHOLE / wall.toMillis();
      int whole = (int) Math.min(WHOLE, Math.floor(exact));
      tenths.put(kind, whole);
      rests.put(kind, exact - whole);
      given += whole;
    }
    List<Goodput.Kind> order =
        rests.keySet().stream()
            .sorted((one, other) -> Double.compare(rests.get(other), rests.get(one)))
            .toList();
    for (int i = 0; i < WHOLE - given && !wall.isZero(); i++) {
      tenths.merge(order.get(i % order.size()), 1, Integer::sum);
    }
    return tenths;
  }
}
