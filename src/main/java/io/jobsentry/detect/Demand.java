package io.jobsentry.detect;

import java.util.List;
import java.util.Set;

/**
 * What every line holds that a regular expression matches. To ask for it costs little, beside
 * asking the expression itself.
 */
sealed interface Demand {
  static Demand nothing() {
    return new Every(List.of());
  }

  /** One of these stands in the line. */
  record One(Set<Literal> texts) implements Demand {
    public One {
      texts = Set.copyOf(texts);
    }
  }

  record Every(List<Demand> parts) implements Demand {
    public Every {
      parts = List.copyOf(parts);
    }
  }

  record Some(List<Demand> parts) implements Demand {
    public Some {
      parts = List.copyOf(parts);
    }
  }

  /** Whether a line, which has no escape sequences, may match. */
  default boolean metBy(String line) {
    switch (this) {
      case One(Set<Literal> texts) -> {
        for (Literal text : texts) {
          if (text.in(line, 0) >= 0) {
            return true;
          }
        }
        return false;
      }
      case Every(List<Demand> parts) -> {
        for (Demand part : parts) {
          if (!part.metBy(line)) {
            return false;
          }
        }
        return true;
      }
      case Some(List<Demand> parts) -> {
        for (Demand part : parts) {
          if (part.metBy(line)) {
            return true;
          }
        }
        return false;
      }
    }
  }
}
