package io.jobsentry.trace;

import java.util.Optional;

/** One trace that is being read, line by line. Its memory is bounded however long the trace is. */
public interface Reading {

  /** The next line of the trace's source, without what stands before the text. */
  Step next(String line);

  /** Whether a line can hardly be anything but the next of this trace. */
  boolean knows(String line);

  /**
   * What was read so far; empty if that is no trace. May be asked several times.
   *
   * @param silent whether nothing came after the last line, so that what was held may belong to it
   */
  Optional<Draft> draft(boolean silent);
}
