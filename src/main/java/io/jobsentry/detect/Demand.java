package io.jobsentry.detect;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every line holds that a regular expression matches. To ask for it costs little, beside
 * asking the expression itself.
 */
sealed interface Demand {
  static Demand nothing() {
    return new Every(List.of());
  }

  /** One of these stands in the line. Those that hold another one are not asked for. */
  record One(Set<Literal> texts) implements Demand {
    public One {
      Set<Literal> all = Set.copyOf(texts);
      texts =
          all.stream()
              .filter(text -> all.stream().noneMatch(text::needs))
              .collect(Collectors.toUnmodifiableSet());
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
