package io.jobsentry.trace;

import io.jobsentry.source.Level;
import io.jobsentry.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * What a runtime printed of one failure.
 *
 * @param thrown what is reported first, and after it what led to it, the nearest first
 * @param level that the record was logged with, if it was
 * @param offset where its first line starts in the output
 * @param end where the line after its last one starts
 * @param lines as they were written, without escape sequences; of a long trace the first and the
 *     last
 * @param omitted how many lines are missing between those
 * @param whole whether it was read to its end: not so if the output stopped in the middle
 */
public record Trace(
    Language language,
    Standing standing,
    List<Thrown> thrown,
    Source source,
    Optional<Level> level,
    long offset,
    long end,
    List<String> lines,
    long omitted,
    boolean whole) {

  public Trace {
    thrown = List.copyOf(thrown);
    lines = List.copyOf(lines);
    if (thrown.isEmpty()) {
      throw new IllegalArgumentException("a trace of nothing");
    }
  }

  public String type() {
    return thrown.getFirst().type();
  }

  public String message() {
    return thrown.getFirst().message();
  }

  /** What everything began with: the last of the chain of causes. */
  public Thrown root() {
    Thrown root = thrown.getFirst();
    for (Thrown next : thrown.subList(1, thrown.size())) {
      if (next.link() == Link.CAUSE || next.link() == Link.CONTEXT) {
        root = next;
      }
    }
    return root;
  }

  /** The innermost frame of the program itself, of what is reported or else of what led to it. */
  public Optional<Frame> own() {
    return thrown.stream().flatMap(one -> one.own().stream()).findFirst();
  }
}
