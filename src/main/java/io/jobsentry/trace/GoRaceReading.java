package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** A report of Go's race detector, between two rules. */
final class GoRaceReading implements Reading {
  private final GoStack access = new GoStack();
  private int lead;
  private boolean named;
  private int sections;
  private boolean closed;

  GoRaceReading(int lead) {
    this.lead = lead;
  }

  @Override
  public boolean knows(String line) {
    return isSection(line) || line.equals(GoGrammar.RULE);
  }

  @Override
  public Step next(String line) {
    if (lead > 0) {
      lead--;
      return Step.TAKEN;
    }
    if (!named) {
      named = true;
      return Step.TAKEN;
    }
    if (line.equals(GoGrammar.RULE)) {
      closed = true;
      return Step.LAST;
    }
    if (line.isBlank()) {
      return Step.HELD;
    }
    if (isSection(line)) {
      sections++;
      return Step.TAKEN;
    }
    if (!line.startsWith("  ")) {
      return Step.ENDED;
    }
    if (sections == 1) {
      access.add(line);
    }
    return Step.TAKEN;
  }

  private static boolean isSection(String line) {
    return line.endsWith(":")
        && (line.contains(" by goroutine ")
            || line.contains(" by main goroutine")
            || (line.startsWith("Goroutine ") && line.contains(" created at")));
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    var thrown = new Thrown(Link.THROWN, "data race", "", access.frames(), access.omitted());
    return sections == 0 ? Optional.empty() : Optional.of(Draft.of(List.of(thrown), closed));
  }
}
