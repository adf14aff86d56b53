package io.jobsentry.detect;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Tells values that show that a job gets on from those that do not. With a direction, only a value
 * beyond all before it does: one that goes back and forth stands still. What is no number counts
 * when it is another one than the last.
 */
public final class Advancing {
  private final StallWanted.Course course;
  private OptionalDouble furthest = OptionalDouble.empty();
  private Optional<String> last = Optional.empty();

  public Advancing(StallWanted.Course course) {
    this.course = course;
  }

  /** Takes the next value. */
  public boolean by(String value) {
    boolean changed = last.filter(value::equals).isEmpty();
    last = Optional.of(value);
    OptionalDouble number = Numeral.read(value);
    if (!changed || number.isEmpty()) {
      return changed;
    }
    double now = number.getAsDouble();
    if (furthest.isPresent()) {
      double was = furthest.getAsDouble();
      boolean further =
          switch (course) {
            case ANY -> now != was;
            case UP -> now > was;
            case DOWN -> now < was;
          };
      if (!further) {
        return false;
      }
    }
    furthest = number;
    return true;
  }
}
