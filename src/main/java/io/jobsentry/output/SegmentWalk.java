package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Goes through the output of one incarnation after the other. */
final class SegmentWalk {
  private final Layout layout;
  private final Optional<Incarnation> only;
  private final Consumer<String> damage;
  private final Walker walker;

  /** Takes what a walk comes by. */
  interface Walker {
    /**
     * @return whether more is wanted
     */
    boolean bytes(Incarnation incarnation, long offset, byte[] buffer, int length)
        throws IOException;

    /** An incarnation is over. */
    void over() throws IOException;

    /** Nothing more is there for now. */
    void idle() throws IOException;
  }

  SegmentWalk(Layout layout, Optional<Incarnation> only, Consumer<String> damage, Walker walker) {
    this.damage = damage;
    this.layout = layout;
    this.only = only;
    this.walker = walker;
  }

  /** Reads what is there; answers where it stopped. */
  LogView.Place read(LogView.Place from) throws IOException {
    return walk(from, Optional.empty());
  }

  void follow(LogView.Place from, Pace pace, Clock clock, BooleanSupplier stop) throws IOException {
    walk(from, Optional.of(new Waiting(pace, clock, stop)));
  }

  private record Waiting(Pace pace, Clock clock, BooleanSupplier stop) {}

  private LogView.Place walk(LogView.Place from, Optional<Waiting> waiting) throws IOException {
    byte[] buffer = new byte[1 << 18];
    Incarnation incarnation = from.incarnation();
    var source = new SegmentSource(layout, incarnation, from.offset(), damage);
    try {
      while (true) {
        int read = source.read(buffer);
        if (read > 0) {
          if (!walker.bytes(incarnation, source.chunk(), buffer, read)) {
            return new LogView.Place(incarnation, source.position());
          }
          waiting.ifPresent(w -> w.pace().moved(w.clock().now()));
          if (waiting.isPresent() && waiting.get().stop().getAsBoolean()) {
            return new LogView.Place(incarnation, source.position());
          }
          continue;
        }
        Optional<Incarnation> next = after(incarnation);
        if (next.isPresent()) {
          // What came between the last look and the start of the next incarnation.
          while ((read = source.read(buffer)) > 0) {
            if (!walker.bytes(incarnation, source.chunk(), buffer, read)) {
              return new LogView.Place(incarnation, source.position());
            }
          }
          walker.over();
          source.close();
          incarnation = next.get();
          source = new SegmentSource(layout, incarnation, 0, damage);
          continue;
        }
        walker.idle();
        if (waiting.isEmpty() || waiting.get().stop().getAsBoolean()) {
          return new LogView.Place(incarnation, source.position());
        }
        Waiting w = waiting.get();
        w.pace().rest(w.clock().now());
      }
    } finally {
      source.close();
    }
  }

  private Optional<Incarnation> after(Incarnation incarnation) throws IOException {
    if (only.isPresent()) {
      return Optional.empty();
    }
    return Segments.incarnations(layout).stream()
        .filter(i -> i.compareTo(incarnation) > 0)
        .findFirst();
  }
}
