package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/**
 * How the traces of a runtime look. It keeps nothing; what is being read is in a {@link Reading}.
 */
public interface Grammar {
  Language language();

  /**
   * Pieces of text of which one is in each line that {@link #open} accepts. They are looked for in
   * every byte of the output, so they should be few, seldom and at least four bytes long, without
   * line breaks.
   */
  Set<String> triggers();

  /**
   * Looks whether a trace starts with a line, or has started shortly before.
   *
   * @param text without known prefixes; a trace may start anywhere in it, after a prefix that
   *     nobody knows
   */
  Optional<Opening> open(String text, Before before);
}
