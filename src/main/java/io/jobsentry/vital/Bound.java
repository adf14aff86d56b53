package io.jobsentry.vital;

import java.util.OptionalDouble;

/** How much is too much. */
public sealed interface Bound {

  /** More than so much is taken. */
  record Above(long amount) implements Bound {}

  /** More than this percentage of all that there is is taken. */
  record AbovePercent(double percent) implements Bound {}

  /** Less than so much is left. */
  record Below(long amount) implements Bound {}

  /** Less than this percentage of all that there is is left. */
  record BelowPercent(double percent) implements Bound {}

  /** How far inside the limit a value has to be again, as a part of the limit. */
  double MARGIN = 0.1;

  /** What may be taken; nothing where that depends on a whole that is not known. */
  default OptionalDouble ceiling(OptionalDouble full) {
    return switch (this) {
      case Above(long amount) -> OptionalDouble.of((double) amount);
      case AbovePercent(double percent) -> part(full, percent / 100);
      case Below(long amount) ->
          full.isPresent()
              ? OptionalDouble.of(full.getAsDouble() - amount)
              : OptionalDouble.empty();
      case BelowPercent(double percent) -> part(full, 1 - percent / 100);
    };
  }

  /** As {@link #ceiling}, for a value that has been beyond it. */
  default OptionalDouble relief(OptionalDouble full) {
    return switch (this) {
      case Above(long amount) -> OptionalDouble.of(amount * (1 - MARGIN));
      case AbovePercent(double percent) -> part(full, percent / 100 * (1 - MARGIN));
      case Below(long amount) ->
          full.isPresent()
              ? OptionalDouble.of(full.getAsDouble() - amount * (1 + MARGIN))
              : OptionalDouble.empty();
      case BelowPercent(double percent) -> part(full, 1 - percent / 100 * (1 + MARGIN));
    };
  }

  private static OptionalDouble part(OptionalDouble full, double part) {
    return full.isPresent() ? OptionalDouble.of(full.getAsDouble() * part) : OptionalDouble.empty();
  }
}
