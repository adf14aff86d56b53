package io.jobsentry.trace;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A line that a plain shell prints when a program was ended by a signal, and nothing else is on it.
 */
final class SignalGrammar implements Grammar {
  private static final String DUMPED = " (core dumped)";

  /** Whether the words alone, without a core, can mean anything else. */
  private static final Map<String, Boolean> WORDS =
      Map.of(
          "Segmentation fault", true,
          "Bus error", true,
          "Illegal instruction", true,
          "Floating point exception", true,
          "Aborted", false,
          "Quit", false,
          "Trace/breakpoint trap", true,
          "Killed", true);

  @Override
  public Language language() {
    return Language.SHELL;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(
        DUMPED.strip(),
        "Segmentation fault",
        "Bus error",
        "Illegal instruction",
        "Floating point exception",
        "Trace/breakpoint trap",
        "Killed");
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    String bare = text.strip();
    boolean dumped = bare.endsWith(DUMPED);
    String words = dumped ? bare.substring(0, bare.length() - DUMPED.length()) : bare;
    for (Map.Entry<String, Boolean> one : WORDS.entrySet()) {
      int start = words.length() - one.getKey().length();
      boolean said = words.endsWith(one.getKey()) && Text.header(words, one.getKey()) == start;
      boolean sure = dumped || (start == 0 && one.getValue());
      if (said && sure && isAlone(words, start)) {
        String type = one.getKey().toLowerCase(Locale.ROOT);
        var thrown = new Thrown(Link.THROWN, type, bare.substring(start), List.of(), 0);
        return Optional.of(
            new Opening(text.indexOf(bare) + start, 0, new ComplaintReading(thrown)));
      }
    }
    return Optional.empty();
  }

  /** A shell that names its script is read by another. */
  private static boolean isAlone(String words, int start) {
    return !words.substring(0, start).contains(": line ");
  }
}
