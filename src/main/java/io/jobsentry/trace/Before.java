package io.jobsentry.trace;

import java.util.Optional;

/** The lines of the same source before a line. */
public interface Before {

  /**
   * The text of an earlier line; empty if there is none, or it is part of another trace, or too far
   * away.
   *
   * @param column how many of the first characters of the line are a prefix, which an earlier line
   *     must have too
   * @param back 1 for the line before
   */
  Optional<String> line(int column, int back);
}
