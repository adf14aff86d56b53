package io.jobsentry.incident;

import java.util.List;
import java.util.function.UnaryOperator;

/** The output around the cause of a failure. */
public record LogExcerpt(List<Line> lines) {
  public static final LogExcerpt NONE = new LogExcerpt(List.of());

  /** More characters of a line say nothing more to a reader. */
  public static final int LONGEST_LINE = 2000;

  public LogExcerpt {
    lines = List.copyOf(lines);
  }

  /**
   * A line of the job's output.
   *
   * @param offset where it starts in the output of its incarnation
   * @param cause whether it is, or belongs to, what counts as the cause
   */
  public record Line(long offset, String text, boolean cause) {
    public Line {
      text = text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…";
    }
  }

  LogExcerpt with(UnaryOperator<String> change) {
    return new LogExcerpt(
        lines.stream()
            .map(line -> new Line(line.offset(), change.apply(line.text()), line.cause()))
            .toList());
  }

  /** As text, with the lines of the cause marked. */
  String text() {
    var text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.cause() ? "> " : "  ").append(line.text()).append('\n');
    }
    return text.toString();
  }
}
