package io.jobsentry.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file. */
final class Problems {
  /** Nobody reads more, and a file of noise would have thousands. */
  private static final int MOST = 100;

  private final SourceText source;
  private final List<ConfigProblem> found = new ArrayList<>();

  Problems(SourceText source) {
    this.source = source;
  }

  SourceText source() {
    return source;
  }

  void add(Spot spot, String sentence, String hint) {
    if (found.size() < MOST) {
      found.add(at(spot, sentence, hint));
    }
  }

  /** A problem of this file that is not collected here. */
  ConfigProblem at(Spot spot, String sentence, String hint) {
    return new ConfigProblem(
        source.name(),
        spot.line(),
        spot.column(),
        spot.width(),
        sentence,
        hint,
        source.line(spot.line()));
  }

  boolean none() {
    return found.isEmpty();
  }

  List<ConfigProblem> inOrder() {
    return found.stream()
        .sorted(
            Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column))
        .distinct()
        .toList();
  }
}
