package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/** Panics, fatal errors, signals and data races of Go. */
final class GoGrammar implements Grammar {
  static final String PANIC = "panic: ";
  static final String FATAL = "fatal error: ";
  static final String RACE = "WARNING: DATA RACE";
  static final String RULE = "==================";
  private static final String SIGNAL = "SIGQUIT: quit";
  private static final int MOST_LEAD = 4;

  @Override
  public Language language() {
    return Language.GO;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(PANIC, FATAL, RACE, SIGNAL);
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    int race = Text.header(text, RACE);
    if (race >= 0 && text.substring(race).strip().equals(RACE)) {
      int lead = before.line(race, 1).filter(RULE::equals).isPresent() ? 1 : 0;
      return Optional.of(new Opening(race, lead, new GoRaceReading(lead)));
    }
    int signal = Text.header(text, SIGNAL);
    if (signal >= 0 && text.endsWith(SIGNAL)) {
      return Optional.of(new Opening(signal, 0, new GoReading(0)));
    }
    int panic = Text.header(text, PANIC);
    if (panic >= 0) {
      return Optional.of(new Opening(panic, 0, new GoReading(0)));
    }
    int fatal = Text.header(text, FATAL);
    if (fatal >= 0) {
      int lead = lead(fatal, before);
      return Optional.of(new Opening(fatal, lead, new GoReading(lead)));
    }
    return Optional.empty();
  }

  /** What the runtime says of itself before it gives up. */
  private static int lead(int column, Before before) {
    int lead = 0;
    while (lead < MOST_LEAD
        && before.line(column, lead + 1).filter(it -> it.startsWith("runtime: ")).isPresent()) {
      lead++;
    }
    return lead;
  }
}
