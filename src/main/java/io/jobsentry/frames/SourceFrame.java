package io.jobsentry.frames;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A frame of a trace with the source that it points at.
 *
 * @param file relative to the project's root, with slashes; as it was printed if it is not in there
 * @param language as fences of Markdown call it; empty if nobody knows
 * @param function the name of the function that is shown, or else what the trace says
 * @param headers the first lines of the classes and functions around what is shown, the outermost
 *     first
 * @param lines none of a stub, nor of what is missing
 * @param notes what was cut, could not be done or should be known, a sentence each
 */
public record SourceFrame(
    Kind kind,
    String file,
    OptionalInt line,
    String language,
    Optional<String> function,
    List<Line> headers,
    List<Line> lines,
    List<String> notes) {

  public SourceFrame {
    headers = List.copyOf(headers);
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /** How much is shown. */
  public enum Kind {
    /** The innermost function around the line. */
    FUNCTION,
    /** The lines before and after it. */
    LINES,
    /** Nothing: it is not code of the project, or not to be shown. */
    STUB,
    /** Nothing: it should be in the project, and is not. */
    MISSING
  }

  /**
   * A line of a file.
   *
   * @param number counted from 1
   * @param failing whether the frame points at it
   */
  public record Line(int number, String text, boolean failing) {}
}
