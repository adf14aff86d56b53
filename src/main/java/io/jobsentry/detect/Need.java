package io.jobsentry.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of every text that a regular expression, or a part of one, matches. Whatever is
 * said here errs on the side of knowing less: a literal that is not really needed would hide lines.
 */
sealed interface Need {
  /** More alternatives than these are not followed. */
  int MOST = 64;

  /** Fewer bytes than these are everywhere. */
  int SHORTEST = 2;

  /** Bytes of a literal. */
  int LONG_ENOUGH = 6;

  int SHORT_COSTS = 10_000;

  /** The text is one of these. */
  record Exactly(Set<Literal> texts) implements Need {
    public Exactly {
      texts = Set.copyOf(texts);
    }
  }

  /**
   * The text contains one of these, all of which are worth looking for.
   *
   * @param demand what else is known of it
   */
  record Containing(Set<Literal> texts, Demand demand) implements Need {
    public Containing {
      texts = Set.copyOf(texts);
    }
  }

  /** Nothing is known. */
  record Anything() implements Need {}

  static Need anything() {
    return new Anything();
  }

  static Need empty() {
    return new Exactly(Set.of(Literal.EMPTY));
  }

  /** One of these literals is in every line that matches, if there are such literals. */
  default Optional<Set<Literal>> literals() {
    return switch (this) {
      case Exactly(Set<Literal> texts) when worthy(texts) -> Optional.of(texts);
      case Containing(Set<Literal> texts, _) -> Optional.of(texts);
      case Exactly _, Anything _ -> Optional.empty();
    };
  }

  /** What every line holds that matches. */
  default Demand demand() {
    return switch (this) {
      case Exactly(Set<Literal> texts) when worthy(texts) -> new Demand.One(texts);
      case Containing(_, Demand demand) -> demand;
      case Exactly _, Anything _ -> Demand.nothing();
    };
  }

  static Need sequence(List<Need> parts) {
    Set<Literal> run = Set.of(Literal.EMPTY);
    var found = new ArrayList<Set<Literal>>();
    var demands = new ArrayList<Demand>();
    boolean exact = true;
    for (Need part : parts) {
      Optional<Set<Literal>> longer =
          part instanceof Exactly(Set<Literal> texts) ? product(run, texts) : Optional.empty();
      if (longer.isPresent()) {
        run = longer.get();
        continue;
      }
      exact = false;
      found.add(run);
      demands.add(new Exactly(run).demand());
      switch (part) {
        case Exactly(Set<Literal> texts) -> run = texts;
        case Containing(Set<Literal> texts, Demand demand) -> {
          found.add(texts);
          demands.add(demand);
          run = Set.of(Literal.EMPTY);
        }
        case Anything _ -> run = Set.of(Literal.EMPTY);
      }
    }
    if (exact) {
      return new Exactly(run);
    }
    found.add(run);
    demands.add(new Exactly(run).demand());
    demands.removeIf(Demand.nothing()::equals);
    return best(found, new Demand.Every(demands));
  }

  static Need either(List<Need> branches) {
    var all = new LinkedHashSet<Literal>();
    boolean exact = true;
    for (Need branch : branches) {
      switch (branch) {
        case Exactly(Set<Literal> texts) -> all.addAll(texts);
        case Containing(Set<Literal> texts, _) -> {
          exact = false;
          all.addAll(texts);
        }
        case Anything _ -> {
          return anything();
        }
      }
    }
    if (exact && all.size() <= MOST) {
      return new Exactly(all);
    }
    return worthy(all)
        ? new Containing(all, new Demand.Some(branches.stream().map(Need::demand).toList()))
        : anything();
  }

  /** The part once or not at all. */
  default Need maybe() {
    return either(List.of(this, empty()));
  }

  /**
   * The part several times.
   *
   * @param least how often it is there in any case
   * @param exact whether it is there no more often than that
   */
  default Need times(int least, boolean exact) {
    if (least == 0) {
      return exact ? empty() : anything();
    }
    var parts = new ArrayList<Need>();
    for (int i = 0; i < Math.min(least, Literal.LONGEST); i++) {
      parts.add(this);
    }
    if (!exact || least > Literal.LONGEST) {
      parts.add(anything());
    }
    return sequence(parts);
  }

  private static Optional<Set<Literal>> product(Set<Literal> starts, Set<Literal> ends) {
    if (starts.size() * ends.size() > MOST) {
      return Optional.empty();
    }
    var product = new LinkedHashSet<Literal>();
    for (Literal start : starts) {
      for (Literal end : ends) {
        Literal whole = start.then(end);
        if (whole.text().length() > Literal.LONGEST) {
          return Optional.empty();
        }
        product.add(whole);
      }
    }
    return Optional.of(product);
  }

  private static Need best(List<Set<Literal>> found, Demand demand) {
    Need best = anything();
    double least = Double.POSITIVE_INFINITY;
    for (Set<Literal> texts : found) {
      double cost = texts.stream().mapToDouble(Need::cost).sum();
      if (worthy(texts) && cost < least) {
        least = cost;
        best = new Containing(texts, demand);
      }
    }
    return best;
  }

  /** How often it is met in vain; while there is a short one, every search has to be finer. */
  private static double cost(Literal literal) {
    double likelihood = literal.likelihood();
    return literal.bytes().length < LONG_ENOUGH ? likelihood * SHORT_COSTS : likelihood;
  }

  private static boolean worthy(Set<Literal> texts) {
    return !texts.isEmpty()
        && texts.size() <= 4 * MOST
        && texts.stream().allMatch(it -> it.bytes().length >= SHORTEST);
  }
}
